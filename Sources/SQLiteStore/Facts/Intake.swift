import GRDB
import Lifecycle

/// Takes batch after batch in transactions of many rows, and keeps the long ones of them cheap.
///
/// A long import into an empty store leaves out the indexes that random days, numbers and mailboxes fill at random, and
/// sorts them once at the end. Nothing depends on them but speed: the next sweep makes those that are missing.
struct Intake {
    /// Rows in one transaction, more or less: with as many, a page of the homes' index is written for several of them.
    static let transactionRows = 50_000
    /// How long others who write wait for a transaction at most; they give up after 5 seconds.
    private static let transactionTime = Duration.seconds(2)
    /// Pages of a long import: the upper levels of all indexes, and most of the homes' of a million journeys.
    private static let longCacheKiB = 16_384
    /// What an index is sorted in at a time, once for the thread that reads and once for the one that sorts.
    private static let sortKiB = 8192

    let database: Database
    let transactionRows: Int
    let session: ImportSession
    /// Whether everything is one transaction that is taken back at the end.
    var isTrial = false

    /// Takes rows until there are no more.
    /// - Parameters:
    ///   - next: Gives the next rows, told what became of the last; what was taken before it throws stays.
    ///   - makeTaker: Makes what takes them, within a transaction.
    /// - Returns: What was done.
    /// - Throws: The store's error, and that of `next`.
    func run(
        _ next: (_ taken: TakenRows) throws -> [CustomerRow]?,
        makeTaker: () throws -> any RowTaking
    ) throws -> IntakeReport {
        var (failure, isLong): ((any Error)?, Bool) = (nil, false)
        do {
            try database.beginTransaction(.immediate)
            let isFirst = try isWithoutMilestones()
            let taker = try makeTaker()
            var taken = TakenRows()
            var (rows, start) = (0, ContinuousClock.now)
            while let batch = Self.batch(next, taken, &failure) {
                taken.effects = try batch.map(taker.take)
                taken.remarks = session.takeRemarks()
                rows += batch.count
                guard !isTrial, rows >= transactionRows || ContinuousClock.now - start > Self.transactionTime else {
                    continue
                }
                try database.commit()
                if !isLong { try lengthen(isFirst: isFirst) }
                isLong = true
                try database.beginTransaction(.immediate)
                (rows, start) = (0, .now)
            }
            let report = try report()
            if isTrial { try database.rollback() } else { try database.commit() }
            try makeIndexes()
            if isLong { try shorten() }
            if let failure { throw failure }
            return report
        } catch {
            try? database.rollback()
            if isLong { try? shorten() }
            throw error
        }
    }

    private func report() throws -> IntakeReport {
        var report = IntakeReport()
        report.fields = session.report
        report.held = try session.held.summary(session.counts)
        return report
    }

    private static func batch(
        _ next: (TakenRows) throws -> [CustomerRow]?,
        _ taken: TakenRows,
        _ failure: inout (any Error)?
    ) -> [CustomerRow]? {
        do {
            return try next(taken)
        } catch {
            failure = error
            return nil
        }
    }

    private func isWithoutMilestones() throws -> Bool {
        try Bool.fetchOne(database, sql: "SELECT NOT EXISTS (SELECT 1 FROM milestones)") ?? false
    }

    private func lengthen(isFirst: Bool) throws {
        try database.execute(sql: "PRAGMA cache_size = -\(Self.longCacheKiB)")
        guard isFirst else { return }
        for index in Schema.lateIndexes { try database.execute(sql: "DROP INDEX IF EXISTS \(index.name)") }
    }

    private func makeIndexes() throws {
        let exists = try Prepared(database, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1)")
        let missing = try Schema.lateIndexes.filter { index in
            exists.bind(.text(index.name))
            defer { exists.reset() }
            return try exists.step() && exists.integer(0) == 0
        }
        guard !missing.isEmpty else { return }
        // The size of the cache is also that of what is sorted at a time.
        try database.execute(sql: "PRAGMA cache_size = -\(Self.sortKiB); PRAGMA shrink_memory; PRAGMA threads = 1")
        for index in missing { try database.execute(sql: index.sql) }
        try database.execute(sql: "PRAGMA cache_size = -\(SQLiteStore.cacheKiB); PRAGMA threads = 0")
    }

    private func shorten() throws { try database.execute(sql: "PRAGMA cache_size = -\(SQLiteStore.cacheKiB)") }
}
