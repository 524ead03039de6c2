import ChineseCalendar
import Testing

@Suite("Arrangements of days off")
struct WorkdayArrangementTests {
    @Test(
        "takes the ways staff write a file",
        arguments: [
            "date,kind,holiday\n2027-01-01,off,元旦\n2027-01-03,work,元旦\n",
            "\u{FEFF}日期,类型,节日\r\n2027/1/1,休,元旦\r\n2027/1/3,班,元旦\r\n",
            "类型,备注,名称,日期\r放假,,元旦,2027年1月1日\r补班,x,元旦,2027年1月3日",
            "\n\n日期;类型;节日\n\n20270101;休息;元旦\n;;\n 20270103 ; 上班 ; 元旦 \n\n",
            "Date\tKind\tHoliday\n2027.1.1\tOFF\t元旦\n2027.01.03\tWork\t元旦",
            "\"日期\",\"类型\",\"节日\"\n\"2027-01-03\",\"班\",\"元旦\"\n\"2027-01-01\",\"休\",\"元旦\"",
            "日期，类型，节日\n2027年01月01日，休，元旦\n２０２７－０１－０３，班，元旦",
        ]
    )
    func takes(text: String) throws {
        let arrangement = try WorkdayArrangement(csv: text, expecting: 2027)
        let days = arrangement.days.map { "\($0.day) \($0.kind) \($0.name)" }
        #expect(days == ["2027-01-01 off 元旦", "2027-01-03 work 元旦"])
        #expect(arrangement.year == 2027)
        #expect(try WorkdayArrangement.arrangements(csv: text) == [arrangement])
    }

    @Test("the name of the holiday may be missing, as a column or in a line")
    func nameless() throws {
        let arrangement = try WorkdayArrangement(csv: "date,kind\n2027-01-01,off")
        #expect(arrangement.days == [ArrangedDay(try #require(Day(iso: "2027-01-01")), .off)])
        #expect(try WorkdayArrangement(csv: "date,kind,holiday\n2027-01-01,off") == arrangement)
    }

    @Test(
        "refuses a file as a whole and says where it is wrong",
        arguments: [
            ("", ArrangementProblem.nothing), ("\u{FEFF}\n\n", .nothing), ("date,kind\n", .nothing),
            ("date,kind\n,\n", .nothing),
            ("2027-01-01,off", .noHeader), ("date,holiday\n2027-01-01,off", .noHeader), ("日期\n2027-01-01", .noHeader),
            ("date kind\n2027-01-01 off", .noHeader), ("\u{FFFD}\u{FFFD},kind\n", .noHeader),
            ("date,kind\n2027-02-29,off", .unreadableDate(line: 2, text: "2027-02-29")),
            ("date,kind\n\n1月1日,off", .unreadableDate(line: 3, text: "1月1日")),
            ("date,kind\n2027年正月1日,off", .unreadableDate(line: 2, text: "2027年正月1日")),
            ("date,kind\n2027-闰01-01,off", .unreadableDate(line: 2, text: "2027-闰01-01")),
            ("date,kind\n,off", .unreadableDate(line: 2, text: "")),
            ("kind,date\noff", .unreadableDate(line: 2, text: "")),
            ("date,kind\r\n2027-01-01,off\r\n27-01-02,off", .unreadableDate(line: 3, text: "27-01-02")),
            ("date,kind\n2027-01-01,调休", .unknownKind(line: 2, text: "调休")),
            ("date,kind\n2027-01-01", .unknownKind(line: 2, text: "")),
            ("date,kind\n1899-12-31,off", .yearOutside(line: 2, year: 1899)),
            ("date,kind\n2101-01-01,off", .yearOutside(line: 2, year: 2101)),
        ]
    )
    func refuses(text: String, problem: ArrangementProblem) {
        #expect(throws: problem) { try WorkdayArrangement.arrangements(csv: text) }
        #expect(throws: problem) { try WorkdayArrangement(csv: text) }
        #expect(throws: problem) { try WorkdayArrangement(csv: text, expecting: 2027) }
    }

    @Test("a day may stand in one line only")
    func repetition() throws {
        let day = try #require(Day(iso: "2027-01-01"))
        let again = ArrangementProblem.repeatedDay(day, line: 4, earlierLine: 2)
        #expect(throws: again) {
            try WorkdayArrangement.arrangements(csv: "date,kind\n2027-01-01,off\n2027-01-02,off\n2027/1/1,休")
        }
        let contrary = ArrangementProblem.offAndWork(day, line: 3, earlierLine: 2)
        for year in [nil, 2027] {
            #expect(throws: contrary) {
                try WorkdayArrangement(csv: "date,kind\n2027-01-01,off\n2027-01-01,work", expecting: year)
            }
        }
        #expect(throws: ArrangementProblem.offAndWork(day, line: 2, earlierLine: 1)) {
            try WorkdayArrangement(year: 2027, days: [ArrangedDay(day, .off), ArrangedDay(day, .work)])
        }
    }

    @Test("long cells are cut in what is said about them")
    func long() {
        let cell = String(repeating: "长", count: 10_000)
        #expect(throws: ArrangementProblem.unreadableDate(line: 2, text: String(cell.prefix(40)))) {
            try WorkdayArrangement.arrangements(csv: "date,kind\n\(cell),off")
        }
    }

    @Test("a file of several years gives as many arrangements")
    func severalYears() throws {
        let text = "date,kind\n2028-05-01,off\n2027-05-01,off\n2027-12-31,off"
        #expect(try WorkdayArrangement.arrangements(csv: text).map(\.year) == [2027, 2028])
        #expect(throws: ArrangementProblem.severalYears([2027, 2028])) { try WorkdayArrangement(csv: text) }
        #expect(throws: ArrangementProblem.otherYear(line: 2, year: 2028, expected: 2027)) {
            try WorkdayArrangement(csv: text, expecting: 2027)
        }
    }

    @Test(
        "a few days around New Year belong to the notice that names them",
        arguments: [
            ("2026-12-31 2027-01-01 2027-05-01", [2027: 3]), ("2027-05-01 2027-12-31 2028-01-02", [2027: 3]),
            ("2026-12-31 2027-01-01 2027-01-02", [2027: 3]), ("2026-12-31", [2026: 1]), ("2027-01-01", [2027: 1]),
            ("2026-12-23 2027-05-01", [2026: 1, 2027: 1]), ("2027-05-01 2028-01-08", [2027: 1, 2028: 1]),
            ("2026-05-01 2026-12-31 2027-05-01", [2026: 2, 2027: 1]),
            ("2026-12-30 2026-12-31 2027-05-01 2028-01-01", [2027: 4]),
        ]
    )
    func newYear(dates: String, expected: [Int: Int]) throws {
        let text = "date,kind\n" + dates.split(separator: " ").map { "\($0),off" }.joined(separator: "\n")
        let arrangements = try WorkdayArrangement.arrangements(csv: text)
        #expect(Dictionary(uniqueKeysWithValues: arrangements.map { ($0.year, $0.days.count) }) == expected)
    }

    @Test(
        "a file for another year than expected is refused at its first wrong line",
        arguments: [
            ("2026-05-01", 2, 2026), ("2027-01-01 2026-05-01", 3, 2026), ("2026-12-31", 2, 2026),
            ("2027-01-01 2029-01-01", 3, 2029),
            ("2027-01-01 2026-12-23", 3, 2026), ("2027-01-01 2028-01-08", 3, 2028),
        ]
    )
    func otherYear(dates: String, line: Int, year: Int) {
        let text = "date,kind\n" + dates.split(separator: " ").map { "\($0),off" }.joined(separator: "\n")
        #expect(throws: ArrangementProblem.otherYear(line: line, year: year, expected: 2027)) {
            try WorkdayArrangement(csv: text, expecting: 2027)
        }
    }

    @Test("a stored arrangement is checked like a file")
    func stored() throws {
        let day = ArrangedDay(try #require(Day(iso: "2027-05-01")), .off)
        #expect(throws: ArrangementProblem.nothing) { try WorkdayArrangement(year: 2027, days: []) }
        #expect(throws: ArrangementProblem.yearOutside(line: 1, year: 1899)) {
            try WorkdayArrangement(year: 1899, days: [day])
        }
        #expect(throws: ArrangementProblem.otherYear(line: 1, year: 2027, expected: 2026)) {
            try WorkdayArrangement(year: 2026, days: [day])
        }
    }

    @Test("says what is unusual without refusing it")
    func warnings() throws {
        let text =
            "date,kind\n2027-01-01,off\n2027-04-06,work\n2027-04-10,work\n2027-02-06,off\n2027-06-09,off\n2027-09-15,off"
        let days = ["2027-04-06", "2027-04-05", "2027-05-01", "2027-10-01"].compactMap { Day(iso: $0) }
        #expect(
            try WorkdayArrangement(csv: text).warnings == [
                .workOnWeekday(days[0]), .holidayNotOff(.qingming, days[1]), .holidayNotOff(.labourDay, days[2]),
                .holidayNotOff(.nationalDay, days[3]),
            ]
        )
    }
}
