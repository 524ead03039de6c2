package import ChineseCalendar

/// A waiting message with the facts its text is made from.
package struct WaitingMessage: Hashable, Sendable {
    /// The message.
    package let item: OutboxItem
    /// A name that stays the same over all attempts, unique over workspaces.
    package let key: String
    /// What the template's 日期 says; none when its milestone is not set.
    package let date: Day?
    /// What the template may name.
    package let facts: SubjectFacts
    /// The attempts so far.
    package let tries: Tries

    /// Attempts in the past.
    package struct Tries: Hashable, Sendable {
        /// How many.
        package let count: Int
        /// When the first one began, in seconds since 1970-01-01T00:00:00Z; 0 without one.
        package let first: Int64

        /// Creates attempts; none unless given.
        package init(count: Int = 0, first: Int64 = 0) {
            self.count = count
            self.first = first
        }
    }

    /// Creates a waiting message.
    package init(
        item: OutboxItem,
        key: String,
        date: Day?,
        facts: SubjectFacts,
        tries: Tries = Tries()
    ) {
        self.item = item
        self.key = key
        self.date = date
        self.facts = facts
        self.tries = tries
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
