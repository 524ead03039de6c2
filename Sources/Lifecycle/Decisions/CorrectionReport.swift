package import ChineseCalendar

/// What corrected dates, and owners who changed, did to what had been decided before.
package struct CorrectionReport: Hashable, Sendable {
    /// One line per rule with something to tell, in ascending order of names.
    package var rules: [RuleCount] = []
    /// Messages that had gone by a date that was corrected since, in ascending order.
    package var told: [Told] = []
    /// Open tasks that another owner is called for now.
    package var passedTasks = 0
    /// Open tasks withdrawn because there is no owner left to be contacted.
    package var withdrawnTasks = 0
    /// Waiting messages that another owner gets now.
    package var passedMessages = 0
    /// Waiting messages withdrawn because the home was sold or given back.
    package var withdrawnMessages = 0

    /// What corrected dates did to one rule's decisions.
    package struct RuleCount: Hashable, Sendable {
        /// The rule.
        package let rule: String
        /// Decisions of which nothing had been sent or done, taken back to be made anew.
        package var recalled = 0
        /// Lapses taken back because the new window is open or still to come.
        package var reopened = 0
        /// Waiting messages taken back.
        package var messages = 0
        /// Open tasks withdrawn.
        package var withdrawn = 0
        /// Open tasks that have another day now.
        package var moved = 0

        /// Creates a count of nothing.
        package init(rule: String) { self.rule = rule }

        /// Whether there is nothing to tell.
        package var isZero: Bool { recalled == 0 && reopened == 0 && messages == 0 && withdrawn == 0 && moved == 0 }
    }

    /// A message that went by a date that was corrected since.
    package struct Told: Hashable, Sendable {
        /// The message.
        package let message: Int64
        /// The rule it came from.
        package let rule: String
        /// Whom it went to.
        package let person: Int64
        /// The day the rule was due by the old date.
        package let from: Day
        /// The day it is due by the new one; `nil` when there is no date any more.
        package let to: Day?

        /// Creates an entry.
        package init(message: Int64, rule: String, person: Int64, from: Day, to: Day?) {
            self.message = message
            self.rule = rule
            self.person = person
            self.from = from
            self.to = to
        }
    }

    /// Creates a report of nothing.
    package init() {}

    /// Decisions taken back, lapses among them.
    package var recalled: Int { rules.reduce(0) { $0 + $1.recalled + $1.reopened } }

    /// Whether there is nothing to tell.
    package var isEmpty: Bool {
        rules.isEmpty && told.isEmpty && passedTasks == 0 && withdrawnTasks == 0 && passedMessages == 0
            && withdrawnMessages == 0
    }
}
