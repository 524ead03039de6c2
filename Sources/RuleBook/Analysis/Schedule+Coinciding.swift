import ChineseCalendar
import Lifecycle

extension Schedule {
    /// Years in which festivals, terms and dates are compared: their lunar calendar repeats after nineteen, nearly.
    private static let comparedYears = 2026...2064

    /// Whether it is certain that both are due on one day for one subject at some time.
    ///
    /// Distances from different milestones may meet as well; nobody can know.
    func certainlyMeets(_ other: Schedule) -> Bool {
        switch (self, other) {
        case (.birthday(let mine), .birthday(let others)): mine == nil || others == nil || mine == others
        case (.annual(let mine, let shift), .annual(let others, let otherShift)):
            self == other
                || !Self.days(of: mine, shift).isDisjoint(with: Self.days(of: others, otherShift))
        default: self == other
        }
    }

    private static func days(of annual: AnnualDay, _ shift: CalendarSpan) -> Set<Day> {
        Set(comparedYears.flatMap { annual.days(inYear: $0) }.map { $0.adding(shift, Workdays()) })
    }
}
