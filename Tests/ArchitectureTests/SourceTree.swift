import Foundation

/// The files of this package, as text.
enum SourceTree {
    struct File: Sendable {
        let name: String
        let lines: [String]
    }

    private static var root: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    }

    static func folders(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
    }

    static func swiftFiles(in folder: String) throws -> [File] { try files(in: folder, suffix: ".swift") }

    static func files(in folder: String, suffix: String) throws -> [File] {
        let base = root.appending(path: folder)
        return try FileManager.default.subpathsOfDirectory(atPath: base.path).sorted().filter { $0.hasSuffix(suffix) }
            .map { name in
                let text = try String(contentsOf: base.appending(path: name), encoding: .utf8)
                return File(name: "\(folder)/\(name)", lines: text.components(separatedBy: "\n"))
            }
    }
}
