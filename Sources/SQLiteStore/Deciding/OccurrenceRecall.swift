import GRDB
import Lifecycle

/// The key of a ledger row.
struct Occurrence: Hashable {
    let rule: Int64
    let subject: Int64
    let occasion: Int64

    var values: [SQLValue] { [.integer(rule), .integer(subject), .integer(occasion)] }
}

/// Takes decisions back of which nothing has been sent or done, so that their rules may fire again.
struct OccurrenceRecall {
    private let database: Database
    private let sweep: Int64

    /// - Parameters:
    ///   - database: In a transaction.
    ///   - sweep: The sweep that takes back; 0 for a person.
    init(_ database: Database, by sweep: Int64) {
        self.database = database
        self.sweep = sweep
    }

    /// Whether no task is done or begun and no message on its way.
    func isUntouched(_ occurrence: Occurrence) throws -> Bool {
        let find = try Prepared(
            database,
            """
            SELECT (SELECT count(*) FROM tasks WHERE rule = ?1 AND subject = ?2 AND occasion = ?3 
                 AND (state = 'done' OR state = 'open' AND outcome IS NOT NULL))
              + (SELECT count(*) FROM outbox WHERE rule = ?1 AND subject = ?2 AND occasion = ?3
                 AND (state NOT IN ('waiting', 'cancelled') OR EXISTS (SELECT 1 FROM attempts t
                   WHERE t.message = outbox.id AND t.outcome = 'unknown')))
            """
        )
        find.bind(occurrence.values)
        defer { find.reset() }
        return try find.step() && find.integer(0) == 0
    }

    /// Moves the ledger row to the recalls, and cancels what was made.
    /// - Parameters:
    ///   - occurrence: The key of its ledger row.
    ///   - mark: What the tasks say of it; `nil` for nothing.
    /// - Returns: How many tasks were open and messages waiting.
    /// - Throws: The store's error.
    @discardableResult
    func takeBack(_ occurrence: Occurrence, mark: TaskMark? = nil) throws -> (tasks: Int, messages: Int) {
        try run(
            """
            INSERT INTO recalls(rule, subject, occasion, outcome, reason, due, day, sweep, recalled_by,
                recalled_after)
              SELECT rule, subject, occasion, outcome, reason, due, day, sweep, ?4,
                coalesce(nullif(?4, 0) - 1, (SELECT max(id) FROM sweeps), 0) FROM ledger
              WHERE rule = ?1 AND subject = ?2 AND occasion = ?3
            """,
            occurrence.values + [.integer(sweep)]
        )
        let made = try cancel(occurrence, mark: mark)
        try SampleCounts(database).takeBack(
            rule: occurrence.rule,
            subject: occurrence.subject,
            occasion: occurrence.occasion
        )
        try run("DELETE FROM ledger WHERE rule = ?1 AND subject = ?2 AND occasion = ?3", occurrence.values)
        return made
    }

    /// Cancels what is open or waits, and leaves the decision.
    /// - Parameters:
    ///   - occurrence: The key of its ledger row.
    ///   - mark: What the tasks say of it; `nil` for nothing.
    /// - Returns: How many tasks were open and messages waiting.
    /// - Throws: The store's error.
    func cancel(_ occurrence: Occurrence, mark: TaskMark?) throws -> (tasks: Int, messages: Int) {
        let marking = mark.map { ", mark = '\($0.code)'" } ?? ""
        let notes = [("tasks", marking), ("outbox", ", cancelled_after = \(AttemptWriter.lastSweep)")]
        let counts = try notes.map { table, note in
            try run(
                """
                UPDATE \(table) SET state = 'cancelled'\(note) WHERE rule = ?1 AND subject = ?2 AND occasion = ?3
                  AND state IN ('open', 'waiting')
                """,
                occurrence.values
            )
        }
        return (counts[0], counts[1])
    }

    @discardableResult
    private func run(_ sql: String, _ values: [SQLValue]) throws -> Int {
        let statement = try Prepared(database, sql)
        statement.bind(values)
        while try statement.step() {}
        return statement.changes
    }
}
