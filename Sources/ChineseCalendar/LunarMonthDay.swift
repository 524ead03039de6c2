/// A lunar month and day of no particular year, such as 腊月廿三.
package struct LunarMonthDay: Hashable, Comparable, Sendable {
    /// The month, 1 through 12.
    package let month: Int
    /// Whether the leap month of that number is meant.
    package let isLeap: Bool
    /// The day of the month, 1 through 30.
    package let day: Int

    /// Creates a month and day; every one exists in some year, or did.
    /// - Parameters:
    ///   - month: 1 through 12.
    ///   - isLeap: Whether the leap month of that number is meant.
    ///   - day: 1 through 30.
    /// - Throws: ``LunarDateProblem/noSuchMonth(month:)`` or ``LunarDateProblem/noSuchDay(day:length:)``.
    package init(month: Int, isLeap: Bool = false, day: Int) throws(LunarDateProblem) {
        guard (1...12).contains(month) else { throw .noSuchMonth(month: month) }
        guard (1...30).contains(day) else { throw .noSuchDay(day: day, length: 30) }
        self.init(checkedMonth: month, isLeap: isLeap, day: day)
    }

    /// The month and day of a date.
    package init(_ date: LunarDate) { self.init(checkedMonth: date.month, isLeap: date.isLeap, day: date.day) }

    init(checkedMonth month: Int, isLeap: Bool = false, day: Int) {
        self.month = month
        self.isLeap = isLeap
        self.day = day
    }

    /// In the order of a year in which both occur: month 6, leap month 6, month 7.
    package static func < (left: LunarMonthDay, right: LunarMonthDay) -> Bool { left.place < right.place }

    private var place: Int { (month * 2 + (isLeap ? 1 : 0)) * 32 + day }
}
