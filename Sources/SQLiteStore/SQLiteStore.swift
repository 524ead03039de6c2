import ChineseCalendar
import Foundation
import GRDB
import Lifecycle
import Synchronization

/// The store in one SQLite file, written ahead (WAL) and synchronised at every commit.
package final class SQLiteStore: Sendable {
    /// Pages of the writing connection: enough for the upper levels of every index of ten million journeys.
    static let cacheKiB = 16_384

    /// Where the file is; `:memory:` for a store that ends with the process.
    package let path: String
    let queue: DatabaseQueue
    /// Numbers of milestone kinds by name; they are only ever added to.
    let milestoneKinds: Mutex<[String: Int64]>
    /// What the import under way remembers between batches, by its change.
    let imports = Mutex<[Int64: ImportMemory]>([:])

    /// Opens or creates a store.
    /// - Parameters:
    ///   - path: The file; `:memory:` for none.
    ///   - waitSeconds: How long to wait for another program's lock.
    /// - Throws: ``StoreError`` when it is not ours, newer, or cannot be opened or written.
    package convenience init(path: String, waitSeconds: Double = 5) throws {
        let queue = try StoreError.translating(path) {
            try Self.check(path, waitSeconds: waitSeconds)
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration(waitSeconds: waitSeconds))
            try Self.prepare(queue)
            return queue
        }
        self.init(path: path, queue: queue)
    }

    private init(path: String, queue: DatabaseQueue) {
        self.path = path
        self.queue = queue
        milestoneKinds = Mutex([:])
    }

    /// Opens a store to read from alone: no call of it writes, and nobody's lock keeps it waiting.
    /// - Parameter path: The file.
    /// - Throws: ``StoreError`` when it is not there, not ours, of another version, or cannot be opened.
    package convenience init(reading path: String) throws {
        let queue = try StoreError.translating(path) {
            let queue = try DatabaseQueue(path: path, configuration: Self.reading(waitSeconds: 5))
            try queue.read { database in
                try Self.check(database, path)
                guard try Schema.migrator.hasCompletedMigrations(database) else { throw StoreError.older(path: path) }
            }
            return queue
        }
        self.init(path: path, queue: queue)
    }

    /// Creates a store in memory that begins as a copy of another one: making its tables takes many times as long.
    package convenience init(copying other: SQLiteStore) throws {
        let queue = try StoreError.translating(":memory:") {
            let queue = try DatabaseQueue(path: ":memory:", configuration: Self.configuration(waitSeconds: 0))
            try other.queue.backup(to: queue)
            return queue
        }
        self.init(path: ":memory:", queue: queue)
    }

    private static func configuration(waitSeconds: Double) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(waitSeconds)
        configuration.label = "doorstep"
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -\(cacheKiB); PRAGMA synchronous = FULL")
        }
        return configuration
    }

    /// Runs reads and writes on the one writing connection, in one transaction.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try forgettingKinds { try queue.write(body) }
    }

    /// Runs reads and writes on the one writing connection; `body` begins and ends transactions itself.
    func writeInPieces<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try forgettingKinds { try queue.writeWithoutTransaction(body) }
    }

    private func forgettingKinds<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try StoreError.translating(path, body)
        } catch {
            milestoneKinds.withLock { $0 = [:] }  // a kind made in what was rolled back is none
            throw error
        }
    }

    /// Runs reads on the writing connection.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try StoreError.translating(path) { try queue.read(body) }
    }

    /// The number of a milestone kind; makes it when it is new.
    func milestoneKind(_ name: String, in database: Database) throws -> Int64 {
        if let known = milestoneKinds.withLock({ $0[name] }) { return known }
        let find = try Prepared(database, "SELECT id FROM milestone_kinds WHERE name = ?")
        find.bind(.text(name))
        var number = try find.step() ? find.integer(0) : 0
        find.reset()
        if number == 0 {
            try Prepared(database, "INSERT INTO milestone_kinds(name) VALUES (?)").run(.text(name))
            number = database.lastInsertedRowID
        }
        let found = number
        milestoneKinds.withLock { $0[name] = found }
        return found
    }
}

extension SQLiteStore {
    /// Refuses a file that is not ours before anything is written to it.
    private static func check(_ path: String, waitSeconds: Double) throws {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard path != ":memory:", let attributes, attributes[.size] as? Int != 0 else { return }
        guard attributes[.type] as? FileAttributeType != .typeDirectory else { throw StoreError.cannotOpen(path: path) }
        let queue = try DatabaseQueue(path: path, configuration: reading(waitSeconds: waitSeconds))
        defer { try? queue.close() }
        try queue.read { try check($0, path) }
    }

    /// Refuses a database that is not ours, or that a newer version wrote.
    private static func check(_ database: Database, _ path: String) throws {
        let id = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard id == Schema.applicationID else { throw StoreError.foreign(path: path) }
        if try Schema.migrator.hasBeenSuperseded(database) { throw StoreError.newer(path: path) }
    }

    private static func reading(waitSeconds: Double) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(waitSeconds)
        return configuration
    }

    private static func prepare(_ queue: DatabaseQueue) throws {
        try queue.writeWithoutTransaction { database in
            // Writing it takes the lock, which a program that only reads need not wait for.
            if try Int32.fetchOne(database, sql: "PRAGMA application_id") != Schema.applicationID {
                try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            }
            if queue.path != ":memory:" { try database.execute(sql: "PRAGMA journal_mode = WAL") }
        }
        try Schema.migrator.migrate(queue)
    }
}
