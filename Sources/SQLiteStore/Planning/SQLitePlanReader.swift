import ChineseCalendar
import GRDB
import Lifecycle

/// Finds candidates on a connection of its own, in one snapshot from its opening to its end.
final class SQLitePlanReader: PlanReader {
    private let path: String
    private let queue: DatabaseQueue
    private let ownsQueue: Bool
    /// Table expressions that stand before each statement when the facts of an earlier day are asked for.
    private let prefix: String
    private var kinds: [String: Int64] = [:]
    private var earliestDays: [String: Day] = [:]

    /// Opens a reader.
    /// - Parameters:
    ///   - store: The store; one in memory shares its connection.
    ///   - day: Facts as they were known at the end of that day.
    /// - Throws: The store's error, such as a lock or a full disk.
    init(_ store: SQLiteStore, knownOn day: Day?) throws {
        path = store.path
        ownsQueue = store.path != ":memory:"
        if ownsQueue {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            configuration.allowsUnsafeTransactions = true
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -16384") }
            queue = try StoreError.translating(store.path) {
                try DatabaseQueue(path: store.path, configuration: configuration)
            }
        } else {
            queue = store.queue
        }
        prefix = try StoreError.translating(path) { [queue, ownsQueue] in
            try queue.unsafeReentrantRead { database in
                if ownsQueue { try database.execute(sql: "BEGIN; SELECT 1 FROM sqlite_master LIMIT 1") }
                return try Self.prefix(database, knownOn: day)
            }
        }
    }

    deinit { if ownsQueue { try? queue.close() } }

    package func records(of kind: SubjectKind) throws -> ClosedRange<Int64>? {
        let table =
            switch kind {
            case .person: "persons"
            case .journey: "journeys"
            case .project: "projects"
            }
        return try read { database in
            let find = try Prepared(database, "SELECT min(id), max(id) FROM \(table)")
            defer { find.reset() }
            guard try find.step(), !find.isNull(0) else { return nil }
            return find.integer(0)...find.integer(1)
        }
    }

    package func candidates(
        _ request: PlanRequest,
        batchesOf size: Int,
        _ body: (SubjectBatch) throws -> Void
    ) throws {
        try read { database in
            var filler = BatchFiller(rule: request.rule, size: size)
            for query in try planner(request, database).queries() {
                let statement = try Prepared(database, prefix + query.sql, cached: false)
                while try statement.step() {
                    if let batch = filler.add(statement, query) { try body(batch) }
                }
            }
            if let batch = filler.rest() { try body(batch) }
        }
    }

    private func planner(_ request: PlanRequest, _ database: Database) throws -> QueryPlanner {
        if kinds.isEmpty {
            let find = try Prepared(database, "SELECT name, id FROM milestone_kinds")
            while try find.step() { kinds[find.text(0)] = find.integer(1) }
        }
        let rule = try Prepared(database, "SELECT id FROM rules WHERE name = ?")
        rule.bind(.text(request.rule.name))
        defer { rule.reset() }
        return QueryPlanner(
            request: request,
            source: SubjectSource(rule: request.rule, kinds: kinds),
            ruleNumber: try rule.step() ? rule.integer(0) : -1,
            earliest: { try self.earliest($0, database) }
        )
    }

    private func earliest(_ milestone: String, _ database: Database) throws -> Day? {
        if let known = earliestDays[milestone] { return known }
        let find = try Prepared(database, prefix + "SELECT min(day) FROM milestones WHERE kind = ?", cached: false)
        find.bind(.integer(kinds[milestone] ?? -1))
        defer { find.reset() }
        guard try find.step(), !find.isNull(0) else { return nil }
        let day = Day(number: Int32(truncatingIfNeeded: find.integer(0)))
        earliestDays[milestone] = day
        return day
    }

    private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try StoreError.translating(path) { try queue.unsafeReentrantRead(body) }
    }

    private static func prefix(_ database: Database, knownOn day: Day?) throws -> String {
        guard let day else { return "" }
        let find = try Prepared(database, "SELECT coalesce(max(id), 0) FROM changes WHERE day <= ?", cached: false)
        find.bind(.int(day.number))
        let change = try find.step() ? find.integer(0) : 0
        find.reset()
        return "WITH " + VersionedTable.all.map { $0.asKnown(after: change) }.joined(separator: ", ") + " "
    }
}
