import ChineseCalendar
import Foundation
import GRDB
import Lifecycle
import StoreContract
import Testing

@testable import SQLiteStore

@Suite("A store in trouble")
struct TroubleTests {
    @Test("a full disk writes nothing by halves, and all goes on once there is room")
    func full() throws {
        try Folder.lend { folder in
            let store = try SQLiteStore(path: folder.file())
            try store.take([row("C1", "K1")])
            let rows = (2...3000).map { row("C\($0)", "K\($0)", ["milestone.loan": "2026-01-01"]) }
            try Self.limit(store, toSpare: 8)
            #expect(throws: StoreError.full(path: folder.file())) { try store.take(rows) }
            #expect(try store.counts().journeys == 1)
            try Self.limit(store, toSpare: 100_000)
            #expect(try store.take(rows).allSatisfy { $0 == .created })
            #expect(try SQLiteStore(path: folder.file()).counts().journeys == 3000)
            #expect(try store.queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
        }
    }

    @Test("a full disk while deciding leaves neither ledger rows nor actions")
    func fullWhileDeciding() throws {
        try Folder.lend { folder in
            let store = try SQLiteStore(path: folder.file())
            try store.take((1...2000).map { row("C\($0)", "K\($0)") })
            let rule = Rule.sample("greet", actions: .fixed([.sampleSMS]))
            let day = Day("2026-01-01")
            let sweep = try store.beginSweep(on: day, at: 0, revision: .sample, rules: [rule])
            let candidates = try store.candidates(rule, on: day)
            try Self.limit(store, toSpare: 4)
            #expect(throws: StoreError.full(path: folder.file())) {
                try store.commit([rule.firing(candidates, sweep, on: day)])
            }
            #expect(try store.stateCounts().isEmpty)
            #expect(try store.candidates(rule, on: day) == candidates)
            try Self.limit(store, toSpare: 100_000)
            try store.commit([rule.firing(candidates, sweep, on: day)])
            #expect(try store.stateCounts() == [.waiting: 2000])
        }
    }

    @Test("while another program writes, writing says so and reading goes on")
    func locked() throws {
        try Folder.lend { folder in
            let store = try SQLiteStore(path: folder.file(), waitSeconds: 0.1)
            try store.take([row("C1", "K1")])
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: folder.file(), configuration: configuration)
            try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            #expect(throws: StoreError.locked(path: folder.file())) { try store.take([row("C2", "K2")]) }
            #expect(try store.counts().journeys == 1)
            #expect(try SQLiteStore(path: folder.file(), waitSeconds: 0.1).counts().journeys == 1)
            try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            #expect(try store.take([row("C2", "K2")]) == [.created])
        }
    }

    @Test("a store that another program holds for itself cannot be opened until it is let go")
    func held() throws {
        try Folder.lend { folder in
            try SQLiteStore(path: folder.file()).queue.close()
            let other = try DatabaseQueue(path: folder.file())
            try other.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE x(y); COMMIT")
            }
            #expect(throws: StoreError.locked(path: folder.file())) {
                try SQLiteStore(path: folder.file(), waitSeconds: 0.1)
            }
            try other.close()
            #expect(try SQLiteStore(path: folder.file()).counts() == RecordCounts())
        }
    }

    @Test("a file that may only be read says so", .enabled(if: geteuid() != 0, "root may write everything"))
    func readOnly() throws {
        try Folder.lend { folder in
            let store = try SQLiteStore(path: folder.file())
            try store.take([row("C1", "K1")])
            try store.queue.close()
            let files = FileManager.default
            try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.file())
            #expect(throws: StoreError.readOnly(path: folder.file())) {
                try SQLiteStore(path: folder.file()).take([row("C2", "K2")])
            }
            try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.file())
            #expect(try SQLiteStore(path: folder.file()).counts().journeys == 1)
        }
    }

    @Test("a connection that may only read says so")
    func queryOnly() throws {
        let store = try SQLiteStore(path: ":memory:")
        try store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
        #expect(throws: StoreError.readOnly(path: ":memory:")) { try store.take([row("C1", "K1")]) }
        try store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 0") }
        #expect(try store.take([row("C1", "K1")]) == [.created])
    }

    @Test("milestones made in what was rolled back are made again")
    func rolledBack() throws {
        let store = try SQLiteStore(path: ":memory:")
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try store.write { database in
                _ = try store.milestoneKind("pool", in: database)
                throw Stop()
            }
        }
        let numbers = try store.write { database in
            try ["gym", "pool"].map { try store.milestoneKind($0, in: database) }
        }
        let kinds = try store.queue.read { try Int64.fetchAll($0, sql: "SELECT id FROM milestone_kinds ORDER BY id") }
        #expect(numbers.count == 2 && Set(numbers).isSubset(of: kinds) && Set(numbers).count == 2)
    }

    private static func limit(_ store: SQLiteStore, toSpare pages: Int) throws {
        try store.queue.writeWithoutTransaction { database in
            let used = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            _ = try Int.fetchOne(database, sql: "PRAGMA max_page_count = \(used + pages)")
        }
    }
}
