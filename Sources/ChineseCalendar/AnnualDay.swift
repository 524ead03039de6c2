/// A day that returns every year: a date, a festival or a solar term.
package enum AnnualDay: Hashable, Sendable {
    /// A date of the civil calendar; 29 February is 28 February in common years.
    case fixed(month: Int, day: Int)
    /// A festival.
    case festival(Festival)
    /// A solar term.
    case term(SolarTerm)

    /// The days of a civil year on which it falls, the earlier first.
    ///
    /// - Parameter year: The civil year, 1 through 9999.
    /// - Returns: Mostly one day. Some lunar festivals have two or none in a civil year; a date that no year has, such as
    ///   31 April, never has one; neither do lunar festivals and terms where their tables end.
    package func days(inYear year: Int) -> [Day] {
        switch self {
        case .festival(let festival): return festival.days(inYear: year)
        case .term(let term): return [term.day(inYear: year)].compactMap(\.self)
        case .fixed(let month, let day):
            let isLeapDay = month == 2 && day == 29
            return [Day(year: year, month: month, day: isLeapDay && !Day.isLeap(year) ? 28 : day)].compactMap(\.self)
        }
    }

    /// What tells one return from the next: the civil year, or the lunar year of a lunar festival, which for 除夕 is the
    /// year it ends.
    ///
    /// - Parameter day: The day it falls on.
    /// - Returns: The year; outside ``LunarDate/days`` always the civil one.
    package func occasion(of day: Day) -> Int64 {
        if case .festival(let festival) = self, festival.isLunar, let date = LunarDate(day) { return Int64(date.year) }
        return Int64(day.parts.year)
    }
}
