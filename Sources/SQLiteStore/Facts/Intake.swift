import GRDB
import Lifecycle

/// Takes batch after batch in transactions of many rows, and keeps the long ones of them cheap.
///
/// A long import into an empty store leaves out the index of milestones, which random days fill at random, and sorts
/// it once at the end. Nothing depends on the index but speed: whoever decides next makes it where it is missing.
struct Intake {
    /// Rows in one transaction, more or less: with as many, a page of the homes' index is written for several of them.
    static let transactionRows = 50_000
    /// How long others who write wait for a transaction at most; they give up after 5 seconds.
    private static let transactionTime = Duration.seconds(2)
    /// Pages of a long import: the homes' index of a million journeys.
    private static let longCacheKiB = 32_768
    /// What an index is sorted in at a time, once for the thread that reads and once for the one that sorts.
    private static let sortKiB = 8192

    let database: Database
    let transactionRows: Int

    /// Takes rows until there are no more.
    /// - Parameters:
    ///   - next: Gives the next rows, told what became of the last; what was taken before it throws stays.
    ///   - makeTaker: Makes what takes them, within a transaction.
    /// - Returns: The journeys whose main owner's row came.
    /// - Throws: The store's error, and that of `next`.
    func run(
        _ next: (_ effects: [RowEffect]) throws -> [CustomerRow]?,
        makeTaker: () throws -> any RowTaking
    ) throws -> SeenMainOwners {
        var (failure, isLong): ((any Error)?, Bool) = (nil, false)
        do {
            try database.beginTransaction(.immediate)
            let isFirst = try isWithoutMilestones()
            let taker = try makeTaker()
            var effects: [RowEffect] = []
            var (rows, start) = (0, ContinuousClock.now)
            while let batch = Self.batch(next, effects, &failure) {
                effects = try batch.map(taker.take)
                rows += batch.count
                guard rows >= transactionRows || ContinuousClock.now - start > Self.transactionTime else { continue }
                try database.commit()
                if !isLong { try lengthen(isFirst: isFirst) }
                isLong = true
                try database.beginTransaction(.immediate)
                (rows, start) = (0, .now)
            }
            try database.commit()
            try makeIndex()
            if isLong { try shorten() }
            if let failure { throw failure }
            return taker.seen
        } catch {
            try? database.rollback()
            if isLong { try? shorten() }
            throw error
        }
    }

    private static func batch(
        _ next: ([RowEffect]) throws -> [CustomerRow]?,
        _ effects: [RowEffect],
        _ failure: inout (any Error)?
    ) -> [CustomerRow]? {
        do {
            return try next(effects)
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
        if isFirst { try database.execute(sql: "DROP INDEX IF EXISTS milestones_by_day") }
    }

    private func makeIndex() throws {
        let missing = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'milestones_by_day')"
        guard try Bool.fetchOne(database, sql: missing) ?? false else { return }
        // The size of the cache is also that of what is sorted at a time.
        try database.execute(sql: "PRAGMA cache_size = -\(Self.sortKiB); PRAGMA shrink_memory; PRAGMA threads = 1")
        try database.execute(sql: Schema.milestonesByDay)
        try database.execute(sql: "PRAGMA cache_size = -\(SQLiteStore.cacheKiB); PRAGMA threads = 0")
    }

    private func shorten() throws { try database.execute(sql: "PRAGMA cache_size = -\(SQLiteStore.cacheKiB)") }
}
