import Foundation
package import Lifecycle
import Synchronization

/// A wire log in a file that the kernel keeps for us: what is written is there once the instruction is done, whatever
/// ends the process, and costs no system call.
///
/// It is not written to disk on purpose: after the machine itself has failed its header tells another boot, and it is
/// not believed. The file is locked by its dispatcher; the lock ends with the process, so that a dispatcher whose file
/// can be locked is dead.
///
/// After 64 bytes of header (the boot's name, and whether slots ran out) come slots of 16 bytes: the message's number,
/// then its state (0 free, 1 begun, 2 and on an outcome), then the code.
package final class WireFile: WireLog {
    @safe private struct Slots {
        var free: [Int]
        var used: [Int64: Int] = [:]
        let memory: UnsafeMutableRawPointer
    }

    private let path: String
    private let descriptor: Int32
    private let slots: Mutex<Slots>

    private static let headerSize = 64  // bytes
    private static let overflow = 48  // the byte of the header that says it
    private static let slotSize = 16  // bytes
    /// More than can be on the wire or waiting to be written down: lanes wait long before.
    private static let slotCount = 16_384
    private static let size = headerSize + slotCount * slotSize

    /// Makes the log of a dispatcher.
    /// - Parameters:
    ///   - folder: Where logs are kept; made when it is missing.
    ///   - dispatcher: Whose log it is.
    /// - Throws: ``WorkspaceError/file(path:detail:)``.
    package init(folder: String, _ dispatcher: DispatcherID) throws {
        path = Self.path(folder, dispatcher)
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0, Self.reserve(descriptor) else {
            throw Self.unusable(path)
        }
        guard
            let memory = unsafe mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
            unsafe memory != MAP_FAILED
        else { throw Self.unusable(path) }
        let boot = Self.boot
        unsafe memory.copyMemory(from: boot, byteCount: boot.count)
        slots = Mutex(unsafe Slots(free: Array((0..<Self.slotCount).reversed()), memory: memory))
    }

    deinit {
        slots.withLock { _ = unsafe munmap($0.memory, Self.size) }
        close(descriptor)
    }

    /// Blocks are taken now: a full disk must not be met in the middle of sending.
    private static func reserve(_ descriptor: Int32) -> Bool { posix_fallocate(descriptor, 0, off_t(size)) == 0 }

    private static func unusable(_ path: String) -> WorkspaceError {
        let reason = unsafe String(cString: strerror(errno))
        return WorkspaceError.file(
            path: path,
            detail: Phrase(
                "cannot be written (\(reason)): make room, or check its permissions",
                zh: "无法写入（\(reason)）：请腾出空间，或检查权限"
            )
        )
    }

    package func begins(_ message: Int64) {
        slots.withLock { slots in
            guard slots.used[message] == nil else { return }
            guard let slot = slots.free.popLast() else {
                // From here on the log no longer tells who was not begun, and says so.
                unsafe slots.memory.storeBytes(of: 1, toByteOffset: Self.overflow, as: UInt8.self)
                return
            }
            slots.used[message] = slot
            let place = unsafe Self.place(slot, slots.memory)
            unsafe place.storeBytes(of: message, as: Int64.self)
            unsafe place.storeBytes(of: 1, toByteOffset: 8, as: UInt32.self)
        }
    }

    package func ends(_ report: DeliveryReport) {
        slots.withLock { slots in
            guard let slot = slots.used[report.message],
                let outcome = Self.outcomes.firstIndex(of: report.outcome)
            else { return }
            let place = unsafe Self.place(slot, slots.memory)
            unsafe place.storeBytes(of: UInt32(clamping: report.code), toByteOffset: 12, as: UInt32.self)
            unsafe place.storeBytes(of: UInt32(outcome) + 2, toByteOffset: 8, as: UInt32.self)
        }
    }

    package func forget(_ messages: [Int64]) {
        slots.withLock { slots in
            for message in messages {
                guard let slot = slots.used.removeValue(forKey: message) else { continue }
                unsafe Self.place(slot, slots.memory).storeBytes(of: 0, toByteOffset: 8, as: UInt32.self)
                slots.free.append(slot)
            }
        }
    }

    /// Removes the file, once nothing in it is of use any more.
    package func remove() { _ = unsafe unlink(path) }

    private static let outcomes: [DeliveryReport.Outcome] = [.accepted, .refused, .deferred, .unsent, .unknown]

    private static func place(_ slot: Int, _ memory: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        unsafe memory + headerSize + slot * slotSize
    }

    private static func path(_ folder: String, _ dispatcher: DispatcherID) -> String {
        "\(folder)/\(dispatcher.number).wire"
    }

    /// What tells one start of the machine from the next.
    private static let boot: [UInt8] = Array(ProcessMark.boot.utf8.prefix(36))
}

extension WireFile {
    /// What a dead dispatcher left behind.
    package enum Remains {
        /// It is at work.
        case alive
        /// It has ended; without traces there is no log to trust. `release` lets go of it once it is settled.
        case dead(traces: [Int64: WireTrace]?, release: () -> Void)
    }

    /// Looks whether a dispatcher is at work, and reads its log when it is not.
    ///
    /// Only a lock that was taken proves a death. Where the file is gone the process is asked for; where it cannot be
    /// opened, as by another user, the dispatcher counts as alive: to wait does less harm than to send twice.
    /// - Parameters:
    ///   - folder: Where logs are kept.
    ///   - dispatcher: Whose.
    ///   - process: What tells its process from all others.
    /// - Returns: What there is.
    package static func remains(folder: String, _ dispatcher: DispatcherID, process: ProcessMark?) -> Remains {
        let path = path(folder, dispatcher)
        let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else {
            let isGone = errno == ENOENT || errno == ENOTDIR
            return isGone && process?.isAlive != true ? .dead(traces: nil) {} : .alive
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return .alive
        }
        return .dead(traces: traces(path)) {
            _ = unsafe unlink(path)
            close(descriptor)
        }
    }

    private static func traces(_ path: String) -> [Int64: WireTrace]? {
        guard let data = FileManager.default.contents(atPath: path), data.count == size, !boot.isEmpty,
            data.prefix(boot.count).elementsEqual(boot), data[overflow] == 0
        else { return nil }
        var traces: [Int64: WireTrace] = [:]
        unsafe data.withUnsafeBytes { bytes in
            for slot in 0..<slotCount {
                let start = headerSize + slot * slotSize
                let state = unsafe bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt32.self)
                guard state > 0 else { continue }
                let message = unsafe bytes.loadUnaligned(fromByteOffset: start, as: Int64.self)
                let code = unsafe bytes.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self)
                guard state >= 2, Int(state) - 2 < outcomes.count else {
                    traces[message] = .begun
                    continue
                }
                traces[message] = .ended(outcomes[Int(state) - 2], code: Int(code))
            }
        }
        return traces
    }
}
