import Foundation
import Testing

@Suite("doorstep repl")
struct ReplTests {
    @Test("expressions need no database and make none")
    func withoutDatabase() throws {
        let site = try Site()
        let lines = "months(3):after \"move_in\"\n\n1 + 1\nlocal a = 2; \\\nreturn a * 2"
        let result = try site.run("repl", "--on", Site.today, input: lines)
        #expect(result.status == 0 && result.stderr.isEmpty)
        #expect(result.stdout == "3 months after move_in\n2\n4\n")
        #expect(!FileManager.default.fileExists(atPath: "\(site.path)/doorstep.sqlite"))
        let field = try site.run("repl", input: "j.status")
        #expect(field.status == 0 && field.stderr.contains("`doorstep import`") && field.stdout.isEmpty)
        #expect(try site.run("repl", "17", input: "1").status == 1)
    }

    @Test("fields are those of the subject that was chosen, as of the day that was chosen")
    func subjects() throws {
        let site = try Site.full()
        let journey = try #require(
            try site.rows("SELECT id || '|' || contract FROM journeys WHERE status = 'handed_over' LIMIT 1").first
        ).split(separator: "|").map(String.init)
        let lines = """
            j.contract
            status
            :person 1
            deceased
            :project \(try site.rows("SELECT code FROM projects LIMIT 1")[0])
            code
            today
            :on 2026-11-30
            today
            :quit
            1
            """
        let result = try site.run("repl", journey[0], "--on", Site.today, input: lines)
        let said = result.stdout.split(separator: "\n").map(String.init)
        try #require(result.status == 0 && result.stderr.isEmpty && said.count == 6, "\(result)")
        #expect(said[0] == "\"\(journey[1])\"" && said[1] == "\"handed_over\"")
        #expect(said[4].hasPrefix("2026-11-21 (") && said[5].hasPrefix("2026-11-30 ("))
        let fields = try site.run("repl", journey[1], environment: ["LC_ALL": "zh_CN.UTF-8"], input: ":fields")
        #expect(fields.stdout.contains(#/(?m)^status +状态 +已交付$/#))
        #expect(fields.stdout.contains("home.layout") && fields.stdout.contains("owner.homes"))
    }

    @Test("what goes wrong is told with its number, goes on, and names nobody")
    func errors() throws {
        let site = try Site.full()
        let lines = """
            j.statu
            :subject none
            :journey 1
            :on 2026-02-30
            j.status
            :subject 1
            error(j.owner.name)
            while true do end
            1
            """
        let result = try site.run("repl", input: lines)
        #expect(result.status == 0 && result.stdout == "1\n")
        for words in [
            "R030 1:3: ", "    j.statu\n", "did you mean status?", "there is no journey none", "no command :journey",
            "2026-02-30 is not a day", "nobody was chosen", "R057 line 1: ", "R052 line 1: ",
        ] { #expect(result.stderr.contains(words), "\(words) in \(result.stderr)") }
    }

    @Test("nothing is written, and another program's lock keeps nobody waiting")
    func readingOnly() throws {
        let site = try Site.full()
        let before = try site.rows(".dump")
        let holding = try site.holdDatabase()
        let result = try site.run("repl", "1", input: "j.contract\n:fields")
        try #require(!holding.hasEnded)
        holding.kill()
        #expect(result.status == 0 && result.stderr.isEmpty && result.stdout.hasPrefix("\""))
        #expect(try site.rows(".dump") == before)
    }

    @Test("a database of an older version is not read, and says what to do")
    func olderDatabase() throws {
        let site = try Site.full()
        _ = try site.rows("DELETE FROM grdb_migrations WHERE rowid = (SELECT max(rowid) FROM grdb_migrations)")
        let result = try site.run("repl", input: "1")
        #expect(result.status == 1 && result.stderr.contains("`doorstep doctor` brings it up to date"))
    }
}
