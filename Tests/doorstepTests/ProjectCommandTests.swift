import Foundation
import Testing

@Suite("doorstep project")
struct ProjectCommandTests {
    /// A workspace with three journeys of P003, one of them with an open day of its own, and one of P004.
    private func makeSite() throws -> Site {
        let site = try Site()
        try site.write(
            ledger: """
                客户编号,项目编号,项目名称,城市,房号,合同编号,状态,签约日,工地开放日
                K1,P003,云栖苑,上海,101,C1,已签约,2026-01-05,
                K2,P003,云栖苑,上海,102,C2,已签约,2026-01-05,
                K3,P003,云栖苑,上海,103,C3,已签约,2026-01-05,2026-11-01
                K4,P004,湖畔,苏州,101,C4,已签约,2026-01-05,

                """
        )
        #expect(try site.run("import", site.ledger, "--on", Site.today).status == 0)
        return site
    }

    @Test("set says what it did and for how many journeys it counts, in both languages")
    func set() throws {
        let site = try makeSite()
        let first = try site.run("project", "set", "P003", "open_day", "2026-12-05")
        #expect(first.status == 0, "\(first.stderr)")
        #expect(
            first.stdout == """
                P003: open_day is 2026-12-05
                it counts for 2 journeys; 1 have a day of their own, which stays

                """
        )
        let again = try site.run(
            "project",
            "set",
            "P003",
            "工地开放日",
            "2026-12-05",
            environment: ["LC_ALL": "zh_CN.UTF-8"]
        )
        #expect(again.stdout.hasPrefix("P003 的工地开放日已经是 2026-12-05，无变化\n适用于 2 个旅程；1 个"))
        let moved = try site.run("project", "set", "P003", "工地开放日", "2026-12-12", "--json")
        let expected = ProjectMilestoneLine(
            project: "P003",
            milestone: "open_day",
            day: "2026-12-12",
            from: "2026-12-05",
            effect: "moved",
            journeys: 2,
            own: 1
        )
        #expect(try moved.json() == expected)
    }

    @Test("list shows the milestones that were set, and unset takes them away")
    func listAndUnset() throws {
        let site = try makeSite()
        _ = try site.run("project", "set", "P004", "open_day", "2026-12-05")
        let before: [ProjectLine] = try site.run("project", "list", "--json").json()
        #expect(before.map(\.code) == ["P003", "P004"] && before.map(\.journeys) == [3, 1])
        #expect(before.map(\.milestones) == [[:], ["open_day": "2026-12-05"]])
        #expect(try site.run("project", "list").stdout.contains("open_day 2026-12-05"))
        let removed: ProjectMilestoneLine = try site.run("project", "unset", "P004", "open_day", "--json").json()
        #expect(removed.effect == "removed" && removed.from == "2026-12-05" && removed.day.isEmpty)
        let again: ProjectMilestoneLine = try site.run("project", "unset", "P004", "open_day", "--json").json()
        #expect(again.effect == "unchanged" && again.from.isEmpty)
        #expect(try site.run("project", "unset", "P004", "open_day").stdout.contains("has no open_day"))
    }

    @Test(
        "what cannot be is said in one sentence, and changes nothing",
        arguments: [
            (["set", "P003", "handover", "2026-12-05"], 1, "handover is a day of each home, not of a project"),
            (["set", "P003", "入住日", "2026-12-05"], 1, "move_in is a day of each home, not of a project"),
            (["set", "P03", "open_day", "2026-12-05"], 1, "no project has the code P03: did you mean P003?"),
            (["set", "云栖苑", "open_day", "2026-12-05"], 1, "did you mean P003?"),
            (["unset", "Q77", "open_day"], 1, "see `doorstep project list`"),
            (["set", "P003", "open_dya", "2026-12-05"], 1, "no milestone is called open_dya: did you mean open_day?"),
            (["set", "P003", "泳池", "2026-12-05"], 1, "no milestone is called 泳池"),
            (["set", "P003", "open_day", "2026-02-30"], 64, "2026-02-30 is not a day"),
            (["set", "P003", "open_day", "2206-12-05"], 64, "not between 1900 and 2100"),
        ]
    )
    func refused(words: [String], status: Int32, sentence: String) throws {
        let site = try makeSite()
        let result = try Doorstep.run(["project"] + words + ["-C", site.path])
        #expect(result.status == status)
        #expect(result.stderr.contains(sentence), "\(result.stderr)")
        #expect(try site.number("SELECT count(*) FROM project_milestones") == 0)
    }

    @Test("a file of projects is imported like any other, and its milestones are the projects'")
    func file() throws {
        let site = try makeSite()
        try site.write(
            ledger: """
                项目编号,项目名称,客关团队,工地开放日
                P003,,一组,2026-12-05
                P005,新城,二组,2026-12-06
                P003,,,2026-12-07
                ,,三组,2026-12-08

                """
        )
        let first = try site.run("import", site.ledger, "--json")
        #expect(first.status == 2)
        let counts: ImportCounts = try first.json()
        #expect(counts.rows == 4 && counts.updated == 1 && counts.created == 1 && counts.rejected == 2)
        let again: ImportCounts = try site.run("import", site.ledger, "--json").json()
        #expect(again.rows == 4 && again.unchanged == 2 && again.rejected == 2)
        let projects: [ProjectLine] = try site.run("project", "list", "--json").json()
        #expect(projects.map(\.code) == ["P003", "P004", "P005"])
        #expect(projects.map(\.team) == ["一组", "", "二组"] && projects.map(\.name) == ["云栖苑", "湖畔", "新城"])
        #expect(
            projects.map(\.milestones) == [["open_day": "2026-12-05"], [:], ["open_day": "2026-12-06"]]
        )
    }

    @Test("a sweep finds the journeys through the project's day")
    func sweep() throws {
        let site = try makeSite()
        try site.removeRules()
        try site.write(
            rule: "open-day",
            """
            --- 工地开放日邀约。
            rule "open-day" {
              api = 1, step = 3, owner = "客户关系专员", per = "journey",
              when = days(7):before "open_day", late = days(5), class = "notice",
              actions = { task { kind = "call", title = "邀约", within = days(5) } },
            }
            """
        )
        _ = try site.run("project", "set", "P003", "open_day", "2026-12-05", "--on", Site.today)
        let counts: SweepCounts = try site.run("sweep", "--on", "2026-11-28", "--json").json()
        #expect(counts.fired == 2)
        #expect(try site.rows("SELECT journey, due FROM tasks ORDER BY 1").count == 2)
    }

    @Test("the tests of a rule per project may give milestones")
    func ruleTests() throws {
        let site = try Site()
        try site.write(
            rule: "open-day-letter",
            """
            --- 工地开放日公告。
            rule "open-day-letter" {
              api = 1, step = 3, owner = "客户关系专员", per = "project",
              when = days(7):before "open_day", late = days(5), who = { city = "上海" }, class = "notice",
              actions = { task { kind = "letter", title = "公告", within = days(5) } },
            }

            test "open-day-letter" {
              { "七天前", given = { city = "上海", open_day = "2026-12-05" }, on = "2026-11-28", expect = { "task letter" } },
              { "别的城市", given = { city = "苏州", open_day = "2026-12-05" }, on = "2026-11-28", expect = nothing,
                because = "city" },
            }
            """
        )
        let run = try site.run("rules", "test", "open-day-letter", "--json")
        let counts: RuleTestCounts = try run.json()
        #expect(counts.passed == 2 && counts.failed == 0, "\(run.stdout)")
    }
}

/// What `project set` and `project unset` print with `--json`.
struct ProjectMilestoneLine: Decodable, Equatable {
    let project: String
    let milestone: String
    let day: String
    let from: String
    let effect: String
    let journeys: Int
    let own: Int
}

/// A project of `project list --json`.
struct ProjectLine: Decodable {
    let code: String
    let name: String
    let team: String
    let journeys: Int
    let milestones: [String: String]
}

extension Site {
    /// Writes the customer file.
    func write(ledger text: String) throws { try Data(text.utf8).write(to: URL(filePath: ledger)) }
}
