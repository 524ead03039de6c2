package import ChineseCalendar

/// When a rule becomes due: data, so that the store finds who is due by an index.
package enum Schedule: Hashable, Sendable {
    /// A distance from a milestone, the first of `anchors` that is set; negative for "before", zero for "on the day".
    case offset(CalendarSpan, anchors: [String])
    /// Every `span` counted from the first of `anchors` that is set, up to and with the day of milestone `to`.
    case every(CalendarSpan, anchors: [String], to: String?)
    /// The solar birthday of a person each year; 29 February falls on the 28th in common years.
    case birthday
    /// The same day of the year as the first of `anchors` that is set, from one year after it.
    case anniversary(anchors: [String])
    /// A fixed date each year.
    case date(month: Int, day: Int)
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
        case .date, .daily: true
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
