import Foundation
import Testing

@Suite("Two programs in one workspace", .timeLimit(.minutes(5)))
struct LockTests {
    @Test("a second sweep says who is running; after a kill the next one runs by itself")
    func oneSweepAtATime() throws {
        let site = try Site.full()
        #expect(try site.run("sweep", "--on", "2026-11-20").status == 0)
        let holding = try site.holdDatabase()  // the first sweep waits for it, with its own lock in its hand
        try Data().write(to: URL(filePath: Self.holderPath(site)))
        let first = try site.start("sweep", "--on", Site.today)
        while !first.hasEnded, Self.holder(site).isEmpty { Thread.sleep(forTimeInterval: 0.001) }
        let holder = Self.holder(site)
        let second = try site.run("sweep", "--on", Site.today)
        let third = try site.run("sweep", "--on", Site.today, environment: ["LC_ALL": "zh_CN.UTF-8"])
        try #require(!first.hasEnded, "the first sweep was over too soon")
        #expect(holder.contains("sweep"))
        #expect(second.status == 1 && third.status == 1)
        #expect(second.stderr == "\(holder) is at work in this workspace: wait until it has finished\n")
        #expect(third.stderr == "\(holder) 正在此工作区运行：请等它结束\n")
        first.kill()
        holding.kill()
        #expect(try site.run("sweep", "--on", Site.today).status == 0)
    }

    @Test("a locked database is one sentence, in both languages, and lists still work")
    func lockedDatabase() throws {
        let site = try Site.full()
        #expect(try site.run("sweep", "--on", "2026-11-20").status == 0)
        let before = try site.decisions()
        let holding = try site.holdDatabase()
        let sweep = try site.start("sweep", "--on", Site.today)
        let send = try Running(["outbox", "send", "--at", Site.morning, "-C", site.path], ["LC_ALL": "zh_CN.UTF-8"])
        #expect(try site.run("tasks", "list", "--json").status == 0)
        #expect(try site.run("sweep", "--on", Site.today, "--dry-run").status == 0)
        let (swept, sent) = (try sweep.end(), try send.end())
        try #require(!holding.hasEnded)
        holding.kill()
        #expect(swept.status == 1 && sent.status == 1)
        #expect(swept.stderr.contains("another program is writing to"))
        #expect(swept.stderr.split(separator: "\n").count == 1)
        #expect(sent.stderr.contains("另一个程序正在写"))
        #expect(try site.decisions() == before)
        #expect(try site.run("sweep", "--on", Site.today).status == 0)
    }

    private static func holderPath(_ site: Site) -> String { "\(site.path)/.sweep.lock" }

    private static func holder(_ site: Site) -> String {
        (try? String(contentsOfFile: holderPath(site), encoding: .utf8)) ?? ""
    }
}
