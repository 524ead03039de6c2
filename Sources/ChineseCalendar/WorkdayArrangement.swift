/// A day that an arrangement takes out of the ordinary week.
package struct ArrangedDay: Hashable, Sendable {
    /// What is done on the day.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Nobody works, weekday or not.
        case off
        /// Everybody works, to make up for a day off.
        case work
    }

    /// The day.
    package let day: Day
    /// Whether it is off.
    package let kind: Kind
    /// The holiday it belongs to, such as 春节; empty when nobody said.
    package let name: String

    /// Creates an arranged day.
    /// - Parameters:
    ///   - day: The day.
    ///   - kind: Whether it is off.
    ///   - name: The holiday it belongs to; may be empty.
    package init(_ day: Day, _ kind: Kind, name: String = "") {
        self.day = day
        self.kind = kind
        self.name = name
    }
}

/// The days off and make-up workdays of one year, as the State Council announces them late in the year before.
///
/// The notice for a year may begin in the last days of the year before (that for 2023 began with 2022-12-31) or end
/// in the first of the next. Such days stay with the notice that named them: they take effect in their own civil
/// year, and go when the notice is replaced; they do not make that other year known.
package struct WorkdayArrangement: Hashable, Sendable {
    /// The years an arrangement may be for.
    package static let years = 1900...2100

    /// The year it is for.
    package let year: Int
    /// The days in order; each is in ``year``, 24 through 31 December before it or 1 through 7 January after it.
    package let days: [ArrangedDay]

    /// Creates an arrangement, such as one that was stored.
    /// - Parameters:
    ///   - year: The year it is for.
    ///   - days: Its days in any order.
    /// - Throws: ``ArrangementProblem``; lines count the days from 1.
    package init(year: Int, days: [ArrangedDay]) throws(ArrangementProblem) {
        guard Self.years.contains(year) else { throw .yearOutside(line: 1, year: year) }
        let lines = days.enumerated().map { ArrangedLine(number: $0.offset + 1, day: $0.element) }
        self = try Self.checked(lines, year: year)
    }

    init(checkedYear year: Int, days: [ArrangedDay]) {
        self.year = year
        self.days = days.sorted { $0.day < $1.day }
    }

    /// Whether a notice for a year may name a day.
    static func mayName(_ day: Day, inNoticeFor year: Int) -> Bool {
        let parts = day.parts
        return parts.year == year || (parts.year == year - 1 && isAtYearEnd(day))
            || (parts.year == year + 1 && isAtYearBegin(day))
    }

    /// Whether a day may belong to the notice of the next year.
    static func isAtYearEnd(_ day: Day) -> Bool { day.parts.month == 12 && day.parts.day >= 24 }

    /// Whether a day may belong to the notice of the year before.
    static func isAtYearBegin(_ day: Day) -> Bool { day.parts.month == 1 && day.parts.day <= 7 }
}

/// An arranged day and the line it was read from.
struct ArrangedLine {
    /// Counted from 1.
    let number: Int
    let day: ArrangedDay
}
