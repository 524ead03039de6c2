import GRDB
package import Lifecycle

/// Why the store could not do what was asked, for the person who runs it.
package enum StoreError: Explained, Equatable {
    /// Another program holds the database.
    case locked(path: String)
    /// There is no room left on the disk.
    case full(path: String)
    /// The database cannot be written.
    case readOnly(path: String)
    /// The file is not a database.
    case notADatabase(path: String)
    /// The file is a database of another program.
    case foreign(path: String)
    /// The file was written by a newer Doorstep.
    case newer(path: String)
    /// The file was written by an older Doorstep, and must be brought up to date before it can be read alone.
    case older(path: String)
    /// The file cannot be opened.
    case cannotOpen(path: String)
    /// The file is damaged.
    case damaged(path: String, detail: String)
    /// Anything else SQLite says.
    case other(path: String, detail: String)

    /// Reads a database's error; keeps everything else as it is.
    static func translating<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            guard let error = error as? DatabaseError else { throw error }
            throw StoreError(error, path: path)
        }
    }

    init(_ error: DatabaseError, path: String) {
        let detail = "\(error.message ?? "code \(error.extendedResultCode.rawValue)")"
        // With no byte left, SQLite cannot even make the index of its write-ahead log.
        if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE {
            self = .full(path: path)
            return
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
        case .SQLITE_FULL: self = .full(path: path)
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
        case .SQLITE_NOTADB: self = .notADatabase(path: path)
        case .SQLITE_CANTOPEN: self = .cannotOpen(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path, detail: detail)
        default: self = .other(path: path, detail: detail)
        }
    }

    /// What is wrong and what to do.
    package var phrase: Phrase {
        switch self {
        case .locked(let path):
            Phrase(
                "another program is writing to \(path): wait for it to finish, then run the command again",
                zh: "另一个程序正在写 \(path)：请等它结束后重新运行"
            )
        case .full(let path):
            Phrase(
                "the disk that holds \(path) is full: free some space, then run the command again; nothing was half-written",
                zh: "\(path) 所在磁盘已满：请腾出空间后重新运行，没有写入一半的数据"
            )
        case .readOnly(let path):
            Phrase(
                "\(path) cannot be written: check its owner and permissions, and whether the disk is mounted read-only",
                zh: "无法写入 \(path)：请检查文件的所有者和权限，以及磁盘是否以只读方式挂载"
            )
        case .notADatabase(let path):
            Phrase(
                "\(path) is not a database: move it away, or name another one under `database` in doorstep.yaml",
                zh: "\(path) 不是数据库文件：请移走它，或在 doorstep.yaml 的 database 中另指定一个"
            )
        case .foreign(let path):
            Phrase(
                "\(path) is a database of another program: name another file under `database` in doorstep.yaml",
                zh: "\(path) 是其他程序的数据库：请在 doorstep.yaml 的 database 中另指定一个文件"
            )
        case .newer(let path):
            Phrase(
                "\(path) was written by a newer version of Doorstep: install that version, or restore a backup",
                zh: "\(path) 由更新版本的 Doorstep 写成：请安装该版本，或恢复备份"
            )
        case .older(let path):
            Phrase(
                "\(path) was written by an older version of Doorstep: `doorstep doctor` brings it up to date",
                zh: "\(path) 由较早版本的 Doorstep 写成：运行一次 doorstep doctor 即可更新"
            )
        case .cannotOpen(let path):
            Phrase(
                "\(path) cannot be opened: check that its folder exists and that you may write there",
                zh: "无法打开 \(path)：请检查其目录是否存在、是否有写入权限"
            )
        case .damaged(let path, let detail):
            Phrase("\(path) is damaged (\(detail)): restore a backup", zh: "\(path) 已损坏（\(detail)）：请恢复备份")
        case .other(let path, let detail): Phrase("\(path): \(detail)", zh: "\(path)：\(detail)")
        }
    }
}
