package import ChineseCalendar
package import Lifecycle

/// What a sweep did, per rule and in all.
package struct SweepReport: Sendable {
    /// The day that was decided.
    package let day: Day
    /// The hash of the rule book it was decided by.
    package let revision: String
    /// Whether nothing was written.
    package let isDryRun: Bool
    /// One line per rule, in ascending order of names.
    package var rules: [RuleCount]
    /// The number its decisions are under; none for a dry run.
    package var sweep: SweepID?
    /// What corrected dates and changed owners did to earlier decisions.
    package var corrections = CorrectionReport()
    /// Occurrences taken back because their anchor was corrected.
    package var recalled: Int { corrections.recalled }

    /// What a sweep did with one rule.
    ///
    /// `due` is `fired`, `held`, `suppressed` and `failed` together; lapsed ones are no longer due.
    package struct RuleCount: Sendable {
        /// The rule.
        package let name: String
        /// Occurrences in their window and undecided before the sweep.
        package var due = 0
        /// Those whose actions were made.
        package var fired = 0
        /// Those not let through, by reason: tomorrow's sweep looks at them again.
        package var held: [Reason: Int] = [:]
        /// Occurrences whose window had closed, by reason.
        package var lapsed: [Reason: Int] = [:]
        /// Those settled for good without actions: the contact has died.
        package var suppressed = 0
        /// Those for which the rule's functions failed.
        package var failed = 0
        /// The first failures, for the report.
        package var failures: [(subject: SubjectID, failure: RuleFailure)] = []
        /// Whether the rule was taken out of the sweep.
        package var isQuarantined = false
        /// Actions made, by their summary: `task visit`, `sms welcome`.
        package var made: [String: Int] = [:]

        init(name: String) { self.name = name }

        /// All that were held.
        package var heldCount: Int { held.values.reduce(0, +) }
        /// All that lapsed.
        package var lapsedCount: Int { lapsed.values.reduce(0, +) }
    }

    /// The rules that were taken out of the sweep.
    package var quarantined: [String] { rules.filter(\.isQuarantined).map(\.name) }

    /// A sum over the rules.
    package func total(_ count: (RuleCount) -> Int) -> Int { rules.reduce(0) { $0 + count($1) } }
}
