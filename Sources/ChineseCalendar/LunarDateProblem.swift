/// Why numbers or a text are no lunar date.
///
/// The facts are those of the calendar and the number that is wrong; the text itself is never kept, because most
/// of them are birthdays.
package enum LunarDateProblem: Error, Hashable, Sendable {
    /// The year is not one of 1900 through 2100, which the table holds.
    case yearOutside(year: Int)
    /// There is no such month; months go from 1 through 12.
    case noSuchMonth(month: Int)
    /// The year does not double that month; the month it doubles instead, if any.
    case noSuchLeapMonth(month: Int, leapMonth: Int?)
    /// The month has no such day; days go from 1 through `length`, 29 or 30.
    case noSuchDay(day: Int, length: Int)
    /// The text is not written as a lunar date.
    case unreadable
}
