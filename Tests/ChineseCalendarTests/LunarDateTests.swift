import ChineseCalendar
import Foundation
import Testing

@Suite("Lunar date")
struct LunarDateTests {
    @Test("every day of the table has its date, and every date its day")
    func everyDay() throws {
        var count = 0
        for year in try Golden.lunarYears() {
            for (month, isLeap, length, firstDay) in year.months {
                for day in 1...length {
                    let civil = firstDay.advanced(by: day - 1)
                    let date = try LunarDate(year: year.number, month: month, isLeap: isLeap, day: day)
                    let parts = (date.year, date.month, date.day) == (year.number, month, day) && date.isLeap == isLeap
                    guard LunarDate(civil) == date, date.civil == civil, parts, date.isLastOfMonth == (day == length)
                    else {
                        Issue.record("\(civil) differs")
                        return
                    }
                    count += 1
                }
            }
        }
        #expect(count == LunarDate.days.lowerBound.distance(to: LunarDate.days.upperBound) + 1)
    }

    @Test("agrees with Foundation's Chinese calendar, made independently, from 1921 through 2056")
    func foundation() throws {
        var calendar = Calendar(identifier: .chinese)
        calendar.timeZone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let (first, last) = (try #require(Day(iso: "1921-01-01")), try #require(Day(iso: "2056-12-31")))
        // Days apart will do: where a month differs, it does so for weeks.
        for number in stride(from: first.number, through: last.number, by: 5) {
            let noon = Date(timeIntervalSince1970: Double(number) * 86_400 + 14_400)  // 12:00 in Beijing
            let parts = calendar.dateComponents([.era, .year, .month, .day, .isLeapMonth], from: noon)
            let year = ((parts.era ?? 0) - 1) * 60 + (parts.year ?? 0) - 2637
            let date = try #require(LunarDate(Day(number: number)))
            guard date.year == year, date.month == parts.month, date.day == parts.day, date.isLeap == parts.isLeapMonth
            else {
                Issue.record("\(Day(number: number)) differs")
                return
            }
        }
    }

    @Test("dates are in the order of their days")
    func order() throws {
        let first = try #require(LunarDate(LunarDate.days.lowerBound))
        var before = first
        for offset in 1...LunarDate.days.lowerBound.distance(to: LunarDate.days.upperBound) {
            let date = try #require(LunarDate(LunarDate.days.lowerBound.advanced(by: offset)))
            guard before < date else {
                Issue.record("\(date) is not after \(before)")
                return
            }
            before = date
        }
    }

    @Test(
        "there is no date outside the table",
        arguments: [("1900-01-30", false), ("1900-01-31", true), ("2101-01-28", true), ("2101-01-29", false)]
            + [("0001-01-01", false), ("9999-12-31", false)]
    )
    func edges(iso: String, isKnown: Bool) throws {
        #expect((LunarDate(try #require(Day(iso: iso))) != nil) == isKnown)
    }

    @Test("the first and the last number of a day have no date")
    func extremes() {
        #expect(LunarDate(Day(number: .min)) == nil)
        #expect(LunarDate(Day(number: .max)) == nil)
    }

    @Test("the numbers of leap months and the lengths of months are those of the golden table")
    func months() throws {
        for year in try Golden.lunarYears() {
            #expect(LunarDate.leapMonth(ofYear: year.number) == (year.leapMonth == 0 ? nil : year.leapMonth))
            for month in 0...13 {
                for isLeap in [false, true] {
                    let golden = year.months.first { $0.month == month && $0.isLeap == isLeap }?.length
                    #expect(LunarDate.length(ofMonth: month, isLeap: isLeap, inYear: year.number) == golden)
                }
            }
        }
        for year in [Int.min, 1899, 2101, Int.max] {
            #expect(LunarDate.leapMonth(ofYear: year) == nil)
            #expect(LunarDate.length(ofMonth: 1, isLeap: false, inYear: year) == nil)
        }
    }

    @Test("the wrong part of a date is named")
    func problems() {
        #expect(throws: LunarDateProblem.yearOutside(year: 1899)) { try LunarDate(year: 1899, month: 1, day: 1) }
        #expect(throws: LunarDateProblem.yearOutside(year: 2101)) { try LunarDate(year: 2101, month: 1, day: 1) }
        #expect(throws: LunarDateProblem.noSuchMonth(month: 0)) { try LunarDate(year: 2026, month: 0, day: 1) }
        #expect(throws: LunarDateProblem.noSuchMonth(month: 13)) { try LunarDate(year: 2026, month: 13, day: 1) }
        for day in [Int.min, -1, 0, 30, Int.max] {
            #expect(throws: LunarDateProblem.noSuchDay(day: day, length: 29)) {
                try LunarDate(year: 1985, month: 1, day: day)
            }
        }
        #expect(throws: LunarDateProblem.noSuchDay(day: 31, length: 30)) {
            try LunarDate(year: 1985, month: 2, day: 31)
        }
        #expect(throws: LunarDateProblem.noSuchLeapMonth(month: 6, leapMonth: nil)) {
            try LunarDate(year: 2026, month: 6, isLeap: true, day: 1)
        }
        #expect(throws: LunarDateProblem.noSuchLeapMonth(month: 5, leapMonth: 6)) {
            try LunarDate(year: 2025, month: 5, isLeap: true, day: 1)
        }
    }

    @Test(
        "2033, whose leap month many tables had wrong, doubles month 11",
        arguments: [
            ("2033-12-21", "二〇三三年冬月三十"), ("2033-12-22", "二〇三三年闰冬月初一"), ("2034-01-19", "二〇三三年闰冬月廿九"),
            ("2034-01-20", "二〇三三年腊月初一"), ("2034-02-18", "二〇三三年腊月三十"), ("2034-02-19", "二〇三四年正月初一"),
        ]
    )
    func year2033(iso: String, chinese: String) throws {
        #expect(LunarDate(try #require(Day(iso: iso)))?.chinese == chinese)
    }

    @Test(
        "the three undecided months begin as documented",
        arguments: [("2057-09-28", 2057, 9), ("2089-09-04", 2089, 8), ("2097-08-07", 2097, 7)]
    )
    func undecided(iso: String, year: Int, month: Int) throws {
        #expect(try LunarDate(year: year, month: month, day: 1).civil.description == iso)
    }

    @Test(
        "a year has its two signs and its animal",
        arguments: [
            (1900, "庚子", "鼠"), (1984, "甲子", "鼠"), (2026, "丙午", "马"), (2033, "癸丑", "牛"), (2100, "庚申", "猴"),
        ]
    )
    func signs(year: Int, sexagenary: String, zodiac: String) throws {
        let date = try LunarDate(year: year, month: 12, day: 1)
        #expect(date.sexagenaryYear == sexagenary)
        #expect(date.zodiac == zodiac)
    }
}
