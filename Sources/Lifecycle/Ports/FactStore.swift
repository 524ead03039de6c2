package import ChineseCalendar

/// Where the facts about people, homes and journeys are kept, each with the moment it became known.
package protocol FactStore: Sendable {
    /// Begins a change of facts.
    ///
    /// Knowledge only grows: a change dated before an earlier one becomes known on that one's day, so that no past day
    /// ever shows what came later.
    /// - Parameters:
    ///   - source: Where it comes from, such as a file's name.
    ///   - day: The day the facts become known.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: The number to take rows under.
    /// - Throws: The store's error, such as a lock or a full disk.
    func beginChange(source: String, on day: Day, at moment: Int64) throws -> ChangeID

    /// Takes rows of a customer file, in one transaction.
    /// - Returns: What became of each row, in order.
    func take(_ rows: [CustomerRow], columns: CustomerColumns, change: ChangeID) throws -> [RowEffect]

    /// How many records of each kind there are.
    func counts() throws -> RecordCounts
}

/// The store's number of a change of facts.
package struct ChangeID: Hashable, Sendable {
    /// The number; later changes have higher ones.
    package let number: Int64

    /// Creates an id.
    package init(number: Int64) { self.number = number }
}

/// How many records there are.
package struct RecordCounts: Hashable, Sendable {
    /// People on record.
    package var persons = 0
    /// Projects on record.
    package var projects = 0
    /// Homes on record.
    package var homes = 0
    /// Journeys on record.
    package var journeys = 0

    /// Creates counts of zero.
    package init() {}
}
