import Foundation
import Testing

@Suite("doorstep calendar")
struct CalendarCommandTests {
    @Test("a year has its festivals, terms, days off and make-up days, without a workspace")
    func year() throws {
        let result = try Doorstep.run(["calendar", "2026", "--json"])
        #expect(result.status == 0 && result.stderr.isEmpty)
        let view: YearLine = try result.json()
        #expect(view.festivals.first { $0.name == "mid-autumn" }?.date == "2026-09-25")
        #expect(view.festivals.first { $0.name == "qingming" }?.solemn == true)
        #expect(view.terms.count == 24 && view.terms.last?.chinese == "冬至")
        #expect(view.off.count == 33 && view.work.count == 6 && view.warnings.isEmpty)
        #expect(view.work.first?.date == "2026-01-04" && view.work.first?.name == "元旦")
        #expect(view.lunarYears.map(\.sexagenary) == ["乙巳", "丙午"] && view.lunarYears.map(\.zodiac) == ["蛇", "马"])
    }

    @Test("people read weekdays, lunar dates and what is solemn, in their language")
    func text() throws {
        let english = try Doorstep.run(["calendar", "2026"]).stdout
        #expect(english.hasPrefix("2026  乙巳 (蛇), 丙午 (马) from 2026-02-17\n"))
        #expect(english.contains("2026-04-05  Sun  二月十八  清明 qingming               solemn\n"))
        #expect(english.contains("2026-02-15  Sun  – 2026-02-23 Mon  off   春节    9 days\n"))
        #expect(english.contains("2026-02-28  Sat                    work  春节\n"))
        let chinese = try Doorstep.run(["calendar", "2026"], ["LC_ALL": "zh_CN.UTF-8"]).stdout
        #expect(chinese.contains("2026-09-25  周五  八月十五  中秋\n") && chinese.contains("班  国庆节"))
    }

    @Test(
        "a year whose arrangement is not known says so, and so does one with an unsettled new moon",
        arguments: [
            (1900, 1, []), (2019, 1, []), (2027, 1, []), (2057, 2, ["重阳"]), (2089, 2, ["中秋"]), (2097, 2, ["七夕", "中元"]),
            (2100, 1, []),
        ]
    )
    func warnings(year: Int, count: Int, festivals: [String]) throws {
        let result = try Doorstep.run(["calendar", "\(year)", "--json"])
        let view: YearLine = try result.json()
        #expect(view.warnings.count == count && view.terms.count == 24 && !view.festivals.isEmpty)
        #expect(view.warnings.last?.contains("Monday through Friday is assumed") == true)
        for festival in festivals { #expect(view.warnings.first?.contains(festival) == true) }
    }

    @Test("other years are refused in one sentence", arguments: ["1899", "2101", "0", "99999999"])
    func outside(year: String) throws {
        let result = try Doorstep.run(["calendar", year])
        #expect(result.status == 1 && result.stdout.isEmpty)
        #expect(result.stderr == "the calendar reaches from 1900 through 2100, not to \(year)\n")
    }

    @Test("in a workspace the imported arrangement and its own solemn days count")
    func workspace() throws {
        let site = try Site()
        let settings = "\(site.path)/doorstep.yaml"
        let text = try String(contentsOfFile: settings, encoding: .utf8)
        try Data((text + "\ngreetings:\n  solemnDays: [2027-05-19]\n").utf8).write(to: URL(filePath: settings))
        let file = try site.writeArrangement("日期,类型,节日\n2027-01-01,休,元旦\n2027-01-02,班,元旦\n")
        #expect(try site.run("calendar", "import", file, "--yes").status == 0)
        let view: YearLine = try site.run("calendar", "2027", "--json").json()
        #expect(view.off.map(\.date) == ["2027-01-01"] && view.work.map(\.date) == ["2027-01-02"])
        #expect(view.solemn.contains { $0.date == "2027-05-19" } && view.warnings.isEmpty)
        let elsewhere = try Doorstep.run(["calendar", "2027", "-C", "/nowhere"])
        #expect(elsewhere.status == 1 && elsewhere.stderr.contains("/nowhere is no workspace"))
    }

    @Test("doctor and sweep warn where rules count workdays that nobody has told")
    func unknownYears() throws {
        let site = try Site()
        try site.removeRules()
        try site.write(rule: "counts", SampleRules.inWorkdays("counts"))
        let cases: [(day: String, noted: [String])] = [
            ("2026-11-30", []), ("2026-12-01", ["2027"]), ("2027-11-30", ["2027"]), ("2027-12-01", ["2027", "2028"]),
        ]
        for (day, noted) in cases {
            let doctor = try site.run("doctor", "--on", day)
            #expect(doctor.status == 0)
            let notes = doctor.stdout.split(separator: "\n").filter { $0.contains("days off and make-up days of") }
            #expect(
                notes.count == noted.count && zip(notes, noted).allSatisfy { $0.contains("of \($1) are") },
                "\(day)"
            )
        }
        #expect(try site.run("sweep", "--on", "2026-12-31").stderr.isEmpty)
        let sweep = try site.run("sweep", "--on", "2027-01-01", "--json")
        #expect(sweep.status == 0 && sweep.stderr.contains("days off and make-up days of 2027 are not known"))
        try site.write(rule: "counts", SampleRules.inWorkdays("counts").replacing("workdays", with: "days"))
        try site.activate(to: "2027-01-30")
        #expect(try site.run("sweep", "--on", "2027-01-02").stderr.isEmpty)
    }
}

/// What `calendar YEAR --json` prints.
struct YearLine: Decodable {
    let festivals: [DayLine]
    let terms: [DayLine]
    let solemn: [NamedDay]
    let off: [NamedDay]
    let work: [NamedDay]
    let warnings: [String]
    let lunarYears: [LunarLine]

    enum CodingKeys: String, CodingKey {
        case festivals, terms, solemn, off, work, warnings
        case lunarYears = "lunar_years"
    }

    struct DayLine: Decodable {
        let name: String
        let chinese: String
        let date: String
        let solemn: Bool
    }

    struct NamedDay: Decodable {
        let date: String
        let name: String
    }

    struct LunarLine: Decodable {
        let sexagenary: String
        let zodiac: String
    }
}

extension Site {
    /// Writes a file of days off and make-up days.
    /// - Returns: Its path.
    func writeArrangement(_ text: String) throws -> String { try writeArrangement(Array(text.utf8)) }

    func writeArrangement(_ bytes: [UInt8]) throws -> String {
        let path = "\(folder)/arrangement.csv"
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }
}

extension SampleRules {
    /// A rule that is due two workdays after the signing, with a task of three workdays.
    static func inWorkdays(_ name: String) -> String {
        """
        --- 按工作日计算。
        rule "\(name)" {
          api = 1, step = 2, owner = "客户关系专员", per = "journey",
          when = workdays(2):after "signing", late = days(30), class = "notice",
          actions = { task { kind = "call", title = "签约后电话", within = workdays(3) } },
        }
        """
    }
}
