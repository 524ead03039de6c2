package import ChineseCalendar

/// What became of an occurrence, as the ledger keeps it.
package enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// Its actions were made.
    case fired
    /// It will never be let through: a reason that does not go away.
    case suppressed
    /// Its window closed.
    case lapsed
}

/// One row of the ledger to be, with the actions that exist if and only if it does.
package struct Decision: Hashable, Sendable {
    /// What it is about.
    package let subject: SubjectID
    /// Which of the rule's occurrences for the subject.
    package let occasion: Int64
    /// What became of it.
    package let outcome: Outcome
    /// Why it did not fire; none when it did.
    package let reason: Reason?
    /// The day it was due.
    package let due: Day
    /// The journey it belongs to; 0 for none.
    package let journey: Int64
    /// Whom it concerns; 0 for nobody.
    package let person: Int64
    /// The project it belongs to, for rules with a sample; 0 for others.
    package let project: Int64
    /// What is made, in the rule's order.
    package let actions: [Action]

    /// Creates a decision about a candidate.
    package init(_ candidate: Candidate, _ outcome: Outcome, reason: Reason? = nil, actions: [Action] = []) {
        subject = candidate.subject
        occasion = candidate.occasion
        self.outcome = outcome
        self.reason = reason
        due = candidate.due
        journey = candidate.journey
        person = candidate.person
        project = candidate.project
        self.actions = actions
    }
}

/// Decisions of one rule that are committed together.
package struct DecisionBatch: Sendable {
    /// The rule.
    package let rule: Rule
    /// The sweep that decided.
    package let sweep: SweepID
    /// The day of the sweep.
    package let day: Day
    /// The decisions, in order.
    package let decisions: [Decision]

    /// Creates a batch.
    package init(rule: Rule, sweep: SweepID, day: Day, decisions: [Decision]) {
        self.rule = rule
        self.sweep = sweep
        self.day = day
        self.decisions = decisions
    }
}

/// The store's number of a sweep.
package struct SweepID: Hashable, Sendable {
    /// The number, 1 or more.
    package let number: Int64

    /// Creates an id.
    package init(number: Int64) { self.number = number }
}
