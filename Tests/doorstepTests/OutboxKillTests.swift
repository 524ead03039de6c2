import Foundation
import Testing

@Suite("Sending that is killed", .timeLimit(.minutes(10)))
struct OutboxKillTests {
    private static let trials = 12 * Doorstep.soak
    private static let kills = 3

    @Test("loses no message and hands none over twice; what is in doubt is `unknown` until a person settles it")
    func kills() throws {
        let site = try Site.full()
        #expect(try site.run("sweep", "--on", Site.today).status == 0)
        let all = try site.number("SELECT count(*) FROM outbox")
        let usual = try site.copy()
        let calls = try CrashPoint.count(["outbox", "send", "--at", Site.morning, "-C", usual.path]).calls
        var random = SeededRandom(seed: 7)
        var doubts = 0
        for _ in 0..<Self.trials {
            let copy = try site.copy()
            // One kill while texts are on their way to the file, the others anywhere.
            let spool = CrashPoint.variables(at: Int.random(in: 1...2, using: &random), isTorn: true)
            let first = try copy.run(
                "outbox",
                "send",
                "--at",
                Site.morning,
                environment: spool.merging(["CRASH_FILE": "/sms.txt"]) { $1 }
            )
            #expect(first.status == 128 + SIGKILL)
            for kill in 1..<Self.kills {
                let call = Int.random(in: 1...calls / (kill + 1), using: &random)
                try copy.crash(at: call, isTorn: Bool.random(using: &random), "outbox", "send", "--at", Site.morning)
            }
            let last = try copy.run("outbox", "send", "--at", Site.morning)
            #expect(last.status == 0 || last.status == 2, "\(last.stderr)")
            doubts += try Self.check(copy, all: all)
        }
        #expect(doubts > 0, "no kill hit a message on its way")
    }

    /// Checks a workspace whose messages were sent with interruptions, settles what is in doubt and checks again.
    /// - Returns: How many were in doubt.
    private static func check(_ site: Site, all: Int) throws -> Int {
        #expect(try site.rows("SELECT DISTINCT state FROM outbox WHERE state NOT IN ('accepted', 'unknown')") == [])
        #expect(try site.number("SELECT count(*) FROM outbox") == all)
        let unknown = Set(try site.rows("SELECT \(key) FROM outbox WHERE state = 'unknown'"))
        let accepted = Set(try site.rows("SELECT \(key) FROM outbox WHERE state = 'accepted'"))
        let spooled = site.keys()
        #expect(Set(spooled).count == spooled.count, "a message went out twice")
        #expect(accepted.isSubset(of: spooled))
        #expect(accepted.union(unknown).isSuperset(of: spooled))

        let numbers = unknown.map { ($0.split(separator: ".").last.map(String.init) ?? "", spooled.contains($0)) }
        for (word, isThere) in [("arrived", true), ("resend", false)] {
            let ids = numbers.filter { $0.1 == isThere }.map(\.0)
            guard !ids.isEmpty else { continue }
            #expect(try Doorstep.run(["outbox", "settle", "-C", site.path, "--as", word] + ids).status == 0)
        }
        #expect(try site.run("outbox", "send", "--at", Site.morning).status == 0)
        #expect(Set(site.keys()).count == all && site.keys().count == all)
        #expect(try site.rows("SELECT DISTINCT state FROM outbox") == ["accepted"])
        return unknown.count
    }

    private static let key = "(SELECT key FROM workspace) || '.' || id"
}

extension Site {
    /// The keys of all messages in the spool; a line that a kill has cut short is none.
    fileprivate func keys() -> [String] {
        texts().filter { $0.split(separator: "\t", omittingEmptySubsequences: false).count == 3 }
            .map { String($0.prefix { $0 != "\t" }) } + mails()
    }
}
