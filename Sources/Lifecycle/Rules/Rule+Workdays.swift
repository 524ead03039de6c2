package import ChineseCalendar

extension Rule {
    /// Whether it counts workdays anywhere: in `when` or `who`, for a task or for a day in a text.
    ///
    /// Actions that a function makes are not known before they are made, and do not count.
    package var countsWorkdays: Bool {
        schedule.span?.unit == .workdays || conditions.contains(where: \.countsWorkdays)
            || fixedActions.contains(where: \.countsWorkdays)
    }

    private var fixedActions: [Action] {
        if case .fixed(let list) = actions { list } else { [] }
    }
}

extension Schedule {
    /// The distance from a milestone, festival or date, or from one repeat to the next; nothing where there is none.
    package var span: CalendarSpan? {
        switch self {
        case .offset(let span, _), .every(let span, _, _), .annual(_, let span): span
        case .birthday, .anniversary, .daily: nil
        }
    }
}

extension Condition {
    fileprivate var countsWorkdays: Bool {
        if case .olderThan(let span) = test { span.unit == .workdays } else { false }
    }
}

extension Action {
    fileprivate var countsWorkdays: Bool {
        switch self {
        case .task(let plan): plan.within.unit == .workdays
        case .sms(let plan), .email(let plan): plan.date?.span.unit == .workdays
        }
    }
}
