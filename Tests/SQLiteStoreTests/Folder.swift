import Foundation

/// A folder of its own for a test.
struct Folder {
    let path: String

    /// A file in it; nothing makes the file.
    func file(_ name: String = "store.db") -> String { "\(path)/\(name)" }

    /// A file in it that no other call names.
    func newFile() -> String { file("\(UUID().uuidString).db") }

    /// Lends a new folder, which is gone afterwards.
    static func lend<Value>(_ body: (Folder) throws -> Value) throws -> Value {
        let url = FileManager.default.temporaryDirectory.appending(path: "doorstep-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(Folder(path: url.path))
    }
}
