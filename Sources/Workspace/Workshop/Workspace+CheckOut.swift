import Foundation
package import Lifecycle

extension Workspace {
    /// Keeps what stands in the folders `Rules` and `Templates`, so that no edit is lost when other files are written.
    /// - Parameters:
    ///   - store: Where it is kept.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: What stands there.
    /// - Throws: ``WorkspaceError`` for a file that cannot be read, or the store's error.
    package func keepWorkingFiles(in store: any RevisionStore, at moment: Int64) throws -> Revision {
        let working = try workingRevision()
        try store.keep(working, at: moment)
        return working
    }

    /// Writes the files of a rule book into the folders `Rules` and `Templates`, and takes away what it has not.
    /// - Parameters:
    ///   - revision: The rule book.
    ///   - working: What stands there.
    /// - Throws: ``WorkspaceError`` for a file that cannot be written or taken away; some of them are by then.
    package func checkOut(_ revision: Revision, replacing working: Revision) throws {
        let (old, new) = (working.contents, revision.contents)
        for path in new.keys.sorted() where old[path] != new[path] { try write(new[path] ?? [], to: path) }
        for path in old.keys.sorted() where new[path] == nil { try remove(path) }
    }

    private func remove(_ name: String) throws {
        let file = "\(path)/\(name)"
        do {
            try FileManager.default.removeItem(atPath: file)
        } catch {
            throw WorkspaceError.file(
                path: file,
                detail: Phrase("cannot be taken away: check the folder and its permissions", zh: "无法删除：请检查文件夹与权限")
            )
        }
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
