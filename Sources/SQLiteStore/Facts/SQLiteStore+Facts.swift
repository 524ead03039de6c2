package import ChineseCalendar
import GRDB
package import Lifecycle
import Synchronization

extension SQLiteStore: FactStore {
    package func beginChange(
        source: String,
        on day: Day,
        at moment: Int64,
        kind: ChangeKind
    ) throws -> ChangeID {
        try write { database in
            try Prepared(
                database,
                """
                INSERT INTO changes(source, day, made_at, kind)
                VALUES (?1, max(?2, coalesce((SELECT max(day) FROM changes), ?2)), ?3, ?4)
                """
            ).run(.text(source), .int(day.number), .integer(moment), .text(kind.rawValue))
            return ChangeID(number: database.lastInsertedRowID)
        }
    }

    package func take(
        columns: CustomerColumns,
        change: ChangeID,
        isTrial: Bool,
        next: (_ taken: TakenRows) throws -> [CustomerRow]?
    ) throws -> IntakeReport {
        try take(
            columns: columns,
            change: change,
            isTrial: isTrial,
            transactionRows: Intake.transactionRows,
            next: next
        )
    }

    /// Takes rows in transactions of about so many.
    func take(
        columns: CustomerColumns,
        change: ChangeID,
        isTrial: Bool = false,
        transactionRows: Int,
        next: (_ taken: TakenRows) throws -> [CustomerRow]?
    ) throws -> IntakeReport {
        if !isTrial {
            try write { database in
                let imported = try ImportedFields(database)
                for field in columns.fields { try imported.insert(field.record, field.name) }
            }
        }
        let known = imports.withLock { $0.removeValue(forKey: change.number) }
        let (report, memory) = try writeInPieces { database in
            let session = ImportSession(database, change: change.number, try known ?? ImportMemory(database))
            let intake = Intake(
                database: database,
                transactionRows: transactionRows,
                session: session,
                isTrial: isTrial
            )
            let report = try intake.run(next) {
                if columns.tellProjects {
                    return try ProjectRowTaker(database, columns: columns, session, store: self)
                }
                return try RowTaker(database, columns: columns, session, store: self)
            }
            return (report, session.end())
        }
        // One import runs at a time, and what earlier ones remember is of no use.
        imports.withLock { $0 = isTrial ? [:] : [change.number: memory] }
        // Kinds of milestones that a trial made are none.
        if isTrial { milestoneKinds.withLock { $0 = [:] } }
        return report
    }

    package func applyHeld(_ change: ChangeID, hasLeave: Bool) throws {
        guard let memory = imports.withLock({ $0.removeValue(forKey: change.number) }) else { return }
        let left = try writeInPieces { database in
            let session = ImportSession(database, change: change.number, memory)
            try HeldApplication(database: database, session: session, store: self).run(hasLeave: hasLeave)
            return session.end()
        }
        imports.withLock { $0[change.number] = left }
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
