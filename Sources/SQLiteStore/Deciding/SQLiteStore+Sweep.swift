package import ChineseCalendar
import GRDB
package import Lifecycle

extension SQLiteStore: SweepStore {
    package func sweepState(on day: Day) throws -> SweepState {
        try read { try Self.sweepState($0, on: day, workdays: try ArrangementReader($0).workdays(knownAfter: nil)) }
    }

    /// What earlier sweeps left behind, in the store or in a trial.
    static func sweepState(_ database: Database, on day: Day, workdays: Workdays) throws -> SweepState {
        var last: [String: Day] = [:]
        let swept = try Prepared(database, "SELECT name, last_swept FROM rules WHERE last_swept IS NOT NULL")
        while try swept.step() { last[swept.text(0)] = Day(number: Int32(truncatingIfNeeded: swept.integer(1))) }
        return SweepState(
            lastSwept: last,
            samples: try SampleCounts(database).read(on: day),
            teams: try teams(database),
            workdays: workdays,
            lastKnown: try lastKnown(database)
        )
    }

    private static func lastKnown(_ database: Database) throws -> Day? {
        let find = try Prepared(
            database,
            "SELECT max(day) FROM (SELECT max(day) AS day FROM changes UNION ALL SELECT max(day) FROM sweeps)"
        )
        defer { find.reset() }
        return try find.step() && !find.isNull(0) ? Day(number: Int32(truncatingIfNeeded: find.integer(0))) : nil
    }

    /// The team of each project, or the project's code where it has none.
    private static func teams(_ database: Database) throws -> [Int64: String] {
        var teams: [Int64: String] = [:]
        let find = try Prepared(database, "SELECT id, coalesce(team, code) FROM projects")
        while try find.step() { teams[find.integer(0)] = find.text(1) }
        return teams
    }

    package func beginSweep(
        on day: Day,
        at moment: Int64,
        revision: Revision,
        rules: [Rule]
    ) throws -> SweepID {
        try write { database in
            for index in Schema.lateIndexes { try database.execute(sql: index.sql) }
            let insert = try Prepared(database, "INSERT INTO rules(name) VALUES (?) ON CONFLICT DO NOTHING")
            for rule in rules { try insert.run(.text(rule.name)) }
            let number = try RevisionWriter(database).write(revision, at: moment)
            try Prepared(
                database,
                """
                INSERT INTO sweeps(day, started_at, revision, known, moved)
                VALUES (?1, ?2, ?3, (SELECT coalesce(max(id), 0) FROM changes), (SELECT coalesce(max(id), 0) FROM moves))
                """
            ).run(.int(day.number), .integer(moment), .integer(number))
            return SweepID(number: database.lastInsertedRowID)
        }
    }

    package func commit(_ batches: [DecisionBatch]) throws {
        guard batches.contains(where: { !$0.decisions.isEmpty }) else { return }
        try write { try Self.write(batches, $0) }
    }

    private static func write(_ batches: [DecisionBatch], _ database: Database) throws {
        for batch in batches {
            let writer = try DecisionWriter(database, batch)
            for decision in batch.decisions { try writer.write(decision) }
        }
    }

    package func endSweep(
        _ sweep: SweepID,
        on day: Day,
        completed: [Rule],
        last batches: [DecisionBatch]
    ) throws {
        try write { database in
            try Self.write(batches, database)
            let mark = try Prepared(
                database,
                """
                UPDATE rules SET last_swept = max(coalesce(last_swept, ?2), ?2),
                  last_move = max(last_move, (SELECT moved FROM sweeps WHERE id = ?3)) WHERE name = ?1
                """
            )
            let swept = try Prepared(
                database,
                "INSERT INTO swept(sweep, rule) SELECT ?2, id FROM rules WHERE name = ?1"
            )
            for rule in completed {
                try mark.run(.text(rule.name), .int(day.number), .integer(sweep.number))
                try swept.run(.text(rule.name), .integer(sweep.number))
            }
            try Prepared(database, "DELETE FROM moves WHERE id <= (SELECT min(last_move) FROM rules)").run()
            try Prepared(database, "UPDATE sweeps SET completed = 1 WHERE id = ?").run(.integer(sweep.number))
        }
    }

    package func planReader(knownOn day: Day?) throws -> any PlanReader {
        try SQLitePlanReader(self, knownOn: day)
    }
}
