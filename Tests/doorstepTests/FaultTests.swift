import Foundation
import Testing

@Suite("Things that go wrong")
struct FaultTests {
    @Test("each is one clear sentence in the reader's language, and nothing is written", arguments: Fault.workspace)
    func workspaces(fault: Fault) throws { try check(fault) }

    @Test("a file that cannot be imported is one clear sentence, and nothing is written", arguments: Fault.files)
    func files(fault: Fault) throws { try check(fault) }

    private func check(_ fault: Fault) throws {
        let site = try Site.full()
        try fault.damage(site)
        let before = Self.contents(site.path)
        for (locale, words) in [("en_US.UTF-8", fault.english), ("zh_CN.UTF-8", fault.chinese)] {
            let command = fault.command.map { $0 == "FILE" ? site.ledger : $0 } + ["-C", site.path]
            let run = try Doorstep.run(command, ["LC_ALL": locale])
            site.expectNothingPersonal(in: run.stderr)
            #expect(run.status == fault.status, "\(run.stderr)")
            #expect(run.stderr.contains(words), "\(run.stderr)")
            #expect(run.stdout.isEmpty)
            if fault.status == 1 { #expect(run.stderr.split(separator: "\n").count == 1, "\(run.stderr)") }
        }
        let after = Self.contents(site.path)
        #expect(Set(after.keys) == Set(before.keys))
        for (name, content) in before where !(fault.keepsRows && name == "doorstep.sqlite") {
            #expect(after[name] == content, "\(name)")
        }
        let leavings = try FileManager.default.contentsOfDirectory(atPath: site.folder)
        #expect(leavings.allSatisfy { ["place", "ledger.csv"].contains($0) }, "\(leavings)")
    }

    @Test("a broken rule is shown with number, file, line and caret; the others are swept, and the status is 2")
    func brokenRule() throws {
        let site = try Site.full()
        let text = try String(contentsOfFile: "\(site.path)/Rules/fitout-guide.lua", encoding: .utf8)
        try site.write(
            rule: "fitout-guide",
            text.replacing("status = \"handed_over\"", with: "statu = \"handed_over\"")
        )
        let run = try site.run("sweep", "--on", Site.today, "--json")
        #expect(run.status == 2)
        let counts: SweepCounts = try run.json()
        #expect(counts.fired > 200 && counts.refused == 1)
        #expect(!counts.rules.contains { $0.name == "fitout-guide" })
        #expect(run.stderr.firstMatch(of: #/R[0-9]{3} Rules/fitout-guide.lua:10:[0-9]+:/#) != nil, "\(run.stderr)")
        #expect(run.stderr.contains("\n") && run.stderr.contains("^"))
        #expect(run.stderr.contains("status"), "the nearest name")
        let chinese = try site.run("sweep", "--on", Site.today, environment: ["LC_ALL": "zh_CN.UTF-8"])
        #expect(chinese.status == 2)
        #expect(chinese.stderr.contains("→"))
    }

    @Test("a rule that fails too often is taken out, named and reported; the others go on")
    func quarantine() throws {
        let site = try Site.full()
        try site.write(rule: "failing", Self.failing)
        let run = try site.run("sweep", "--on", Site.today)
        #expect(run.status == 2)
        #expect(run.stdout.contains("failing failed too often"))
        let counts: SweepCounts = try site.run("sweep", "--on", Site.today, "--json").json()
        #expect(counts.quarantined == ["failing"])
        #expect(try site.number("SELECT count(*) FROM ledger") > 500)
        #expect(try site.number("SELECT last_swept IS NULL FROM rules WHERE name = 'failing'") == 1)
    }

    @Test(
        "usage that makes no sense is status 64",
        arguments: [
            ["sweep", "--workers", "0"], ["sweep", "--known-on", "2026-01-01"], ["tasks", "done"], ["nonsense"],
            ["outbox", "settle", "1"], ["rules", "new", "Große Regel"],
        ]
    )
    func usage(arguments: [String]) throws {
        #expect(try Doorstep.run(arguments).status == 64)
    }

    /// The files of a workspace but the database's helpers, with what they hold.
    private static func contents(_ path: String) -> [String: Data] {
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        let kept = names.filter { !$0.hasSuffix(".lock") && !$0.hasSuffix("-shm") && !$0.hasSuffix("-wal") }
        return Dictionary(
            uniqueKeysWithValues: kept.map { name in
                (name, FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data())
            }
        )
    }

    private static let failing = """
        --- 总是出错。
        rule "failing" {
          api = 1, step = 5, owner = "客户关系专员", per = "journey",
          when = months(4):after "visit", late = days(400), who = { },
          check = function(j) return #j.contract + nil > 0 end,
          class = "notice",
          actions = { task { kind = "call", title = "电话", within = days(5) } },
        }
        """
}
