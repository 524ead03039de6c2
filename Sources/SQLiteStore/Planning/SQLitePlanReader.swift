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
    private let milestones: MilestoneSQL
    private let hasMarks: Bool
    /// The last change that was known; `nil` where that is the newest.
    private let known: Int64?
    private let promotions: [PromotionSource]
    package let workdays: Workdays
    private var earliestDays: [String: Day] = [:]

    /// Opens a reader.
    /// - Parameters:
    ///   - store: The store; one in memory shares its connection.
    ///   - day: Facts as they were known at the end of that day.
    ///   - subject: The only one that is asked about, with the journeys of a person; anybody when none is given.
    /// - Throws: The store's error, such as a lock or a full disk.
    convenience init(_ store: SQLiteStore, knownOn day: Day?, about subject: SubjectID? = nil) throws {
        let change = try day.map { day in try store.read { try Self.lastChange($0, knownOn: day) } }
        try self.init(store, knownAfter: change, trial: nil, about: subject)
    }

    /// Opens a reader that sees a store as a trial does.
    convenience init(_ store: SQLiteStore, _ trial: TrialView) throws {
        try self.init(store, knownAfter: trial.known, trial: trial)
    }

    private init(
        _ store: SQLiteStore,
        knownAfter change: Int64?,
        trial: TrialView?,
        about subject: SubjectID? = nil
    ) throws {
        path = store.path
        ownsQueue = store.path != ":memory:"
        promotions = trial.map { $0.file.promotions(at: $0.sweep) } ?? [.outbox]
        if ownsQueue {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            configuration.allowsUnsafeTransactions = true
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA cache_size = -16384")
                guard let file = trial?.file else { return }
                try database.execute(sql: "ATTACH ? AS trial", arguments: [file.path])
                try database.execute(
                    sql:
                        "CREATE TEMP VIEW rules AS SELECT * FROM trial.rules; \(file.views(base: "main", trial: "trial"))"
                )
            }
            queue = try StoreError.translating(store.path) {
                try DatabaseQueue(path: store.path, configuration: configuration)
            }
        } else {
            queue = store.queue
        }
        (prefix, milestones, workdays, hasMarks, known) = try StoreError.translating(path) { [queue, ownsQueue] in
            try queue.unsafeReentrantRead { database in
                if ownsQueue { try database.execute(sql: "BEGIN; SELECT 1 FROM sqlite_master LIMIT 1") }
                let workdays = try ArrangementReader(database).workdays(knownAfter: change)
                // What has not changed since is read as it stands: by index, and not by looking for earlier versions.
                // A store in memory has no snapshot that would keep it so.
                var past = try ownsQueue && Self.isNewest(change, database) ? nil : change
                if ownsQueue, let known = past, let subject {
                    try PastNeighbourhood(database, knownAfter: known).make(about: subject)
                    past = nil
                }
                let prefix = Self.prefix(past)
                let isNewest = try Self.isNewest(change, database)
                return (
                    prefix, try Self.milestones(database, prefix), workdays, try MarkSQL.exist(database),
                    isNewest ? nil : change
                )
            }
        }
    }

    private static func isNewest(_ change: Int64?, _ database: Database) throws -> Bool {
        guard let change else { return true }
        let find = try Prepared(database, "SELECT coalesce(max(id), 0) FROM changes")
        defer { find.reset() }
        return try find.step() && find.integer(0) <= change
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
            // Of an earlier day, records that are gone since are among them.
            let find = try Prepared(database, prefix + "SELECT min(id), max(id) FROM \(table)", cached: false)
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
            let source = source([request.rule])
            var filler = BatchFiller(
                rule: request.rule,
                size: size,
                head: source.headColumns,
                workdays: workdays
            )
            let planner = QueryPlanner(
                request: request,
                source: source,
                ruleNumber: try ruleNumber(request.rule, database),
                workdays: workdays,
                earliest: { try self.earliest($0, database) }
            )
            for query in try planner.queries() {
                let statement = try Prepared(database, prefix + query.sql)
                defer { statement.reset() }
                statement.bind(query.values)
                while try statement.step() {
                    if let batch = filler.add(statement, query) { try body(batch) }
                }
            }
            if let batch = filler.rest() { try body(batch) }
        }
    }

    package func everyone(
        _ request: EveryoneRequest,
        batchesOf size: Int,
        _ body: (EveryoneBatch) throws -> Void
    ) throws {
        try read { database in
            let query = EveryoneQuery(request, source(request.rules), workdays)
            guard !query.occurrences.isEmpty else { return }
            let decided = try query.occurrences.map { try self.decided($0, request, database) }
            var filler = EveryoneFiller(request, query, decided: decided, size: size)
            let statement = try Prepared(database, prefix + query.sql)
            defer { statement.reset() }
            statement.bind([.integer(request.records.lowerBound), .integer(request.records.upperBound)])
            while try statement.step() {
                if let batch = filler.add(statement) { try body(batch) }
            }
            if let batch = filler.rest() { try body(batch) }
        }
    }

    package func facts(_ rule: Rule, of subject: SubjectID, on day: Day) throws -> RuleFacts? {
        try read { database in
            // Read from the subject and not from its anchors, of which there may be none.
            let plain = Rule(
                name: rule.name,
                subject: rule.subject,
                schedule: .daily(.once),
                conditions: rule.conditions,
                actions: rule.actions,
                reads: rule.reads
            )
            let query = FactsQuery(rule, source([plain]), on: day, workdays)
            let statement = try Prepared(database, prefix + query.sql)
            statement.bind(.integer(subject.record))
            defer { statement.reset() }
            return try statement.step() ? query.read(statement) : nil
        }
    }

    /// A bit per record of the request: whether the ledger has decided the occurrence.
    private func decided(
        _ occurrence: EveryoneBatch.Occurrence,
        _ request: EveryoneRequest,
        _ database: Database
    ) throws -> [UInt64] {
        let rule = request.rules[occurrence.rule]
        let first = request.records.lowerBound
        var bits = [UInt64](repeating: 0, count: Int(request.records.upperBound - first) / 64 + 1)
        let find = try Prepared(
            database,
            "SELECT subject FROM ledger WHERE rule = ?1 AND occasion = ?2 AND subject BETWEEN ?3 AND ?4"
        )
        find.bind(
            .integer(try ruleNumber(rule, database)),
            .integer(occurrence.occasion),
            .integer(SubjectID(rule.subject, first).raw),
            .integer(SubjectID(rule.subject, request.records.upperBound).raw)
        )
        while try find.step() {
            let subject = SubjectID(raw: find.integer(0))
            guard subject.kind == rule.subject else { continue }  // from when the rule was about something else
            let bit = Int(subject.record - first)
            bits[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        return bits
    }

    private func source(_ rules: [Rule]) -> SubjectSource {
        SubjectSource(
            rules: rules,
            milestones: milestones,
            hasMarks: hasMarks,
            promotions: promotions,
            sharers: SharerSQL(knownAfter: known)
        )
    }

    /// The rule's number in ledger rows; one that matches nothing when it never decided anything.
    private func ruleNumber(_ rule: Rule, _ database: Database) throws -> Int64 {
        let find = try Prepared(database, "SELECT id FROM rules WHERE name = ?")
        find.bind(.text(rule.name))
        defer { find.reset() }
        return try find.step() ? find.integer(0) : -1
    }

    private func earliest(_ milestone: String, _ database: Database) throws -> Day? {
        if let known = earliestDays[milestone] { return known }
        let find = try Prepared(database, prefix + Self.earliestSQL, cached: false)
        find.bind(.integer(milestones.kind(milestone)))
        defer { find.reset() }
        guard try find.step(), !find.isNull(0) else { return nil }
        let day = Day(number: Int32(truncatingIfNeeded: find.integer(0)))
        earliestDays[milestone] = day
        return day
    }

    private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try StoreError.translating(path) { try queue.unsafeReentrantRead(body) }
    }

    private static let earliestSQL = """
        SELECT min(day) FROM (SELECT min(day) AS day FROM milestones WHERE kind = ?1
          UNION ALL SELECT min(day) FROM project_milestones WHERE kind = ?1)
        """

    /// The last change that was known at the end of a day; 0 for none.
    static func lastChange(_ database: Database, knownOn day: Day) throws -> Int64 {
        let find = try Prepared(database, "SELECT coalesce(max(id), 0) FROM changes WHERE day <= ?", cached: false)
        find.bind(.int(day.number))
        defer { find.reset() }
        return try find.step() ? find.integer(0) : 0
    }

    private static func prefix(_ change: Int64?) -> String {
        guard let change else { return "" }
        return "WITH " + VersionedTable.all.map { $0.asKnown(after: change) }.joined(separator: ", ") + " "
    }

    private static func milestones(_ database: Database, _ prefix: String) throws -> MilestoneSQL {
        var kinds: [String: Int64] = [:]
        let names = try Prepared(database, "SELECT name, id FROM milestone_kinds")
        while try names.step() { kinds[names.text(0)] = names.integer(1) }
        var ofProjects: Set<Int64> = []
        let told = try Prepared(database, prefix + "SELECT DISTINCT kind FROM project_milestones", cached: false)
        while try told.step() { ofProjects.insert(told.integer(0)) }
        return MilestoneSQL(kinds: kinds, ofProjects: ofProjects)
    }
}
