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
    ///   - kind: What makes it.
    /// - Returns: The number to take rows under.
    /// - Throws: The store's error, such as a lock or a full disk.
    func beginChange(source: String, on day: Day, at moment: Int64, kind: ChangeKind) throws -> ChangeID

    /// Takes the rows of a customer file batch by batch, in as many transactions as the store sees fit.
    ///
    /// What `next` was told of is kept once this returns or `next` throws. When the store itself fails, its last
    /// transaction is lost, and its rows are taken the next time.
    ///
    /// The first row of a file that says something of a record counts; a later one that says otherwise is remarked on
    /// and changes nothing, so that the same file again is no change. Refusals win over consents.
    /// - Parameters:
    ///   - columns: What the rows tell.
    ///   - change: The change they belong to.
    ///   - isTrial: Whether everything is taken back at the end: the report says what would have been done.
    ///   - next: Given what became of the last batch, and of none at first; gives the next batch, or `nil` when there
    ///     are no more.
    /// - Returns: What was done by field, and what was put off; see ``applyHeld(_:hasLeave:)``.
    /// - Throws: The store's error, such as a lock or a full disk, and whatever `next` throws.
    func take(
        columns: CustomerColumns,
        change: ChangeID,
        isTrial: Bool,
        next: (_ taken: TakenRows) throws -> [CustomerRow]?
    ) throws -> IntakeReport

    /// Applies what the rows of a change put off.
    /// - Parameters:
    ///   - change: A change whose rows have been taken since the store was opened.
    ///   - hasLeave: Whether all of it is applied; otherwise what needs no leave.
    /// - Throws: The store's error, such as a lock or a full disk.
    func applyHeld(_ change: ChangeID, hasLeave: Bool) throws

    /// The last customer file that was taken and has not been taken back; `nil` when there is none.
    /// - Throws: The store's error, such as a lock.
    func lastImport() throws -> PastChange?

    /// Notes that a customer file changed nothing: there is nothing of it to take back.
    /// - Parameter change: The change that was begun for it.
    /// - Throws: The store's error, such as a lock or a full disk.
    func markEmpty(_ change: ChangeID) throws

    /// Takes a change of facts back, as a change of its own: what it changed is as it was before, what it made is gone.
    ///
    /// What was changed again since stays, and so do records about which something was decided.
    /// - Parameters:
    ///   - change: The change.
    ///   - undo: The change that takes it back.
    /// - Returns: What was done.
    /// - Throws: The store's error, such as a lock or a full disk.
    func undo(_ change: ChangeID, as undo: ChangeID) throws -> UndoReport

    /// Records that are probably one person, by the older one.
    /// - Parameter limit: Pairs, at most.
    /// - Returns: The pairs, by the older record.
    /// - Throws: The store's error, such as a lock.
    func doubles(limit: Int) throws -> [PersonDouble]

    /// Makes one record stand for another of the same person: homes, open tasks and waiting messages go over to it, and
    /// files that name the other one's number tell of it.
    ///
    /// A refusal of either holds.
    /// - Parameters:
    ///   - other: The record that gives way.
    ///   - kept: The record that stands for both.
    ///   - change: The change it belongs to.
    /// - Returns: Whether there are two such records, neither of them merged already.
    /// - Throws: The store's error, such as a lock or a full disk.
    func merge(_ other: Int64, into kept: Int64, change: ChangeID) throws -> Bool

    /// The change that merged a record into another one; `nil` for a record that stands for itself.
    /// - Throws: The store's error, such as a lock.
    func mergeOf(_ person: Int64) throws -> ChangeID?

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
    /// Begins a change that is no customer file.
    package func beginChange(source: String, on day: Day, at moment: Int64) throws -> ChangeID {
        try beginChange(source: source, on: day, at: moment, kind: .other)
    }

    /// Takes rows of a customer file, and applies what they put off.
    /// - Returns: What became of each row, in order; a row that was put off counts as updated.
    package func take(_ rows: [CustomerRow], columns: CustomerColumns, change: ChangeID) throws -> [RowEffect] {
        try taking(rows, columns: columns, change: change).effects
    }

    /// Takes rows of a customer file, and applies what they put off.
    /// - Returns: What became of each row, in order, with the remarks.
    package func taking(_ rows: [CustomerRow], columns: CustomerColumns, change: ChangeID) throws -> TakenRows {
        var batch: [CustomerRow]? = rows
        var found = TakenRows()
        let report = try take(columns: columns, change: change, isTrial: false) { taken in
            defer { batch = nil }
            found.effects += taken.effects
            found.remarks += taken.remarks
            return batch
        }
        if !report.held.isEmpty { try applyHeld(change, hasLeave: true) }
        // Later rows may have withdrawn all of it.
        found.effects = found.effects.map { $0 == .held ? (report.held.isEmpty ? .unchanged : .updated) : $0 }
        return found
    }
}

/// The store's number of a change of facts.
package struct ChangeID: Hashable, Sendable {
    /// The number; later changes have higher ones.
    package let number: Int64

    /// Creates an id.
    package init(number: Int64) { self.number = number }

    /// The change of a trial, which leaves none behind.
    package static let trial = ChangeID(number: .max)
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
