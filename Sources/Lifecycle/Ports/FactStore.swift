package import ChineseCalendar

/// Where the facts about people, homes and journeys are kept, each with the moment it became known.
package protocol FactStore: ArrangementStore {
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

    /// Takes the rows of a customer file batch by batch, in as many transactions as the store sees fit.
    ///
    /// What `next` was told of is kept once this returns or `next` throws. When the store itself fails, its last
    /// transaction is lost, and its rows are taken the next time.
    /// - Parameters:
    ///   - columns: What the rows tell.
    ///   - change: The change they belong to.
    ///   - next: Given what became of each row of the last batch, in order, and none at first; gives the next batch,
    ///     or nothing when there are no more.
    /// - Throws: The store's error, such as a lock or a full disk, and whatever `next` throws.
    func take(
        columns: CustomerColumns,
        change: ChangeID,
        next: (_ effects: [RowEffect]) throws -> [CustomerRow]?
    ) throws

    /// How many records of each kind there are.
    func counts() throws -> RecordCounts

    /// What is on record about a person.
    /// - Parameters:
    ///   - person: A customer number, or a record's number.
    ///   - limit: The newest decisions, at most so many.
    /// - Returns: Nothing when there is no such person.
    /// - Throws: The store's error, such as a lock.
    func story(of person: String, decisions limit: Int) throws -> PersonStory?

    /// The projects on record, by code.
    func projects() throws -> [ProjectSummary]

    /// Sets a milestone of a project, or removes it.
    ///
    /// It counts for every journey of the project that has no such milestone of its own; those are noted as moved, so
    /// that rules which recall look at them again.
    /// - Parameters:
    ///   - milestone: Its name, one of the vocabulary.
    ///   - code: The code of the project.
    ///   - day: The day; nothing to remove it.
    ///   - change: The change it belongs to.
    /// - Returns: What was done; nothing is written for an unknown project, or when nothing changes.
    /// - Throws: The store's error, such as a lock or a full disk.
    func setMilestone(
        _ milestone: String,
        ofProject code: String,
        to day: Day?,
        change: ChangeID
    ) throws -> ProjectMilestoneEffect
}

extension FactStore {
    /// Takes rows of a customer file, in one transaction.
    /// - Returns: What became of each row, in order.
    package func take(_ rows: [CustomerRow], columns: CustomerColumns, change: ChangeID) throws -> [RowEffect] {
        var batch: [CustomerRow]? = rows
        var found: [RowEffect] = []
        try take(columns: columns, change: change) { effects in
            defer { batch = nil }
            found += effects
            return batch
        }
        return found
    }
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
