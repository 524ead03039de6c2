import Foundation

/// Databases as files.
enum StoreFile {
    /// Makes a copy that is on disk and in the page cache, in place of whatever was there.
    static func copy(_ source: String, to target: String) throws {
        try remove(target)
        try FileManager.default.copyItem(atPath: source, toPath: target)
        // What is not on disk yet would be written while the copy is measured.
        let handle = try FileHandle(forUpdating: URL(filePath: target))
        try handle.synchronize()
        try handle.close()
    }

    /// Moves a database that nobody has open.
    static func move(_ source: String, to target: String) throws {
        try remove(target)
        try FileManager.default.moveItem(atPath: source, toPath: target)
    }

    /// Removes a database with what SQLite keeps beside it.
    static func remove(_ path: String) throws {
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
    }
}
