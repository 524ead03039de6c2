import Foundation
import Glibc
import Testing

/// A small disk in memory, mounted over a folder whose content it takes.
final class Disk {
    static let canMount = geteuid() == 0

    private let path: String

    /// The system refused something.
    struct Refusal: Error {
        let code: Int32
    }

    /// Mounts a disk.
    /// - Parameters:
    ///   - path: The folder.
    ///   - megabytes: Its size.
    /// - Throws: ``Refusal``.
    init(at path: String, megabytes: Int = 4) throws {
        self.path = path
        let files = FileManager.default
        try files.moveItem(atPath: path, toPath: path + "-before")
        try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard unsafe mount("tmpfs", path, "tmpfs", 0, "size=\(megabytes)m") == 0 else { throw Refusal(code: errno) }
        for name in try files.contentsOfDirectory(atPath: path + "-before") {
            try files.copyItem(atPath: "\(path)-before/\(name)", toPath: "\(path)/\(name)")
        }
    }

    /// Fills the disk up to so many bytes.
    func fill(leaving spare: Int) throws {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: path)
        let free = (attributes[.systemFreeSize] as? NSNumber)?.intValue ?? 0
        let file = unsafe open("\(path)/filler", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard file >= 0 else { throw Refusal(code: errno) }
        defer { close(file) }
        guard posix_fallocate(file, 0, max(free - spare, 1)) == 0 else { throw Refusal(code: errno) }
    }

    func free() throws { try FileManager.default.removeItem(atPath: "\(path)/filler") }

    func unmount() { unsafe umount2(path, Int32(MNT_DETACH)) }
}
