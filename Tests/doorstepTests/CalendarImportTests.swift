import Foundation
import Testing

@Suite("doorstep calendar import")
struct CalendarImportTests {
    /// Monday through Wednesday off, and the Saturday after worked.
    private static let spring = """
        日期,类型,节日
        2027-02-08,休,春节
        2027-02-09,休,春节
        2027-02-10,休,春节
        2027-02-13,班,春节

        """

    /// A workspace with a rule in workdays, one journey it made a task for, and two that it has still to decide.
    private func makeSite() throws -> Site {
        let site = try Site()
        try site.removeRules()
        try site.write(rule: "counts", SampleRules.inWorkdays("counts"))
        try site.write(
            ledger: """
                客户编号,项目编号,房号,合同编号,状态,签约日
                K1,P001,101,C1,已签约,2027-02-01
                K2,P001,102,C2,已签约,2027-02-05
                K3,P001,103,C3,已签约,2027-02-07
                K4,P001,104,C4,已签约,2027-03-01

                """
        )
        #expect(try site.run("import", site.ledger, "--on", "2027-02-01").status == 0)
        // Two workdays after the Monday it is Wednesday; the task has three more, until the Monday after.
        let sweep: SweepCounts = try site.run("sweep", "--on", "2027-02-05", "--json").json()
        #expect(sweep.fired == 1)
        return site
    }

    @Test("shows what moves and takes nothing without a word, takes it with --yes, and again is unchanged")
    func taking() throws {
        let site = try makeSite()
        let file = try site.writeArrangement(Self.spring)
        let command = ["calendar", "import", file, "--on", "2027-02-05", "-C", site.path]
        let asked = try Doorstep.run(command + ["--json"])
        #expect(asked.status == 1 && asked.stderr.contains("nothing was taken: look at what changes"))
        let preview: ArrangementLine = try asked.json()
        #expect(!preview.taken && !preview.unchanged && preview.year == 2027 && preview.refused == 0)
        #expect(preview.changes.map(\.date) == ["2027-02-08", "2027-02-09", "2027-02-10", "2027-02-13"])
        #expect(
            preview.changes.map(\.from) == ["", "", "", ""]
                && preview.changes.map(\.to) == ["off", "off", "off", "work"]
        )
        #expect(preview.tasks.map(\.from) == ["2027-02-10"] && preview.tasks.map(\.to) == ["2027-02-13"])
        #expect(preview.rules.map(\.name) == ["counts"] && preview.rules.map(\.count) == [2])
        #expect(preview.rules.first?.moves == [.init(from: "2027-02-09", to: "2027-02-12", count: 2)])
        #expect(try site.number("SELECT count(*) FROM arranged_days") == 0)
        #expect(try site.due() == "2027-02-10")

        let dry = try Doorstep.run(command + ["--dry-run"])
        #expect(dry.status == 0 && dry.stdout.contains("  2027-02-13 Sat: weekend → work 春节\n"))
        #expect(dry.stdout.contains("counts: 2 undecided journeys move\n  2027-02-09 → 2027-02-12  2\n"))
        #expect(try site.number("SELECT count(*) FROM arranged_days") == 0)

        let taken: ArrangementLine = try Doorstep.run(command + ["--yes", "--json"]).json()
        #expect(taken.taken && taken.tasks == preview.tasks && taken.rules.map(\.count) == [2])
        #expect(try site.due() == "2027-02-13")
        let again = try Doorstep.run(command + ["--json"])
        #expect(again.status == 0)
        let view: ArrangementLine = try again.json()
        #expect(view.unchanged && !view.taken && view.changes.isEmpty && view.tasks.isEmpty && view.rules.isEmpty)
        #expect(try site.number("SELECT count(*) FROM arranged_days") == 4)
    }

    @Test("the next sweep counts by the new arrangement")
    func sweeping() throws {
        let site = try makeSite()
        let file = try site.writeArrangement(Self.spring)
        #expect(try site.run("calendar", "import", file, "--yes", "--on", "2027-02-05").status == 0)
        let early: SweepCounts = try site.run("sweep", "--on", "2027-02-11", "--json").json()
        #expect(early.due == 0)
        let late: SweepCounts = try site.run("sweep", "--on", "2027-02-12", "--json").json()
        #expect(late.fired == 2)
    }

    @Test("a milestone of the project moves its journeys, and a yearly day everyone who is undecided")
    func otherRules() throws {
        let site = try makeSite()
        let file = try site.writeArrangement(Self.spring)
        try site.write(
            rule: "counts",
            SampleRules.inWorkdays("counts").replacing(#"after "signing""#, with: #"after "open_day""#)
        )
        try site.write(
            rule: "yearly",
            """
            --- 春节前。
            rule "yearly" {
              api = 1, step = "care", owner = "客户关系专员", per = "person",
              when = date(2, 12):minus(workdays(3)), late = days(3), class = "notice",
              actions = { task { kind = "call", title = "问候", within = days(3) } },
            }
            """
        )
        try site.activate(to: "2027-03-06")
        #expect(try site.run("project", "set", "P001", "open_day", "2027-02-06").status == 0)
        let run = try site.run("calendar", "import", file, "--dry-run", "--on", "2027-02-05", "--json")
        let view: ArrangementLine = try run.json()
        #expect(view.rules.map(\.name) == ["counts", "yearly"], "\(run.stdout) \(run.stderr)")
        #expect(view.rules.first?.moves == [.init(from: "2027-02-09", to: "2027-02-12", count: 3)])
        #expect(view.rules.last?.moves == [.init(from: "2027-02-09", to: "2027-02-04", count: 4)])
    }

    @Test(
        "on a terminal it asks, and takes what is answered with yes",
        arguments: [("", false), ("n", false), ("否", false), ("y", true), ("YES ", true), ("是", true)]
    )
    func asking(answer: String, isTaken: Bool) throws {
        let site = try Site()
        let file = try site.writeArrangement(Self.spring)
        let words = [
            "python3", "-c", Self.terminal, answer, Doorstep.path, "calendar", "import", file, "-C", site.path,
        ]
        let result = try Running(words, variables: ["LC_ALL": "C.UTF-8"]).end()
        #expect(result.stdout.contains("take this arrangement? [y/N]"), "\(result.stderr)")
        #expect(result.status == (isTaken ? 0 : 1))
        #expect(try site.number("SELECT count(*) FROM arranged_days") == (isTaken ? 4 : 0))
    }

    /// Runs a program on a terminal of its own, answers its question and passes on what it prints.
    private static let terminal = """
        import os, pty, sys
        process, terminal = pty.fork()
        if process == 0: os.execv(sys.argv[2], sys.argv[2:])
        text, answered = b"", False
        while True:
            try: piece = os.read(terminal, 4096)
            except OSError: break
            if not piece: break
            text += piece
            if not answered and b"[y/N]" in text:
                os.write(terminal, sys.argv[1].encode() + b"\\n")
                answered = True
        sys.stdout.buffer.write(text)
        sys.stdout.flush()
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
        """

    @Test("GB18030 is read, and people are asked in their language")
    func encodings() throws {
        let site = try Site()
        let file = try site.writeArrangement(
            [0xC8, 0xD5, 0xC6, 0xDA, 0x2C, 0xC0, 0xE0, 0xD0, 0xCD, 0x0A]  // 日期,类型
                + Array("2028-01-03,".utf8) + [0xD0, 0xDD, 0x0A]  // 休
        )
        let result = try site.run("calendar", "import", file, environment: ["LC_ALL": "zh_CN.UTF-8"])
        #expect(result.status == 1 && result.stderr.hasPrefix("尚未采用"))
        #expect(result.stdout.hasPrefix("2028 年：放假 1 天，补班 0 天\n"))
        #expect(result.stdout.contains("⚠ 2028-01-01 是元旦，却没有放假") && result.stdout.contains("2028-01-03 周一：平日 → 休"))
    }

    @Test(
        "a bad file is refused with its line, and nothing of it is taken",
        arguments: [
            ("", "no day is in the arrangement"), ("日期,类型\n", "no day is in the arrangement"),
            ("2027-01-01,休\n", "the arrangement has no header"),
            ("日期,类型\n2027-01-01,休\n2027-02-30,休\n", "line 3: “2027-02-30” is no day"),
            ("日期,类型\n2027-01-01,放\n", "line 2: “放” is no kind of day"),
            ("日期,类型\n2027-01-01,休\n2027-01-01,休\n", "line 3: 2027-01-01 stands in line 2 already"),
            ("日期,类型\n2027-01-01,休\n2027-01-01,班\n", "line 3: line 2 says the contrary of 2027-01-01"),
            ("日期,类型\n1899-01-01,休\n", "line 2: 1899 is outside 1900 through 2100"),
            ("日期,类型\n2027-05-01,休\n2028-05-01,休\n", "the arrangement is for 2027, 2028"),
            ("PK\u{3}\u{4}", "this is an Excel workbook"), ("日期,类型\n2027-01-01,\0\n", "line 2 holds a zero byte"),
        ]
    )
    func badFiles(text: String, sentence: String) throws {
        let site = try Site()
        let result = try site.run("calendar", "import", try site.writeArrangement(text), "--yes")
        #expect(result.status == 1 && result.stdout.isEmpty)
        #expect(result.stderr.contains(sentence) && result.stderr.contains("arrangement.csv: "), "\(result.stderr)")
        #expect(try site.run("calendar", "2027", "--json").json(as: YearLine.self).off.isEmpty)
    }

    @Test("another year than the one asked for, and a file that is not there")
    func otherYear() throws {
        let site = try Site()
        let file = try site.writeArrangement(Self.spring)
        let other = try site.run("calendar", "import", file, "--year", "2028", "--yes")
        #expect(
            other.status == 1 && other.stderr.contains("line 2: the day is in 2027, the arrangement should be for 2028")
        )
        #expect(try site.run("calendar", "import", file, "--year", "2027", "--yes").status == 0)
        let absent = try site.run("calendar", "import", "/nowhere/absent.csv")
        #expect(absent.status == 1 && absent.stderr.contains("absent.csv cannot be read"))
        #expect(try site.run("calendar", "import", file, "--yes", "--dry-run").status == 64)
    }
}

extension Site {
    /// The due day of the only task.
    fileprivate func due() throws -> String {
        try #require(try rows("SELECT date(due * 86400, 'unixepoch') FROM tasks").first)
    }
}

/// What `calendar import --json` prints.
private struct ArrangementLine: Decodable {
    let year: Int
    let unchanged: Bool
    let taken: Bool
    let refused: Int
    let changes: [Change]
    let tasks: [Task]
    let rules: [Rule]

    struct Change: Decodable {
        let date: String
        let from: String
        let to: String
    }

    struct Task: Decodable, Equatable {
        let id: Int
        let from: String
        let to: String
    }

    struct Rule: Decodable {
        let name: String
        let count: Int
        let moves: [Move]
    }

    struct Move: Decodable, Equatable {
        let from: String
        let to: String
        let count: Int
    }
}
