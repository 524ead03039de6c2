import ChineseCalendar
import Testing

@Suite("Reading lunar dates")
struct LunarDateReadingTests {
    @Test("what is written is read again, for every date of the table")
    func roundTrip() throws {
        for number in LunarDate.days.lowerBound.number...LunarDate.days.upperBound.number {
            let date = try #require(LunarDate(Day(number: number)))
            guard try LunarDate(chinese: date.chinese) == date, try LunarDate(chinese: Self.numeric(date)) == date,
                try LunarMonthDay(chinese: date.chineseMonthDay) == LunarMonthDay(date)
            else {
                Issue.record("\(date) is read differently")
                return
            }
        }
    }

    private static func numeric(_ date: LunarDate) -> String {
        "\(date.year)-\(date.isLeap ? "闰" : "")\(date.month)-\(date.day)"
    }

    @Test(
        "takes what people write",
        arguments: [
            ("1985年腊月廿三", "一九八五年腊月廿三"), ("一九八五年二月初三", "一九八五年二月初三"), ("二零二五年闰六月初一", "二〇二五年闰六月初一"),
            ("二○二五年閏六月初一日", "二〇二五年闰六月初一"), ("二0二五年6月1日", "二〇二五年六月初一"), ("农历1985年一月十日", "一九八五年正月初十"),
            ("農曆 1985 年 臘月 卅 日", "一九八五年腊月三十"), ("阴历1985年十二月30号", "一九八五年腊月三十"), ("旧历1985年十一月二十", "一九八五年冬月二十"),
            ("夏历1985年冬月廿", "一九八五年冬月二十"), ("1985年正月十一", "一九八五年正月十一"), ("1985年07月07日", "一九八五年七月初七"),
            ("1985年十月二十一日", "一九八五年十月廿一"), ("1985年腊月初8", "一九八五年腊月初八"), ("1985-02-30", "一九八五年二月三十"),
            ("1985/2/30", "一九八五年二月三十"), ("1985.2.30", "一九八五年二月三十"), ("2025-闰06-15", "二〇二五年闰六月十五"),
            ("2025/閏6/15", "二〇二五年闰六月十五"), ("19850230", "一九八五年二月三十"), ("１９８５－０２－３０", "一九八五年二月三十"),
            ("　1985-02-30\t", "一九八五年二月三十"), ("农历19850230", "一九八五年二月三十"),
        ]
    )
    func takes(text: String, chinese: String) throws { #expect(try LunarDate(chinese: text).chinese == chinese) }

    @Test(
        "refuses what is no lunar date",
        arguments: [
            "", " ", "农历", "农1985-02-30", "年", "1985", "1985年", "1985年腊月", "腊月廿三", "1985腊月廿三", "85年腊月廿三", "185-02-30",
            "11985-02-30", "1985-02", "1985-02-30-1", "1985-02/30", "1985-002-30", "1985-02-030", "1985--02-30",
            "-1985-02-30",
            "1985年腊月廿三x", "1985年腊月廿三日日", "1985年腊月初十一", "1985年腊月初", "1985年腊月初廿", "1985年闰闰二月初一", "1985年月初一",
            "1985年一十月初一", "1985年二月廿廿", "1985年二月二十十", "1985年二月三十〇", "1985年二月一百", "198502301", "1985023",
            "1985年0x2月1日", "1985年二月\n初一", "1985年二月初一\u{0}", "९८५-02-30", "1985-02-30 00:00", "丙午年正月初一", "二〇二六年-1-1",
        ]
    )
    func refuses(text: String) { #expect(throws: LunarDateProblem.unreadable) { try LunarDate(chinese: text) } }

    @Test("a long text is refused like a short one")
    func long() {
        for text in ["1", "一", "农", " ", "闰", "1985-02-30 "].map({ String(repeating: $0, count: 20_000) }) {
            #expect(throws: LunarDateProblem.unreadable) { try LunarDate(chinese: text) }
            #expect(throws: LunarDateProblem.unreadable) { try LunarMonthDay(chinese: text) }
        }
    }

    @Test(
        "says which part of a readable text does not exist",
        arguments: [
            ("1899-12-30", LunarDateProblem.yearOutside(year: 1899)), ("二一〇一年正月初一", .yearOutside(year: 2101)),
            ("0000-00-00", .yearOutside(year: 0)), ("1985-13-01", .noSuchMonth(month: 13)),
            ("1985年零月初一", .noSuchMonth(month: 0)),
            ("1985年三十月初一", .noSuchMonth(month: 30)), ("19851301", .noSuchMonth(month: 13)),
            ("1985-01-30", .noSuchDay(day: 30, length: 29)), ("1985-01-00", .noSuchDay(day: 0, length: 29)),
            ("1985年二月卅九", .noSuchDay(day: 39, length: 30)), ("1985年闰二月初三", .noSuchLeapMonth(month: 2, leapMonth: nil)),
            ("2025年闰二月初三", .noSuchLeapMonth(month: 2, leapMonth: 6)),
        ]
    )
    func missing(text: String, problem: LunarDateProblem) {
        #expect(throws: problem) { try LunarDate(chinese: text) }
    }

    @Test("a month and day need no year, and may be one that few years have")
    func monthDay() throws {
        #expect(try LunarMonthDay(chinese: "腊月廿三") == LunarMonthDay(month: 12, day: 23))
        #expect(try LunarMonthDay(chinese: "农历 閏 正月 30日") == LunarMonthDay(month: 1, isLeap: true, day: 30))
        #expect(throws: LunarDateProblem.unreadable) { try LunarMonthDay(chinese: "1985年腊月廿三") }
        #expect(throws: LunarDateProblem.noSuchDay(day: 31, length: 30)) { try LunarMonthDay(chinese: "腊月三十一") }
        #expect(throws: LunarDateProblem.noSuchMonth(month: 13)) { try LunarMonthDay(chinese: "十三月初一") }
        #expect(try LunarMonthDay(month: 6, isLeap: true, day: 1) < LunarMonthDay(month: 7, day: 1))
        #expect(try LunarMonthDay(month: 6, day: 30) < LunarMonthDay(month: 6, isLeap: true, day: 1))
    }
}
