package import ChineseCalendar

extension Rule {
    /// What a rule for everyone has due, with its occasion, in ascending order of days.
    /// - Parameters:
    ///   - day: The day it is judged on.
    ///   - isOpen: Whether to take all that is not too late on that day, or only what is in time for the last time.
    ///   - workdays: The arrangements that workdays are counted by.
    /// - Returns: Due days and occasions; none for a rule that is not for everyone.
    package func dueForEveryone(
        on day: Day,
        isOpen: Bool,
        _ workdays: Workdays
    ) -> [(day: Day, occasion: Int64)] {
        switch schedule {
        case .annual(let annual, let shift):
            guard case .days(let late) = late else { return [] }
            let first = day.advanced(by: -late)
            return annual.falls(shiftedBy: shift, into: first...(isOpen ? day : first), workdays)
        case .daily(let period): return isOpen ? [(day, period.occasion(of: day))] : []
        case .offset, .every, .birthday, .anniversary: return []
        }
    }
}

extension AnnualDay {
    /// The days that lie so long after this one of some year, with the occasions of that one.
    fileprivate func falls(
        shiftedBy shift: CalendarSpan,
        into days: ClosedRange<Day>,
        _ workdays: Workdays
    ) -> [(day: Day, occasion: Int64)] {
        // A shift back leads to a day of a later year, and the other way round.
        let reach = days.lowerBound.adding(shift.reversed, workdays).parts.year - 1
        let end = days.upperBound.adding(shift.reversed, workdays).parts.year + 1
        return (reach...end).flatMap { self.days(inYear: $0) }
            .map { (day: $0.adding(shift, workdays), occasion: occasion(of: $0)) }
            .filter { days.contains($0.day) }
    }
}

extension Schedule.Period {
    /// The occasion of a daily rule on a day: 0, 2026, 202604, 20260430.
    fileprivate func occasion(of day: Day) -> Int64 {
        let (year, month, dayOfMonth) = day.parts
        switch self {
        case .once: return Occasion.once
        case .year: return Int64(year)
        case .month: return Int64(year * 100 + month)
        case .day: return Int64(year * 10_000 + month * 100 + dayOfMonth)
        }
    }
}
