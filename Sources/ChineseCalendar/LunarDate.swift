/// A date of the Chinese lunar calendar, such as 二〇二六年八月十五.
package struct LunarDate: Hashable, Comparable, Sendable {
    /// The days that have a lunar date: 1900-01-31, which begins lunar 1900, through 2101-01-28, which ends lunar 2100.
    package static let days = Day(number: -25_537)...Day(number: 47_874)

    /// Year, month, leap month and day in the order of time: the day in bits 0 through 4, whether the month is a leap
    /// month in bit 5, the month in bits 6 through 9, the year above.
    private let packed: Int32

    /// The lunar year, 1900 through 2100: the one that begins with 春节 of that civil year.
    package var year: Int { Int(packed >> 10) }
    /// The month, 1 through 12; a leap month has the number of the month before it.
    package var month: Int { Int(packed >> 6 & 0xF) }
    /// Whether the month is the second of its number.
    package var isLeap: Bool { packed & 0x20 != 0 }
    /// The day of the month, 1 through 29 or 30.
    package var day: Int { Int(packed & 0x1F) }

    /// Creates a date from its parts, or says which of them is wrong.
    /// - Parameters:
    ///   - year: The lunar year, 1900 through 2100.
    ///   - month: 1 through 12.
    ///   - isLeap: Whether the leap month of that number is meant.
    ///   - day: 1 through the length of that month.
    /// - Throws: ``LunarDateProblem``, of the first part that is wrong.
    package init(year: Int, month: Int, isLeap: Bool = false, day: Int) throws(LunarDateProblem) {
        guard LunarYear.years.contains(year) else { throw .yearOutside(year: year) }
        guard (1...12).contains(month) else { throw .noSuchMonth(month: month) }
        guard let length = Self.length(ofMonth: month, isLeap: isLeap, inYear: year) else {
            throw .noSuchLeapMonth(month: month, leapMonth: Self.leapMonth(ofYear: year))
        }
        guard (1...length).contains(day) else { throw .noSuchDay(day: day, length: length) }
        self.init(checkedYear: year, month: month, isLeap: isLeap, day: day)
    }

    /// The lunar date of a day, or nothing outside ``days``.
    ///
    /// The year is guessed by the mean length of civil years and corrected by one where its new year is still to
    /// come; the month likewise, because 29 days a month never guess too low and at most one month too high.
    ///
    /// - Complexity: O(1), without allocation.
    package init?(_ day: Day) {
        guard Self.days.contains(day) else { return nil }
        let number = Int(day.number)
        var year = LunarYear(min(1900 + (number + LunarYear.epoch) * 4 / 1461, LunarYear.years.upperBound))
        if number < year.start { year = LunarYear(year.year - 1) }
        let dayOfYear = number - year.start
        var index = dayOfYear / 29
        var monthStart = year.days(before: index)
        if monthStart > dayOfYear {
            index -= 1
            monthStart -= year.length(ofMonthAt: index)
        }
        let leap = year.leapMonth
        let isPastLeap = leap != 0 && index >= leap
        self.init(
            checkedYear: year.year,
            month: isPastLeap ? index : index + 1,
            isLeap: leap != 0 && index == leap,
            day: dayOfYear - monthStart + 1
        )
    }

    private init(checkedYear year: Int, month: Int, isLeap: Bool, day: Int) {
        packed = Int32(truncatingIfNeeded: year << 10 | month << 6 | (isLeap ? 0x20 : 0) | day)
    }

    package static func < (left: LunarDate, right: LunarDate) -> Bool { left.packed < right.packed }
}

extension LunarDate {
    /// The civil day.
    /// - Complexity: O(1), without allocation.
    package var civil: Day {
        let year = LunarYear(year)
        return Day(number: Int32(year.start + year.days(before: year.index(ofMonth: month, isLeap: isLeap)) + day - 1))
    }

    /// Whether the next day begins a month; true on the 29th of a short month.
    package var isLastOfMonth: Bool {
        let year = LunarYear(year)
        return day == year.length(ofMonthAt: year.index(ofMonth: month, isLeap: isLeap))
    }

    /// The month that a year doubles, 1 through 12; nothing in a year of twelve months or outside 1900 through 2100.
    package static func leapMonth(ofYear year: Int) -> Int? {
        guard LunarYear.years.contains(year) else { return nil }
        let leap = LunarYear(year).leapMonth
        return leap == 0 ? nil : leap
    }

    /// How long a month is.
    /// - Parameters:
    ///   - month: 1 through 12.
    ///   - isLeap: Whether the leap month of that number is meant.
    ///   - year: The lunar year, 1900 through 2100.
    /// - Returns: 29 or 30; nothing when there is no such month.
    package static func length(ofMonth month: Int, isLeap: Bool, inYear year: Int) -> Int? {
        guard LunarYear.years.contains(year), (1...12).contains(month) else { return nil }
        let entry = LunarYear(year)
        guard !isLeap || entry.leapMonth == month else { return nil }
        return entry.length(ofMonthAt: entry.index(ofMonth: month, isLeap: isLeap))
    }

    /// The date a lunar month and day take in a year: in the leap month where it is asked for and there is one, and the
    /// 30th on the last day of a short month; nothing outside 1900 through 2100.
    init?(_ wanted: LunarMonthDay, inYear year: Int) {
        guard LunarYear.years.contains(year) else { return nil }
        let entry = LunarYear(year)
        let isLeap = wanted.isLeap && entry.leapMonth == wanted.month
        let length = entry.length(ofMonthAt: entry.index(ofMonth: wanted.month, isLeap: isLeap))
        self.init(checkedYear: year, month: wanted.month, isLeap: isLeap, day: min(wanted.day, length))
    }
}
