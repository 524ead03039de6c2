package import ChineseCalendar

/// When a rule becomes due: data, so that the store finds who is due by an index.
package enum Schedule: Hashable, Sendable {
    /// A distance from a milestone, the first of `anchors` that is set; negative for "before", zero for "on the day".
    case offset(CalendarSpan, anchors: [String])
    /// Every `span` counted from the first of `anchors` that is set, up to and with the day of milestone `to`.
    case every(CalendarSpan, anchors: [String], to: String?)
    /// The birthday of a person each year, by the calendar their record names; only of those who keep it by the given
    /// one, if there is one.
    case birthday(BirthdayKind?)
    /// The same day of the year as the first of `anchors` that is set, from one year after it.
    case anniversary(anchors: [String])
    /// A date, festival or solar term each year, or so long before or after it.
    case annual(AnnualDay, shift: CalendarSpan)
    /// Every day, for everyone; at most once in each `Period`.
    case daily(Period)

    /// How often a daily rule may fire for one subject.
    package enum Period: String, Hashable, Sendable {
        /// Once for ever.
        case once
        case year
        case month
        case day
    }

    /// Whether it falls due for all subjects at once, without a date of their own.
    package var isForEveryone: Bool {
        switch self {
        case .offset, .every, .birthday, .anniversary: false
        case .annual, .daily: true
        }
    }

    /// The milestone that a repeat goes on until.
    package var end: String? { if case .every(_, _, let to) = self { to } else { nil } }

    /// The milestones that say when it is due, the first that is set; none where there is no such milestone.
    package var anchors: [String] {
        switch self {
        case .offset(_, let anchors), .every(_, let anchors, _), .anniversary(let anchors): anchors
        case .birthday, .annual, .daily: []
        }
    }
}

/// How long after its due day an occurrence may still be done.
package enum Lateness: Hashable, Sendable {
    /// So many days, 0 or more; the day after, it lapses.
    case days(Int)
    /// It stays open until it fires.
    case never
}
