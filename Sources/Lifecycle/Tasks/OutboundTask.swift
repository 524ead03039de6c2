package import ChineseCalendar

/// Work for a person of the department.
package struct OutboundTask: Hashable, Sendable {
    /// The store's number for it.
    package var id: Int64
    /// The rule that made it.
    package var rule: String
    /// What is to be done.
    package var kind: TaskKind
    /// One line for the list.
    package var title: String
    /// The journey it is about; 0 for none.
    package var journey: Int64
    /// The contract number of the journey; empty for none.
    package var contract: String
    /// Whom it concerns; 0 for nobody.
    package var person: Int64
    /// The code of its project; empty for none.
    package var project: String
    /// Who does it; empty when nobody is named.
    package var assignee: String
    /// The day it was made.
    package var made: Day
    /// The day it is due.
    package var due: Day
    /// Where it stands.
    package var state: State
    /// The template with what to look at, if any.
    package var checklist: String?
    /// The template with what to say, if any.
    package var script: String?
    /// How it ended, once it has.
    package var result: TaskResult?
    /// Why it was withdrawn, or has another day or person than when it was made; `nil` where nothing of it changed.
    package var mark: TaskMark?
    /// What its texts name.
    package var facts: SubjectFacts

    /// Where a task stands.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case open
        case done
        case cancelled
    }

    /// Creates a task.
    package init(
        id: Int64,
        rule: String,
        kind: TaskKind,
        title: String,
        journey: Int64,
        contract: String,
        person: Int64,
        project: String,
        assignee: String,
        made: Day,
        due: Day,
        state: State,
        checklist: String?,
        script: String?,
        result: TaskResult?,
        mark: TaskMark? = nil,
        facts: SubjectFacts
    ) {
        self.id = id
        self.rule = rule
        self.kind = kind
        self.title = title
        self.journey = journey
        self.contract = contract
        self.person = person
        self.project = project
        self.assignee = assignee
        self.made = made
        self.due = due
        self.state = state
        self.checklist = checklist
        self.script = script
        self.result = result
        self.mark = mark
        self.facts = facts
    }
}

/// How a task ended.
package struct TaskResult: Hashable, Sendable {
    /// What came of it.
    package let outcome: Outcome
    /// The customer's mark, 1 through 5; none when not asked.
    package let satisfaction: Int?
    /// What there is to remember.
    package let note: String
    /// The day of it.
    package let day: Day

    /// What came of a task.
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case done
        case noAnswer = "no_answer"
        case refused
        case rescheduled
    }

    /// Creates a result.
    package init(outcome: Outcome, satisfaction: Int?, note: String, day: Day) {
        self.outcome = outcome
        self.satisfaction = satisfaction
        self.note = note
        self.day = day
    }
}

/// Which tasks to list; all that is given must match.
package struct TaskFilter: Hashable, Sendable {
    /// Of this kind.
    package var kind: TaskKind?
    /// For this person of the department.
    package var assignee: String?
    /// In the project of this code.
    package var project: String?
    /// In this state.
    package var state: OutboundTask.State?
    /// Due on or before this day.
    package var dueBy: Day?
    /// Made by this rule.
    package var rule: String?
    /// With a number above this one.
    package var after: Int64 = 0
    /// At most so many.
    package var limit = 1000

    /// Creates a filter that lists the first thousand.
    package init() {}
}
