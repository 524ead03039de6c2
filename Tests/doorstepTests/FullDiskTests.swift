import Foundation
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
