package import ChineseCalendar

/// Whom a message that may be made is about.
package struct MessageSubject: Hashable, Sendable {
    /// Who gets it; 0 for nobody.
    package let person: Int64
    /// The journey it belongs to; 0 for none.
    package let journey: Int64
    /// The day the occurrence is due: what the text says where the rule names no other day.
    package let due: Day
    /// The day it says where the rule names one.
    package let plan: DatePlan?

    /// Creates a subject.
    package init(person: Int64, journey: Int64, due: Day, plan: DatePlan? = nil) {
        self.person = person
        self.journey = journey
        self.due = due
        self.plan = plan
    }
}

/// What the text of a message is made from.
package struct MessageContent: Hashable, Sendable {
    /// The records.
    package let facts: SubjectFacts
    /// The day the text says; none where none of the milestones it is counted from is set.
    package let date: Day?

    /// Creates a content.
    package init(facts: SubjectFacts, date: Day?) {
        self.facts = facts
        self.date = date
    }
}
