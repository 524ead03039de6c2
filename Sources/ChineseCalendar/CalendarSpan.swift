/// A distance between two days in calendar units, such as three months, minus ninety days or two workdays.
package struct CalendarSpan: Hashable, Sendable {
    /// What a span counts.
    package enum Unit: String, Hashable, Sendable {
        case days
        case weeks
        case months
        case years
        /// Days on which the departments of the country work, make-up days included; see ``Workdays``.
        case workdays
    }

    /// What is counted.
    package let unit: Unit
    /// How many; negative spans lie before their anchor.
    package let count: Int

    /// Creates a span.
    /// - Parameters:
    ///   - count: How many units; negative for "before".
    ///   - unit: The unit.
    package init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// The same span in the other direction.
    package var reversed: CalendarSpan { CalendarSpan(-count, unit) }

    /// The span `factor` times as long, counted from the same anchor.
    package func times(_ factor: Int) -> CalendarSpan { CalendarSpan(count * factor, unit) }

    /// Whole days, for spans that do not depend on the month they begin in.
    package var days: Int? {
        switch unit {
        case .days: count
        case .weeks: count * 7
        case .months, .years, .workdays: nil
        }
    }
}

extension Day {
    /// The day a span later.
    ///
    /// Months keep the day of the month, clamped to the month's end: 11-30 and three months are 02-28.
    ///
    /// - Parameters:
    ///   - span: The distance; negative goes back.
    ///   - workdays: The arrangements that workdays are counted by.
    /// - Returns: The day.
    package func adding(_ span: CalendarSpan, _ workdays: Workdays) -> Day {
        switch span.unit {
        case .days: advanced(by: span.count)
        case .weeks: advanced(by: span.count * 7)
        case .months: adding(months: span.count)
        case .years: adding(months: span.count * 12)
        case .workdays: workdays.day(span.count, after: self)
        }
    }

    /// The anchors from which `span` leads into `days`; empty when no day does.
    ///
    /// `adding` never reverses the order of two days, so the anchors of a range are a range again. A clamped month
    /// end has several anchors (08-29, 08-30 and 08-31 are all six months before 02-28), a day past a short month
    /// none.
    ///
    /// - Parameters:
    ///   - span: The distance from anchor to due day.
    ///   - days: The due days asked for.
    ///   - workdays: The arrangements that workdays are counted by.
    /// - Returns: First and last anchor, or nothing.
    package static func anchors(
        leadingBy span: CalendarSpan,
        into days: ClosedRange<Day>,
        _ workdays: Workdays
    ) -> ClosedRange<Day>? {
        if let exact = span.days {
            return days.lowerBound.advanced(by: -exact)...days.upperBound.advanced(by: -exact)
        }
        if span.unit == .workdays { return workdays.anchors(leadingBy: span.count, into: days) }
        // Clamping moves a day by at most 3.
        var first = days.lowerBound.adding(span.reversed, workdays).advanced(by: -4)
        while first.adding(span, workdays) < days.lowerBound { first = first.advanced(by: 1) }
        var last = days.upperBound.adding(span.reversed, workdays).advanced(by: 4)
        while last.adding(span, workdays) > days.upperBound { last = last.advanced(by: -1) }
        return first <= last ? first...last : nil
    }

    private func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let index = year * 12 + month - 1 + months
        let (targetYear, targetMonth) = (index / 12, index % 12 + 1)
        let clamped = min(day, Day.length(ofMonth: targetMonth, inYear: targetYear))
        guard let result = Day(year: targetYear, month: targetMonth, day: clamped) else {
            preconditionFailure("a span of \(months) months from \(self) leaves the years 1 through 9999")
        }
        return result
    }
}
