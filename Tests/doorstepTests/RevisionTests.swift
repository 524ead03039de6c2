import Foundation
import Testing

@Suite("Revisions of the rule book")
struct RevisionTests {
    private struct Activation: Decodable {
        let revision: String
        let active: Bool
        let author: String
        let message: String
        let files: [String]
    }

    private struct Done: Decodable {
        let revision: String
        let replaced: String?
        let people: Int
        let rules: [String]
    }

    private struct BlameLine: Decodable {
        let text: String
        let author: String?
    }

    private static let rule = """
        --- 欢迎。
        rule "welcome" {
          api = 1, step = 2, owner = "客户关系专员", per = "journey",
          when = days(1):after "signing", late = days(400), class = "notice",
          actions = { task { kind = "call", title = "欢迎", within = days(3) } },
        }

        test "welcome" {
          { "次日", given = { signing = "2026-01-01" }, on = "2026-01-02", expect = { "task call" } },
        }

        """

    /// A workspace with one rule in use.
    private func site() throws -> Site {
        let site = try Site.full()
        try site.removeRules()
        try site.write(rule: "welcome", Self.rule)
        #expect(try site.run("sweep", "--on", Site.today).status == 0)
        return site
    }

    private func activate(_ site: Site, _ arguments: String...) throws -> Doorstep.Result {
        try Doorstep.run(
            ["rules", "activate", "-m", "改了", "--author", "小王", "--to", "2026-11-24"]
                + arguments + ["-C", site.path],
            ["DOORSTEP_ACTIVATION_LIMIT": "0"]
        )
    }

    private func log(_ site: Site) throws -> [Activation] { try site.run("rules", "log", "--json").json() }

    private func fired(_ site: Site, _ arguments: String...) throws -> Int {
        let counts: SweepCounts = try Doorstep.run(["sweep", "--json"] + arguments + ["-C", site.path]).json()
        return counts.fired
    }

    @Test("the first sweep puts to use what it finds; later ones decide by that, whatever happens to the files")
    func filesDoNotCount() throws {
        let site = try site()
        #expect(try log(site).map(\.active) == [true])
        try site.write(rule: "welcome", Self.rule.replacing("days(1)", with: "days(2)"))
        let edited = try site.run("sweep", "--on", "2026-11-22", "--dry-run")
        #expect(edited.status == 0 && edited.stderr.contains("doorstep rules activate"))
        try site.write(rule: "welcome", "rule \"welcome\" {")
        try FileManager.default.removeItem(atPath: "\(site.path)/Templates")
        let broken = try site.run("sweep", "--on", "2026-11-22")
        #expect(broken.status == 0, "\(broken.stderr)")
        #expect(try site.run("outbox", "send", "--at", Site.morning).status == 0)
        #expect(try log(site).count == 1)
    }

    @Test("a sweep of the files, for trials, leaves what is in use as it is")
    func working() throws {
        let site = try site()
        try site.write(rule: "another", Self.rule.replacing("welcome", with: "another"))
        #expect(try fired(site, "--on", "2026-11-22", "--dry-run") == 0)
        #expect(try fired(site, "--on", "2026-11-22", "--working") > 0)
        #expect(try log(site).count == 1)
    }

    @Test("an activation shows what it changes, says who did it and why, and the next sweep decides by it")
    func activation() throws {
        let site = try site()
        try site.write(rule: "another", Self.rule.replacing("welcome", with: "another"))
        let page = try activate(site)
        #expect(page.status == 1 && page.stdout.contains("another"), "\(page.stdout) \(page.stderr)")
        let people = try #require(page.stderr.firstMatch(of: #/--people ([0-9]+)/#)?.1)
        let wrong = try activate(site, "--people", "1")
        #expect(wrong.status == 1 && wrong.stderr.contains("you said 1 people"))
        #expect(try log(site).count == 1, "nothing was put to use")

        let done: Done = try activate(site, "--people", String(people), "--json").json()
        #expect(done.people == Int(people) && done.rules == ["another"])
        let log = try log(site)
        #expect(log.map(\.message).first == "改了" && log.map(\.author).first == "小王")
        #expect(log.first?.files == ["Rules/another.lua"] && log.first?.revision == done.revision)
        #expect(log.last?.revision == done.replaced)
        #expect(try fired(site, "--on", "2026-11-22") > 0)
        let again = try activate(site)
        #expect(again.status == 0 && again.stderr.contains("in use already"))
    }

    @Test("at a terminal the number is typed, also with the full-width digits of an input method")
    func typed() throws {
        let site = try site()
        try site.write(rule: "another", Self.rule.replacing("welcome", with: "another"))
        let people = try #require(try activate(site).stderr.firstMatch(of: #/--people ([0-9]+)/#)?.1)
        let wide = people.unicodeScalars.compactMap { UnicodeScalar($0.value + 0xFEE0) }.map(String.init).joined()
        for (answer, words) in [
            ("", "that is no number"), ("是", "that is no number"), ("1,234", "that is no number"),
            ("二十", "that is no number"),
            ("１", "you said 1 people"), (wide, "is in use; back to"),
        ] {
            #expect(try log(site).count == 1, "before \(answer)")
            let command = "\(Doorstep.path) rules activate -m 改了 --to 2026-11-24 -C \(site.path)"
            let terminal = try Running(
                ["/usr/bin/script", "--quiet", "--return", "--command", command, "/dev/null"],
                variables: ["DOORSTEP_ACTIVATION_LIMIT": "0", "LC_ALL": "C.UTF-8"],
                input: answer + "\n"
            )
            let page = try terminal.end().stdout
            #expect(page.contains(words), "\(answer)")
        }
        #expect(try log(site).count == 2)
    }

    @Test(
        "a rule book with an error or a failing test is not put to use",
        arguments: [
            ("days(1)", "dys(1)", "1 errors"), ("2026-01-02\", expect", "2026-01-01\", expect", "1 tests fail"),
        ]
    )
    func refused(old: String, new: String, words: String) throws {
        let site = try site()
        try site.write(rule: "welcome", Self.rule.replacing(old, with: new))
        let result = try activate(site)
        #expect(result.status == 1 && result.stderr.contains(words), "\(result.stderr)")
        #expect(result.stderr.contains("Rules/welcome.lua") || result.stderr.contains("FAILED welcome"))
        #expect(try log(site).count == 1)
    }

    @Test("a rollback puts the book before to use; files come back when asked for, and what stood there is kept")
    func rollback() throws {
        let site = try site()
        try site.write(rule: "welcome", Self.rule.replacing("days(400)", with: "days(300)"))
        try site.activate()
        let before = try #require(try log(site).last)
        let limit = ["DOORSTEP_ACTIVATION_LIMIT": "9999999"]
        let back = try site.run("rules", "rollback", "-m", "错了", "--to", "2026-11-24", environment: limit)
        #expect(back.status == 0 && back.stderr.contains("doorstep rules diff"), "\(back.stderr)")
        #expect(try log(site).map(\.revision).first == before.revision)
        let lost = Self.rule.replacing("欢迎", with: "改到一半")
        try site.write(rule: "welcome", lost)
        try site.write(rule: "extra", Self.rule.replacing("welcome", with: "extra"))
        let files = try site.run("rules", "rollback", "active", "--files", "-m", "还原")
        #expect(files.status == 0, "\(files.stderr)")
        let welcome = try String(contentsOfFile: "\(site.path)/Rules/welcome.lua", encoding: .utf8)
        #expect(welcome == Self.rule)
        #expect(!FileManager.default.fileExists(atPath: "\(site.path)/Rules/extra.lua"))
        let kept = try #require(files.stderr.firstMatch(of: /kept as ([0-9a-f]+)/)?.1)
        let diff = try site.run("rules", "diff", "active", String(kept)).stdout
        #expect(diff.contains("+--- 改到一半。") && diff.contains("+++ Rules/extra.lua"), "\(diff)")
    }

    @Test("a difference is told line by line, and a line by who brought it")
    func lines() throws {
        let site = try site()
        try site.write(rule: "welcome", Self.rule.replacing("days(400)", with: "days(300)"))
        let diff = try site.run("rules", "diff").stdout
        #expect(diff.contains("--- Rules/welcome.lua\n+++ Rules/welcome.lua\n@@ -1,7 +1,7 @@\n"), "\(diff)")
        try site.activate()
        try site.write(rule: "welcome", "\n" + Self.rule.replacing("days(400)", with: "days(300)"))
        let blame: [BlameLine] = try site.run("rules", "blame", "welcome", "--json").json()
        #expect(blame.first?.author == nil && blame.first?.text == "")
        #expect(blame[1].author == "doorstep sweep")
        let edited = try #require(blame.first { $0.text.contains("days(300)") })
        #expect(edited.author != nil && edited.author != "doorstep sweep")
        #expect(try site.run("rules", "diff", "active", "active").stdout.contains("are the same"))
        let unknown = try site.run("rules", "diff", "000000")
        #expect(unknown.status == 1 && unknown.stderr.contains("begins with 000000"))
        let short = try site.run("rules", "rollback", "3", "--message", "three back")
        #expect(short.status == 1 && short.stderr.contains("at least 6 characters"))
        let text = try String(contentsOfFile: "\(site.path)/Rules/welcome.lua", encoding: .utf8)
        try site.write(rule: "welcome", text.replacing("\n", with: "\r\n"))
        try site.activate()
        try site.write(rule: "welcome", text)
        #expect(try site.run("rules", "diff").stdout.contains("only line ends differ"))
        #expect(try site.run("rules", "test", "welcom").stderr.contains("did you mean welcome?"))
        try site.removeRules()
        try site.activate()
        let gone: [BlameLine] = try site.run("rules", "blame", "welcome", "--json").json()
        #expect(gone.map(\.text) == blame.map(\.text), "the last rule book that had it")
        #expect(try site.run("rules", "blame", "welcom").stderr.contains("did you mean welcome?"))
    }
}
