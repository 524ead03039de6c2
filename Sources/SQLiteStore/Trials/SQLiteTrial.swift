package import ChineseCalendar
import GRDB
package import Lifecycle
import Synchronization

/// A trial beside a store in a file: see ``TrialStore``.
package final class SQLiteTrial: TrialStore {
    let base: SQLiteStore
    let file: TrialFile
    let queue: DatabaseQueue
    private let recipes: RecipeBook
    private let began: Standing
    private let place = Mutex(Place())

    /// Which past sweep is repeated, and what was known when it began.
    struct Place {
        var sweep: Int64?
        var known: Int64?
    }

    /// How far the real store has come.
    struct Standing: Equatable {
        let change: Int64
        let sweep: Int64
    }

    init(_ base: SQLiteStore, from start: TrialStart, rules: [String], recipes: RecipeBook) throws {
        self.base = base
        self.recipes = recipes
        var cut: Int64?
        if case .before(let sweep) = start { cut = sweep.number }
        let file = TrialFile(cut: cut)
        self.file = file
        began = try base.read(Self.standing)
        queue = try StoreError.translating(file.path) {
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF")
                try database.execute(sql: "ATTACH ? AS base", arguments: [base.path])
            }
            let queue = try DatabaseQueue(path: file.path, configuration: configuration)
            try queue.write { database in
                try database.execute(sql: TrialFile.schema)
                try Self.fill(database, cut: cut, rules: rules, file: file)
            }
            return queue
        }
    }

    /// Copies what sweeps carry on from.
    private static func fill(_ database: Database, cut: Int64?, rules: [String], file: TrialFile) throws {
        try database.execute(sql: "INSERT INTO rules SELECT id, name, last_swept, last_move FROM base.rules")
        for name in rules.sorted() {
            try database.execute(sql: "INSERT OR IGNORE INTO rules(name) VALUES (?)", arguments: [name])
        }
        if let cut {
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO ledger(rule, subject, occasion, outcome, reason, due, day, sweep)
                      SELECT rule, subject, occasion, outcome, reason, due, day, 0 FROM base.recalls
                      WHERE sweep < ?1 AND recalled_after >= ?1 - 1 ORDER BY id;
                    """,
                arguments: [cut]
            )
            try database.execute(
                sql: """
                    UPDATE rules SET last_swept = (SELECT max(s.day) FROM base.swept w JOIN base.sweeps s ON s.id = w.sweep
                      WHERE w.rule = rules.id AND w.sweep < ?)
                    """,
                arguments: [cut]
            )
        }
        try database.execute(sql: file.views(base: "base", trial: "main"))
        if let cut { _ = try seeFacts(database, knownTo: cut) }
        try database.execute(
            sql: cut == nil
                ? "INSERT INTO samples SELECT rule, project, chosen, passed, day, on_day FROM base.samples"
                : SampleCounts.recountSQL
        )
    }

    /// Runs a transaction on the trial's own connection.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try StoreError.translating(file.path) { try queue.write(body) }
    }

    private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try StoreError.translating(file.path) { try queue.read(body) }
    }

    private static func standing(_ database: Database) throws -> Standing {
        let find = try Prepared(
            database,
            """
            SELECT (SELECT coalesce(max(id), 0) FROM changes), (SELECT coalesce(max(id), 0) FROM sweeps)
            """
        )
        defer { find.reset() }
        return try find.step()
            ? Standing(change: find.integer(0), sweep: find.integer(1)) : Standing(change: 0, sweep: 0)
    }

    package func isOutdated() throws -> Bool { try base.read(Self.standing) != began }

    package func ruleNames() throws -> [Int64: String] {
        try read { database in
            let find = try Prepared(database, "SELECT id, name FROM rules")
            var names: [Int64: String] = [:]
            while try find.step() { names[find.integer(0)] = find.text(1) }
            return names
        }
    }

    package func decisions() throws -> any TrialCursor { try SQLiteTrialCursor(self) }
}

extension SQLiteTrial {
    package func sweepState(on day: Day) throws -> SweepState {
        let known = place.withLock { $0.known }
        return try read { database in
            try SQLiteStore.sweepState(
                database,
                on: day,
                workdays: try ArrangementReader(database).workdays(knownAfter: known)
            )
        }
    }

    package func beginSweep(on day: Day, at moment: Int64, revision: Revision, rules: [Rule]) throws -> SweepID {
        try write { database in
            try Prepared(database, "INSERT INTO sweeps(day) VALUES (?1)").run(.int(day.number))
            return SweepID(number: database.lastInsertedRowID)
        }
    }

    package func correct(
        rules: [Rule],
        on day: Day,
        customs: BirthdayCustoms,
        sweep: SweepID?
    ) throws -> CorrectionReport {
        // What a past sweep took back depended on what had been sent and done by then, and is on record.
        guard place.withLock({ $0.sweep }) == nil else { return CorrectionReport() }
        return try write { database in
            var report = CorrectionReport()
            for rule in rules {
                var count = CorrectionReport.RuleCount(rule: rule.name)
                for moved in try MovedOccurrences(database, rule, customs).toTakeBack(on: day) {
                    try takeBack(moved.occurrence, database)
                    if moved.outcome == .lapsed { count.reopened += 1 } else { count.recalled += 1 }
                }
                if !count.isZero { report.rules.append(count) }
            }
            return report
        }
    }

    /// Takes back what the sweep that is to be repeated took back, and forgets what had been cancelled by then.
    package func repeats(_ sweep: PastSweep) throws {
        let number = sweep.id.number
        // A sweep that was killed, or is not repeated, may have taken back as well.
        let previous = place.withLock(\.sweep) ?? number - 1
        let known = try write { database in
            let known = try Self.seeFacts(database, knownTo: number)
            let find = try Prepared(
                database,
                """
                SELECT rule, subject, occasion FROM base.recalls
                  WHERE recalled_after >= ?2 AND recalled_after < ?1 AND sweep < ?1
                """
            )
            find.bind(.integer(number), .integer(previous))
            var recalled: [Occurrence] = []
            while try find.step() {
                recalled.append(
                    Occurrence(rule: find.integer(0), subject: find.integer(1), occasion: find.integer(2))
                )
            }
            for occurrence in recalled { try takeBack(occurrence, database) }
            try Prepared(
                database,
                """
                UPDATE promotions SET state = 'cancelled' WHERE state <> 'cancelled' AND EXISTS (
                  SELECT 1 FROM base.outbox q WHERE q.rule = promotions.rule AND q.subject = promotions.subject
                  AND q.occasion = promotions.occasion AND q.channel = promotions.channel AND q.cancelled_after < ?1)
                """
            ).run(.integer(number))
            return known
        }
        place.withLock { $0 = Place(sweep: number, known: known) }
    }

    /// Shows the trial's own connection journeys and projects as a sweep knew them.
    /// - Returns: The last change the sweep knew.
    private static func seeFacts(_ database: Database, knownTo sweep: Int64) throws -> Int64 {
        let known = try Int64.fetchOne(database, sql: "SELECT known FROM base.sweeps WHERE id = ?", arguments: [sweep])
        for table in [VersionedTable.journeys, .projects] {
            let rows = table.rows(knownAfter: known ?? 0, in: "base")
            try database.execute(
                sql: "DROP VIEW IF EXISTS temp.\(table.name); CREATE TEMP VIEW \(table.name) AS \(rows)"
            )
        }
        return known ?? 0
    }

    private func takeBack(_ occurrence: Occurrence, _ database: Database) throws {
        try SampleCounts(database).takeBack(
            rule: occurrence.rule,
            subject: occurrence.subject,
            occasion: occurrence.occasion
        )
        for sql in [
            "DELETE FROM main.ledger WHERE rule = ?1 AND subject = ?2 AND occasion = ?3",
            "DELETE FROM promotions WHERE rule = ?1 AND subject = ?2 AND occasion = ?3",
            "INSERT OR IGNORE INTO recalled SELECT ?1, ?2, ?3 WHERE \(file.cut == nil ? "1" : "0")",
        ] {
            let statement = try Prepared(database, sql)
            statement.bind(occurrence.values)
            while try statement.step() {}
        }
    }

    package func commit(_ batches: [DecisionBatch]) throws {
        guard batches.contains(where: { !$0.decisions.isEmpty }) else { return }
        try write { try write(batches, $0) }
    }

    private func write(_ batches: [DecisionBatch], _ database: Database) throws {
        for batch in batches {
            let writer = try TrialWriter(database, batch, recipes)
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
            try write(batches, database)
            let mark = try Prepared(
                database,
                """
                UPDATE rules SET last_swept = max(coalesce(last_swept, ?2), ?2),
                  last_move = (SELECT coalesce(max(id), 0) FROM base.moves) WHERE name = ?1
                """
            )
            for rule in completed { try mark.run(.text(rule.name), .int(day.number)) }
        }
    }

    package func planReader(knownOn day: Day?) throws -> any PlanReader {
        let place = place.withLock { $0 }
        return try SQLitePlanReader(base, TrialView(file: file, sweep: place.sweep, known: place.known))
    }
}

/// What a reader of a trial sees.
struct TrialView {
    let file: TrialFile
    /// The past sweep that is repeated.
    let sweep: Int64?
    /// The last change that was known then; all when none is given.
    let known: Int64?
}

extension SQLiteStore: TrialMaker {
    package func trial(from start: TrialStart, rules: [String], recipes: RecipeBook) throws -> any TrialStore {
        try SQLiteTrial(self, from: start, rules: rules, recipes: recipes)
    }

    package func sweeps(_ days: ClosedRange<Day>) throws -> [PastSweep] {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT s.id, s.day, r.hash FROM sweeps s JOIN revisions r ON r.id = s.revision
                WHERE s.day BETWEEN ?1 AND ?2 AND s.completed = 1 ORDER BY s.id
                """
            )
            find.bind(.int(days.lowerBound.number), .int(days.upperBound.number))
            var sweeps: [PastSweep] = []
            while try find.step() {
                sweeps.append(
                    PastSweep(
                        id: SweepID(number: find.integer(0)),
                        day: Day(number: Int32(truncatingIfNeeded: find.integer(1))),
                        revision: find.text(2)
                    )
                )
            }
            return sweeps
        }
    }
}
