import GRDB
import Lifecycle

/// What an import puts off until the whole file has been read, in a temporary table of the writing connection.
///
/// A lost column may ask to clear a field of everyone, so that memory would not do.
final class HeldTable {
    /// What is put off about one column of one record.
    struct Change {
        /// The table of the record; `milestones` for a journey's milestone, whose kind is the column.
        let table: String
        let record: Int64
        let column: String
        let value: SQLValue
        /// The column, to be counted; see ``ImportSession``.
        let place: Int
        /// Whose row asks for it.
        let person: Int64
        let line: Int
        /// Whether it needs no leave.
        var isFree = false
    }

    /// How many changes have been put off; those withdrawn again included.
    private(set) var count: Int
    /// The keys of what the row at hand put off.
    private var ofRow: [(table: String, record: Int64, column: String)] = []
    private let database: Database
    private var isMade: Bool

    private static let table = """
        CREATE TEMP TABLE IF NOT EXISTS held(
          tab TEXT NOT NULL, record INTEGER NOT NULL, col TEXT NOT NULL, value, place INTEGER NOT NULL,
          person INTEGER NOT NULL, line INTEGER NOT NULL, lift INTEGER NOT NULL, only_this INTEGER NOT NULL DEFAULT 0,
          PRIMARY KEY(tab, record, col)) WITHOUT ROWID
        """

    /// - Parameters:
    ///   - database: The writing connection.
    ///   - count: How many changes earlier calls put off; with none, what another import left is forgotten.
    init(_ database: Database, count: Int) {
        self.database = database
        self.count = count
        isMade = count > 0
    }

    /// Puts a change off; one that is put off already stays as it is.
    func hold(_ change: Change) throws {
        if !isMade {
            try database.execute(sql: Self.table)
            try database.execute(sql: "DELETE FROM temp.held")
            isMade = true
        }
        count += 1
        ofRow.append((change.table, change.record, change.column))
        try Prepared(
            database,
            """
            INSERT OR IGNORE INTO temp.held(tab, record, col, value, place, person, line, lift)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """
        ).run(
            .text(change.table),
            .integer(change.record),
            .text(change.column),
            change.value,
            .int(change.place),
            .integer(change.person),
            .int(change.line),
            .integer(change.isFree ? 1 : 0)
        )
    }

    /// What is put off about a column; `nil` when nothing is.
    func value(_ table: String, _ record: Int64, _ column: String) throws -> (value: SQLValue, line: Int)? {
        guard isMade else { return nil }
        let find = try Prepared(
            database,
            "SELECT value, line FROM temp.held WHERE tab = ?1 AND record = ?2 AND col = ?3"
        )
        find.bind(.text(table), .integer(record), .text(column))
        defer { find.reset() }
        return try find.step() ? (find.value(0), Int(find.integer(1))) : nil
    }

    /// Withdraws what was put off about a column, because another row of the file says otherwise.
    func withdraw(_ table: String, _ record: Int64, _ column: String) throws {
        guard isMade else { return }
        try Prepared(database, "DELETE FROM temp.held WHERE tab = ?1 AND record = ?2 AND col = ?3")
            .run(.text(table), .integer(record), .text(column))
    }

    /// Whether the row at hand put something off.
    var holdsOfRow: Bool { !ofRow.isEmpty }

    /// Begins with the next row.
    func beginRow() { ofRow.removeAll(keepingCapacity: true) }

    /// Notes that the row at hand changes nothing but what it put off.
    func markRow() throws {
        for key in ofRow {
            try Prepared(
                database,
                "UPDATE temp.held SET only_this = 1 WHERE tab = ?1 AND record = ?2 AND col = ?3"
            ).run(.text(key.table), .integer(key.record), .text(key.column))
        }
    }

    /// What is put off in all.
    /// - Parameter counts: The fields, by their place.
    /// - Returns: People, fields and rows.
    /// - Throws: The store's error.
    func summary(_ counts: [FieldCount]) throws -> HeldChanges {
        var summary = HeldChanges()
        guard isMade else { return summary }
        let total = try Prepared(
            database,
            """
            SELECT count(DISTINCT CASE WHEN lift = 0 THEN person END), coalesce(sum(lift), 0) FROM temp.held
            """
        )
        if try total.step() { (summary.people, summary.free) = (Int(total.integer(0)), Int(total.integer(1))) }
        total.reset()
        let rows = try Prepared(
            database,
            """
            SELECT count(*), coalesce(sum(free), 0) FROM (
              SELECT min(lift) AS free FROM temp.held WHERE only_this = 1 GROUP BY line)
            """
        )
        if try rows.step() { (summary.rows, summary.freeRows) = (Int(rows.integer(0)), Int(rows.integer(1))) }
        rows.reset()
        summary.fields = try fields(counts, isFree: false)
        summary.freeFields = try fields(counts, isFree: true).filter { $0.cleared > 0 }
        return summary
    }

    private func fields(_ counts: [FieldCount], isFree: Bool) throws -> [FieldCount] {
        let find = try Prepared(
            database,
            """
            SELECT place, sum(value IS NULL), sum(value IS NOT NULL) FROM temp.held WHERE lift = ?1 GROUP BY place
            ORDER BY place
            """
        )
        find.bind(.integer(isFree ? 1 : 0))
        var fields: [FieldCount] = []
        while try find.step() {
            var field = counts[Int(find.integer(0))]
            (field.set, field.cleared, field.changed) = (0, Int(find.integer(1)), Int(find.integer(2)))
            fields.append(field)
        }
        return fields
    }

    /// Takes out the next changes, those of one record together.
    /// - Parameters:
    ///   - limit: About how many.
    ///   - hasLeave: Whether all are taken, or those that need no leave.
    /// - Returns: The changes; none when there are no more.
    /// - Throws: The store's error.
    func takeOut(_ limit: Int, hasLeave: Bool) throws -> [Change] {
        guard isMade else { return [] }
        let find = try Prepared(
            database,
            """
            SELECT tab, record, col, value, place, person, line, lift FROM temp.held WHERE lift >= ?1
            ORDER BY tab, record, col
            """
        )
        find.bind(.integer(hasLeave ? 0 : 1))
        defer { find.reset() }
        var changes: [Change] = []
        while try find.step() {
            let isOfLast = changes.last.map { $0.table == find.text(0) && $0.record == find.integer(1) } ?? false
            if changes.count >= limit, !isOfLast { break }
            changes.append(
                Change(
                    table: find.text(0),
                    record: find.integer(1),
                    column: find.text(2),
                    value: find.value(3),
                    place: Int(find.integer(4)),
                    person: find.integer(5),
                    line: Int(find.integer(6)),
                    isFree: find.integer(7) > 0
                )
            )
        }
        find.reset()
        for change in changes { try withdraw(change.table, change.record, change.column) }
        return changes
    }
}
