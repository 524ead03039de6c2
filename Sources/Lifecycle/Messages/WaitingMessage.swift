package import ChineseCalendar

/// A waiting message with the facts its text is made from.
package struct WaitingMessage: Hashable, Sendable {
    /// The message.
    package let item: OutboxItem
    /// Whether it informs or advertises.
    package let messageClass: MessageClass
    /// A name that stays the same over all attempts, unique over workspaces.
    package let key: String
    /// What the template's 日期 says; none when its milestone is not set.
    package let date: Day?
    /// What the template may name.
    package let facts: SubjectFacts

    /// Creates a waiting message.
    package init(item: OutboxItem, messageClass: MessageClass, key: String, date: Day?, facts: SubjectFacts) {
        self.item = item
        self.messageClass = messageClass
        self.key = key
        self.date = date
        self.facts = facts
    }
}

/// The facts about a person and a journey that texts name; empty texts for what is not on record.
package struct SubjectFacts: Hashable, Sendable {
    /// The person's name.
    package var name = ""
    /// `male`, `female`, or empty.
    package var gender = ""
    /// The recorded form of address, such as 王女士.
    package var salutation = ""
    /// The person's mobile number.
    package var phone = ""
    /// The project's name.
    package var project = ""
    /// The home's building, unit and room as one text.
    package var home = ""
    /// The customer-relations specialist of the journey.
    package var specialist = ""

    /// Creates empty facts.
    package init() {}
}
