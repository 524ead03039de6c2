import Foundation
import Lifecycle

/// Keeps two programs from deciding in one workspace at once.
///
/// The lock is the kernel's: it ends with the process that holds it, so nobody ever has to remove one by hand. The
/// file only says who holds it.
package final class WorkspaceLock: Sendable {
    private let descriptor: Int32

    /// Takes a lock, or says who has it.
    /// - Parameters:
    ///   - path: The lock's file.
    ///   - purpose: What the holder does, such as `sweep`.
    /// - Throws: ``WorkspaceError/busy(holder:)``.
    package convenience init(path: String, purpose: String) throws { try self.init(path, purpose, waits: false) }

    /// Takes a lock that is held for a moment only, and waits for it.
    /// - Parameters:
    ///   - path: The lock's file.
    ///   - purpose: What the holder does.
    /// - Throws: ``WorkspaceError/file(path:detail:)``.
    package convenience init(waitingFor path: String, purpose: String) throws {
        try self.init(path, purpose, waits: true)
    }

    private init(_ path: String, _ purpose: String, waits: Bool) throws {
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw WorkspaceError.file(
                path: path,
                detail: Phrase("cannot be written: check its permissions", zh: "无法写入：请检查权限")
            )
        }
        guard flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            close(descriptor)
            throw WorkspaceError.busy(holder: holder.isEmpty ? "doorstep" : holder)
        }
        ftruncate(descriptor, 0)
        let text = "doorstep \(purpose) (process \(getpid()))"
        _ = unsafe text.withCString { unsafe pwrite(descriptor, $0, strlen($0), 0) }
    }

    deinit { close(descriptor) }
}
