package import ChineseCalendar

/// What is on record about a person, for whoever was asked why they got a message, or none.
package struct PersonStory: Hashable, Sendable {
    /// The record's number.
    package let person: Int64
    /// The customer number of the ledger file; none where it had none.
    package let number: String?
    /// What texts name.
    package let facts: SubjectFacts
    /// The mailbox; empty for none.
    package let mailbox: String
    /// Whether the person agreed to promotions; nothing when nobody has asked.
    package let consents: Bool?
    /// Whether the person must not be contacted at all.
    package let isBlocked: Bool
    /// Whether the person has died.
    package let isDeceased: Bool
    /// The record that stands for this one; `nil` for a record that stands for itself.
    package let mergedInto: Int64?
    /// What their addresses have told us.
    package let marks: [AddressMark]
    /// Decisions about the person and the journeys they are the contact of, newest first.
    package let decisions: [Entry]

    /// One decision.
    package struct Entry: Hashable, Sendable {
        /// The rule.
        package let rule: String
        /// What was decided.
        package let outcome: Outcome
        /// Why it was not fired; none when it was.
        package let reason: Reason?
        /// The day it was due.
        package let due: Day
        /// The day it was decided.
        package let day: Day

        /// Creates an entry.
        package init(rule: String, outcome: Outcome, reason: Reason?, due: Day, day: Day) {
            self.rule = rule
            self.outcome = outcome
            self.reason = reason
            self.due = due
            self.day = day
        }
    }

    /// Creates a story.
    package init(
        person: Int64,
        number: String?,
        facts: SubjectFacts,
        mailbox: String,
        consents: Bool?,
        isBlocked: Bool,
        isDeceased: Bool,
        mergedInto: Int64? = nil,
        marks: [AddressMark],
        decisions: [Entry]
    ) {
        self.person = person
        self.number = number
        self.facts = facts
        self.mailbox = mailbox
        self.consents = consents
        self.isBlocked = isBlocked
        self.isDeceased = isDeceased
        self.mergedInto = mergedInto
        self.marks = marks
        self.decisions = decisions
    }
}
