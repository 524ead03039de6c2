package import ChineseCalendar
import GRDB
package import Lifecycle
import Synchronization

extension SQLiteStore: FactStore {
    package func beginChange(source: String, on day: Day, at moment: Int64) throws -> ChangeID {
        try write { database in
            try Prepared(
                database,
                """
                INSERT INTO changes(source, day, made_at)
                VALUES (?1, max(?2, coalesce((SELECT max(day) FROM changes), ?2)), ?3)
                """
            ).run(.text(source), .int(day.number), .integer(moment))
            return ChangeID(number: database.lastInsertedRowID)
        }
    }

    package func take(
        columns: CustomerColumns,
        change: ChangeID,
        next: (_ effects: [RowEffect]) throws -> [CustomerRow]?
    ) throws {
        try take(columns: columns, change: change, transactionRows: Intake.transactionRows, next: next)
    }

    /// Takes rows in transactions of about so many.
    func take(
        columns: CustomerColumns,
        change: ChangeID,
        transactionRows: Int,
        next: (_ effects: [RowEffect]) throws -> [CustomerRow]?
    ) throws {
        try write { database in
            let imported = try ImportedFields(database)
            for field in columns.fields { try imported.insert(field.record, field.name) }
        }
        let seen = imports.withLock { $0[change.number] } ?? SeenMainOwners()
        let marked = try writeInPieces { database in
            try Intake(database: database, transactionRows: transactionRows).run(next) {
                if columns.tellProjects {
                    return try ProjectRowTaker(
                        database,
                        columns: columns,
                        change: change.number,
                        seen: seen,
                        store: self
                    )
                }
                return try RowTaker(database, columns: columns, change: change.number, seen: seen, store: self)
            }
        }
        imports.withLock { $0[change.number] = marked }
    }

    package func counts() throws -> RecordCounts {
        try read { database in
            var counts = RecordCounts()
            counts.persons = try Int.fetchOne(database, sql: "SELECT count(*) FROM persons") ?? 0
            counts.projects = try Int.fetchOne(database, sql: "SELECT count(*) FROM projects") ?? 0
            counts.homes = try Int.fetchOne(database, sql: "SELECT count(*) FROM homes") ?? 0
            counts.journeys = try Int.fetchOne(database, sql: "SELECT count(*) FROM journeys") ?? 0
            return counts
        }
    }
}
