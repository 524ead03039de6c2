import CYardstick
import ChineseCalendar

/// The same table in plain C.
struct LunarCalendarInC {
    private let years = LunarTable.years
    private let days: [Int32]
    private let dates: [cy_lunar_date]
    private let births: [Int32]
    private let after: [Int32]

    init(_ asked: LunarQuestions) {
        days = asked.days.map(\.number)
        dates = asked.dates.map { date in
            cy_lunar_date(
                year: Int32(date.year - LunarTable.firstYear),
                month: Int32(date.month),
                leap: date.isLeap,
                day: Int32(date.day)
            )
        }
        births = asked.births.map(\.number)
        after = asked.after.map(\.number)
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
