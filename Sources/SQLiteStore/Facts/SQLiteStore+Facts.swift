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
        _ rows: [CustomerRow],
        columns: CustomerColumns,
        change: ChangeID
    ) throws -> [RowEffect] {
        var seen = imports.withLock { $0[change.number] } ?? SeenMainOwners()
        let effects = try write { database in
            let taker = try RowTaker(database, columns: columns, change: change.number, store: self)
            return try rows.map { try taker.take($0, seen: &seen) }
        }
        let marked = seen
        imports.withLock { $0[change.number] = marked }
        return effects
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
