package import ChineseCalendar

/// What the store knows about one subject and one rule.
package protocol ExplainStore: Sendable {
    /// Finds a subject.
    /// - Parameters:
    ///   - name: The record's number, or what its file calls it: a customer number, contract or project code.
    ///   - kind: What it is.
    /// - Returns: Nothing when there is no such record.
    /// - Throws: The store's error, such as a lock.
    func subject(_ name: String, of kind: SubjectKind) throws -> SubjectID?

    /// Opens a reader that is asked about one subject alone, and, if that is a person, about the journeys they own.
    /// - Parameters:
    ///   - subject: The subject.
    ///   - day: Read the facts as they were known at the end of that day; as they are now when none is given.
    /// - Returns: The reader, for one thread.
    /// - Throws: The store's error, such as a lock.
    func planReader(about subject: SubjectID, knownOn day: Day?) throws -> any PlanReader

    /// Finds the journeys that a person owns.
    /// - Parameters:
    ///   - person: Whose.
    ///   - day: As it was known at the end of that day; as it is now when none is given.
    /// - Returns: The journeys, the oldest record first.
    /// - Throws: The store's error, such as a lock.
    func journeys(of person: SubjectID, knownOn day: Day?) throws -> [SubjectID]

    /// What was decided about a subject by a rule, the newest first.
    func decisions(of rule: String, about subject: SubjectID) throws -> [PastDecision]
}

/// A ledger row with what came of it.
package struct PastDecision: Hashable, Sendable {
    /// Which of the rule's occurrences.
    package let occasion: Int64
    /// What was decided.
    package let outcome: Outcome
    /// Why it was not fired; none when it was.
    package let reason: Reason?
    /// The day it was due.
    package let due: Day
    /// The day it was decided.
    package let day: Day
    /// The hash of the rule book it was decided by.
    package let revision: String
    /// What was made, with its number and state: `task 17 visit: open`.
    package let made: [Made]

    /// One task or message.
    package struct Made: Hashable, Sendable {
        /// Whether it is a task; a message otherwise.
        package let isTask: Bool
        /// Its number.
        package let number: Int64
        /// The kind of task, or the message's channel and template.
        package let what: String
        /// Its state.
        package let state: String

        /// Creates a description.
        package init(isTask: Bool, number: Int64, what: String, state: String) {
            self.isTask = isTask
            self.number = number
            self.what = what
            self.state = state
        }
    }

    /// Creates a decision.
    package init(
        occasion: Int64,
        outcome: Outcome,
        reason: Reason?,
        due: Day,
        day: Day,
        revision: String,
        made: [Made]
    ) {
        self.occasion = occasion
        self.outcome = outcome
        self.reason = reason
        self.due = due
        self.day = day
        self.revision = revision
        self.made = made
    }
}

/// What a rule asks of one subject.
package struct RuleFacts: Sendable {
    /// The days of the rule's anchors, in its order; none where one is not set.
    package var anchors: [Day?] = []
    /// The day a repeat goes on until; none where it goes on for ever, or that milestone is not set.
    package var end: Day?
    /// When the person was born and how they count it, for rules about birthdays; none where that is not on record, and
    /// no kind where it is unconfirmed.
    package var birthday: (born: Day, kind: BirthdayKind?)?
    /// Per condition of `who`, the value found and whether it holds.
    package var conditions: [(value: FieldValue?, holds: Bool)] = []
    /// The values of the fields its functions read, in the order of ``Rule/reads``.
    package var reads: [FieldValue?] = []

    /// Creates empty facts.
    package init() {}
}
