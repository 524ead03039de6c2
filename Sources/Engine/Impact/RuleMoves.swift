package import ChineseCalendar
package import Lifecycle

/// A due day that becomes another.
package struct DueMove: Hashable, Sendable {
    /// The day until now.
    package let from: Day
    /// The day from now on.
    package let to: Day

    /// Creates a move.
    package init(from: Day, to: Day) {
        self.from = from
        self.to = to
    }
}

/// What moves of one rule.
package struct RuleMoves: Sendable {
    /// The rule's name.
    package let rule: String
    /// What is counted: journeys, persons or projects.
    package let subject: SubjectKind
    /// Whether it is known what moves; nobody counts the repeats of an `every`.
    package let isCounted: Bool
    /// How many undecided subjects move from where to where, in the order of the days they leave.
    package let moves: [(move: DueMove, count: Int)]

    /// How many undecided subjects move.
    package var count: Int { moves.reduce(0) { $0 + $1.count } }

    /// The moves of a rule; nothing when there are none.
    init?(_ rule: Rule, _ counts: [DueMove: Int]) {
        let moves = counts.filter { $0.value > 0 }.sorted { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }
        guard !moves.isEmpty else { return nil }
        self.rule = rule.name
        subject = rule.subject
        isCounted = true
        self.moves = moves.map { (move: $0.key, count: $0.value) }
    }

    /// A rule of which something may move that nobody counts.
    init(uncounted rule: Rule) {
        self.rule = rule.name
        subject = rule.subject
        isCounted = false
        moves = []
    }
}
