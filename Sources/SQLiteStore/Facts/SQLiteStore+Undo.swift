import ChineseCalendar
import GRDB
package import Lifecycle

extension SQLiteStore {
    package func lastImport() throws -> PastChange? {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT id, source, day FROM changes c WHERE kind = 'import'
                  AND NOT EXISTS (SELECT 1 FROM changes u WHERE u.undoes = c.id) ORDER BY id DESC LIMIT 1
                """
            )
            defer { find.reset() }
            guard try find.step() else { return nil }
            return PastChange(
                id: ChangeID(number: find.integer(0)),
                source: find.text(1),
                day: Day(number: Int32(truncatingIfNeeded: find.integer(2)))
            )
        }
    }

    package func markEmpty(_ change: ChangeID) throws {
        try write { database in
            try Prepared(database, "UPDATE changes SET kind = ?2 WHERE id = ?1")
                .run(.integer(change.number), .text(ChangeKind.other.rawValue))
        }
    }

    package func undo(_ change: ChangeID, as undo: ChangeID) throws -> UndoReport {
        try write { try ChangeUndo($0, change.number, by: undo.number).run() }
    }
}

/// Takes one change of facts back, table by table, as another change.
///
/// The plus signs take the columns' affinity away: against one, SQLite does not search the tables of past versions, whose
/// columns have none.
struct ChangeUndo {
    private let database: Database
    private let change: Int64
    private let undo: Int64

    init(_ database: Database, _ change: Int64, by undo: Int64) {
        self.database = database
        self.change = change
        self.undo = undo
    }

    /// Takes it back.
    func run() throws -> UndoReport {
        var report = UndoReport()
        try markKept()
        report.kept = try count(
            "SELECT (SELECT count(*) FROM temp.kept_journeys) + (SELECT count(*) FROM temp.kept_persons)"
        )
        for table in VersionedTable.all where table.name != VersionedTable.addressMarks.name {
            report.later += try countLater(table)
        }
        try noteMoves()
        // What others refer to goes last.
        let ofKept = "journey NOT IN (SELECT id FROM temp.kept_journeys)"
        try takeBack(.milestones, where: ofKept, &report)
        try takeBack(.owners, where: ofKept, &report)
        try takeBack(.projectMilestones, where: "1", &report)
        let isBare = """
            id NOT IN (SELECT id FROM temp.kept_journeys) AND id NOT IN (SELECT journey FROM milestones)
            AND id NOT IN (SELECT journey FROM owners)
            """
        try takeBack(.journeys, where: isBare, &report)
        let isUnowned = "id NOT IN (SELECT id FROM temp.kept_persons) AND id NOT IN (SELECT person FROM owners)"
        try takeBack(.persons, where: isUnowned, &report)
        try takeBack(.homes, where: "id NOT IN (SELECT home FROM journeys WHERE home IS NOT NULL)", &report)
        let isEmpty = """
            id NOT IN (SELECT project FROM journeys) AND id NOT IN (SELECT project FROM homes)
            AND id NOT IN (SELECT project FROM project_milestones)
            """
        try takeBack(.projects, where: isEmpty, &report)
        try chooseContacts()
        try run("DELETE FROM number_shapes WHERE kind = 1 AND record NOT IN (SELECT id FROM persons)")
        try run("DELETE FROM number_shapes WHERE kind = 2 AND record NOT IN (SELECT id FROM journeys)")
        try run("UPDATE changes SET undoes = \(change) WHERE id = \(undo)")
        for name in ["kept_journeys", "kept_persons"] { try run("DROP TABLE temp.\(name)") }
        return report
    }

    /// Records that the change made, and about which something was decided: they cannot go without a trace.
    private func markKept() throws {
        let made = { (table: VersionedTable) in
            "\(isOfChange(table, "t")) AND NOT \(wasThere(table, "t"))"
        }
        try run(
            """
            CREATE TEMP TABLE kept_journeys AS SELECT id FROM journeys t WHERE \(made(.journeys)) AND (
              EXISTS (SELECT 1 FROM rules r CROSS JOIN ledger l ON l.rule = r.id AND l.subject = (t.id << 2 | 1))
              OR id IN (SELECT journey FROM outbox WHERE state NOT IN ('waiting', 'cancelled')))
            """
        )
        try run(
            """
            CREATE TEMP TABLE kept_persons AS SELECT id FROM persons t WHERE \(made(.persons)) AND (
              EXISTS (SELECT 1 FROM rules r CROSS JOIN ledger l ON l.rule = r.id AND l.subject = t.id << 2)
              OR id IN (SELECT person FROM outbox) OR id IN (SELECT person FROM tasks WHERE person IS NOT NULL)
              OR id IN (SELECT person FROM owners WHERE journey IN (SELECT id FROM temp.kept_journeys)))
            """
        )
    }

    /// Whether there was a version before the change.
    private func wasThere(_ table: VersionedTable, _ alias: String) -> String {
        let key = keys(table).map { "p.\($0) = +\(alias).\($0)" }.joined(separator: " AND ")
        return "EXISTS (SELECT 1 FROM \(table.name)_past p WHERE \(key) AND p.known_to = \(change))"
    }

    /// Whether a row is as the change left it: written by it, or restored to that by a later change that was taken back.
    private func isOfChange(_ table: VersionedTable, _ alias: String) -> String {
        let key = keys(table).map { "q.\($0) = +\(alias).\($0)" }.joined(separator: " AND ")
        return """
            (\(alias).known = \(change) OR \(alias).known IN (SELECT id FROM changes WHERE undoes > \(change)) AND EXISTS (
              SELECT 1 FROM changes u JOIN \(table.name)_past q ON \(key) AND q.known_to = u.undoes
                AND q.known = \(change) WHERE u.id = \(alias).known))
            """
    }

    /// Who owns a home may have changed, and with it who is contacted about it.
    private func chooseContacts() throws {
        let find = try Prepared(
            database,
            """
            SELECT journey FROM owners WHERE known = ?1 UNION SELECT journey FROM owners_past WHERE known_to = ?1
              UNION SELECT id FROM journeys WHERE known = ?1
            """
        )
        find.bind(.integer(undo))
        var journeys: [Int64] = []
        while try find.step() { journeys.append(find.integer(0)) }
        let owners = try OwnerWriter(database, change: undo)
        for journey in journeys { try owners.updateContact(of: journey) }
    }

    private func keys(_ table: VersionedTable) -> [String] { Array(table.columns.prefix(table.keyCount)) }

    private func countLater(_ table: VersionedTable) throws -> Int {
        let key = keys(table).map { "p.\($0) = +t.\($0)" }.joined(separator: " AND ")
        return try count(
            """
            SELECT count(*) FROM \(table.name) t WHERE t.known > \(change) AND NOT \(isOfChange(table, "t")) AND EXISTS (
              SELECT 1 FROM \(table.name)_past p WHERE \(key) AND (p.known = \(change) OR p.known_to = \(change)))
            """
        )
    }

    /// What rules are counted from moves back.
    private func noteMoves() throws {
        for (table, columns, values) in [
            (VersionedTable.milestones, "journey, kind", "journey, kind"),
            (.projectMilestones, "journey, kind, project", "0, kind, project"),
        ] {
            try run(
                """
                INSERT INTO moves(\(columns)) SELECT \(values) FROM \(table.name) t WHERE \(isOfChange(table, "t"))
                  UNION SELECT \(values) FROM \(table.name)_past WHERE known_to = \(change)
                """
            )
        }
        try run(
            """
            INSERT INTO moves(journey, kind) SELECT j.id, m.kind FROM moves m JOIN journeys j ON j.project = m.project
              WHERE m.project IS NOT NULL AND m.journey = 0 AND m.id > (SELECT coalesce(max(moved), 0) FROM sweeps)
            """
        )
    }

    private func takeBack(_ table: VersionedTable, where condition: String, _ report: inout UndoReport) throws {
        let columns = table.columns.joined(separator: ", ")
        let rest = table.columns.dropFirst(table.keyCount).joined(separator: ", ")
        let key = keys(table).map { "p.\($0) = +\(table.name).\($0)" }.joined(separator: " AND ")
        let there = wasThere(table, table.name)
        let isOf = isOfChange(table, table.name)
        try run(
            """
            INSERT OR IGNORE INTO \(table.name)_past(\(columns), known, known_to)
              SELECT \(columns), known, \(undo) FROM \(table.name)
              WHERE \(isOf) AND (\(there) OR \(condition))
            """
        )
        report.removed += try run(
            "DELETE FROM \(table.name) WHERE \(isOf) AND NOT \(there) AND \(condition)"
        )
        report.restored += try run(
            """
            UPDATE \(table.name) SET (\(rest), known) = (SELECT \(rest), \(undo) FROM \(table.name)_past p
              WHERE \(key) AND p.known_to = \(change)) WHERE \(isOf) AND \(there)
            """
        )
        // What the change had removed.
        report.restored += try run(
            """
            INSERT INTO \(table.name)(\(columns), known) SELECT \(columns), \(undo) FROM \(table.name)_past q
            WHERE q.known_to = \(change) AND NOT EXISTS (SELECT 1 FROM \(table.name) t WHERE
                \(keys(table).map { "t.\($0) = q.\($0)" }.joined(separator: " AND ")))
              AND NOT EXISTS (SELECT 1 FROM \(table.name)_past p WHERE
                \(keys(table).map { "p.\($0) = q.\($0)" }.joined(separator: " AND ")) AND p.known >= \(change))
            """
        )
    }

    @discardableResult
    private func run(_ sql: String) throws -> Int {
        try database.execute(sql: sql)
        return database.changesCount
    }

    private func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
}
