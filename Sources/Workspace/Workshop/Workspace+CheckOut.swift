import Foundation
package import Lifecycle

extension Workspace {
    /// Writes the files of a rule book into the folders `Rules` and `Templates`, and takes away what it has not.
    /// - Parameters:
    ///   - revision: The rule book.
    ///   - store: Keeps what stands there now, so that no edit is lost.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: What stood there; nothing when it is the same.
    /// - Throws: ``WorkspaceError`` for a file that cannot be written: what stood there is kept by then.
    package func checkOut(
        _ revision: Revision,
        keepingIn store: any RevisionStore,
        at moment: Int64
    ) throws -> Revision? {
        let working = try workingRevision()
        guard working.hash != revision.hash else { return nil }
        try store.keep(working, at: moment)
        let (old, new) = (working.contents, revision.contents)
        for path in new.keys.sorted() where old[path] != new[path] { try write(new[path] ?? [], to: path) }
        for path in old.keys.sorted() where new[path] == nil {
            try? FileManager.default.removeItem(atPath: "\(self.path)/\(path)")
        }
        return working
    }

    private func write(_ content: [UInt8], to name: String) throws {
        let file = URL(filePath: "\(path)/\(name)")
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(content).write(to: file, options: .atomic)
        } catch {
            throw WorkspaceError.file(
                path: file.path,
                detail: Phrase("cannot be written: check the folder and its permissions", zh: "无法写入：请检查文件夹与权限")
            )
        }
    }
}
