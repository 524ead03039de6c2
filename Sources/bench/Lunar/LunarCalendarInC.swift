import CYardstick
import ChineseCalendar

/// The same table in plain C.
struct LunarCalendarInC {
    private let years: [cy_lunar_year]
    private let days: [Int32]
    private let dates: [cy_lunar_date]
    private let births: [Int32]
    private let after: [Int32]

    private static let firstYear = 1900

    init(_ asked: LunarQuestions) {
        years = (Self.firstYear...2100).compactMap(Self.entry)
        days = asked.days.map(\.number)
        dates = asked.dates.map { date in
            cy_lunar_date(
                year: Int32(date.year - Self.firstYear),
                month: Int32(date.month),
                leap: date.isLeap,
                day: Int32(date.day)
            )
        }
        births = asked.births.map(\.number)
        after = asked.after.map(\.number)
    }

    private static func entry(_ year: Int) -> cy_lunar_year? {
        guard let first = try? LunarDate(year: year, month: 1, day: 1).civil else { return nil }
        let leapMonth = LunarDate.leapMonth(ofYear: year)
        var (longMonths, place) = (UInt32(0), UInt32(0))
        for month in 1...12 {
            for isLeap in [false, true] {
                guard let length = LunarDate.length(ofMonth: month, isLeap: isLeap, inYear: year) else { continue }
                if length == 30 { longMonths |= 1 << place }
                place += 1
            }
        }
        return cy_lunar_year(first_day: first.number, leap_month: Int32(leapMonth ?? 0), long_months: longMonths)
    }

    /// The lunar dates of days.
    func findDates() -> LunarFigures.Taken {
        taken { unsafe cy_lunar_dates(years, years.count, days, days.count, LunarQuestions.times, &$0) }
    }

    /// The days of lunar dates.
    func findDays() -> LunarFigures.Taken {
        taken { unsafe cy_lunar_days(years, dates, dates.count, LunarQuestions.times, &$0) }
    }

    /// The next lunar birthdays.
    func findBirthdays() -> LunarFigures.Taken {
        taken {
            unsafe cy_lunar_birthdays(years, years.count, births, after, births.count, LunarQuestions.times, &$0)
        }
    }

    private func taken(_ ask: (inout Int64) -> Double) -> LunarFigures.Taken {
        var sum: Int64 = 0
        let nanoseconds = ask(&sum)
        return .init(nanoseconds: nanoseconds, sum: Int(sum))
    }
}
