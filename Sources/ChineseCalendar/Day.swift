/// A civil date without time or time zone, such as 2026-04-30.
///
/// Stored as whole days since 1970-01-01 in the proleptic Gregorian calendar. Anchors and birthdays are days and
/// not instants: a birthday of 1990-04-29 stays that day whatever the clocks did in that year.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    package let number: Int32

    /// Creates a day from its number.
    /// - Parameter number: Days since 1970-01-01.
    package init(number: Int32) { self.number = number }

    /// Creates a day from its parts, or nothing when there is no such day (2026-02-30).
    /// - Parameters:
    ///   - year: 1 through 9999.
    ///   - month: 1 through 12.
    ///   - day: 1 through the length of that month.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, inYear: year)
        else { return nil }
        number = Day.number(year: year, month: month, day: day)
    }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// The day `days` later; earlier when negative.
    package func advanced(by days: Int) -> Day { Day(number: number + Int32(days)) }

    /// Whole days from this day to `other`; negative when `other` is earlier.
    package func distance(to other: Day) -> Int { Int(other.number) - Int(number) }
}

extension Day {
    /// Year, month and day of the month.
    ///
    /// Source of the arithmetic: the days-from-civil method, eras of 400 years that begin on 1 March.
    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468  // days from 0000-03-01 to 1970-01-01
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// 1 for Monday through 7 for Sunday.
    package var weekday: Int {
        let sinceMonday = (Int(number) + 3) % 7  // 1970-01-01 was a Thursday
        return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
    }

    /// Days in a month, 28 through 31.
    package static func length(ofMonth month: Int, inYear year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether February of `year` has 29 days.
    package static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    private static func number(year: Int, month: Int, day: Int) -> Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }
}
