import Foundation
import Glibc
import Testing

@Suite("A full disk", .enabled(if: Disk.canMount, "mounting takes root"), .timeLimit(.minutes(3)))
struct FullDiskTests {
    @Test("is one sentence; after making room everything goes on as if nothing had been", arguments: [40, 120, 240])
    func fullDisk(spareKilobytes: Int) throws {
        let site = try Site.full()
        let whole = try site.copy()
        #expect(try whole.run("sweep", "--on", Site.today).status == 0)
        let disk = try Disk(at: site.path)
        defer { disk.unmount() }
        try disk.fill(leaving: spareKilobytes << 10)
        let run = try site.run("sweep", "--on", Site.today)
        #expect(run.status == 1)
        #expect(run.stderr.contains("the disk that holds"), "\(run.stderr)")
        #expect(run.stderr.split(separator: "\n").count == 1)
        try disk.free()
        let again = try site.run("sweep", "--on", Site.today)
        #expect(again.status == 0, "\(again.stderr)")
        #expect(try site.decisions() == whole.decisions())
    }
}

/// A small disk in memory, mounted over a folder whose content it takes.
private final class Disk {
    static let canMount = geteuid() == 0

    private let path: String

    /// The system refused something.
    struct Refusal: Error {
        let code: Int32
    }

    init(at path: String) throws {
        self.path = path
        let files = FileManager.default
        try files.moveItem(atPath: path, toPath: path + "-before")
        try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard unsafe mount("tmpfs", path, "tmpfs", 0, "size=4m") == 0 else { throw Refusal(code: errno) }
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
