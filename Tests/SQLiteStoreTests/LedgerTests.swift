import ChineseCalendar
import GRDB
import Lifecycle
import StoreContract
import Testing

@testable import SQLiteStore

@Suite("Ledger and outbox in SQLite")
struct LedgerTests {
    private static let day = Day("2026-01-01")

    private func decidedStore() throws -> SQLiteStore {
        let store = try SQLiteStore(path: ":memory:")
        try store.take([row("C1", "K1")])
        try store.sweep([.sample("greet", actions: .fixed([.sampleSMS]))], on: Self.day)
        return store
    }

    @Test(
        "the ledger refuses whoever would change or remove a row",
        arguments: [
            "UPDATE ledger SET outcome = 'lapsed'", "UPDATE ledger SET day = day", "DELETE FROM ledger",
            "DELETE FROM ledger WHERE subject = 5", "UPDATE OR REPLACE ledger SET occasion = 9",
        ]
    )
    func appendOnly(sql: String) throws {
        let store = try decidedStore()
        let rows = { try store.queue.read { try Row.fetchAll($0, sql: "SELECT * FROM ledger") } }
        let before = try rows()
        #expect(before.count == 1)
        #expect(throws: DatabaseError.self) { try store.queue.write { try $0.execute(sql: sql) } }
        #expect(try rows() == before)
    }

    @Test("a ledger row keeps its rule, outcome, days and the rule book it was decided by")
    func ledgerRow() throws {
        let store = try decidedStore()
        let row = try store.queue.read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT r.name, l.outcome, l.reason, l.due, l.day, v.hash FROM ledger l JOIN rules r ON r.id = l.rule
                    JOIN sweeps s ON s.id = l.sweep JOIN revisions v ON v.id = s.revision
                    """
            )
        }
        let expected: Row = [
            "name": "greet", "outcome": "fired", "reason": nil, "due": Day("2025-06-01").number,
            "day": Self.day.number, "hash": "0123",
        ]
        #expect(row == expected)
    }

    @Test("rule books are stored once per content, and their files once per content too")
    func revisions() throws {
        let store = try SQLiteStore(path: ":memory:")
        let files = (1...3).map { Revision.File(path: "Rules/\($0).lua", content: [UInt8($0)]) }
        let edited = Array(files.dropLast()) + [Revision.File(path: "Rules/3.lua", content: [])]
        for revision in [
            Revision(hash: "a", files: files), Revision(hash: "a", files: files), Revision(hash: "b", files: edited),
        ] { _ = try store.beginSweep(on: Self.day, at: 0, revision: revision, rules: []) }
        let counts = try ["revisions", "contents", "revision_files", "sweeps"].map { table in
            try store.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
        }
        #expect(counts == [2, 4, 6, 3])
    }

    @Test("of all pairs of states, only those of the table are made", arguments: MessageState.allCases)
    func pairs(from: MessageState) throws {
        for to in MessageState.allCases {
            let store = try decidedStore()
            try store.queue.write { try $0.execute(sql: "UPDATE outbox SET state = ?", arguments: [from.rawValue]) }
            let moved = try store.write { try AttemptWriter($0).move(1, from: from, to: to, problem: nil) }
            #expect(moved == from.next.contains(to), "\(from) to \(to)")
            #expect(try store.message(1)?.item.state == (moved ? to : from), "\(from) to \(to)")
        }
    }

    @Test("a batch that fails half-way leaves no ledger row, task or message")
    func halfWay() throws {
        let store = try SQLiteStore(path: ":memory:")
        try store.take((1...10).map { row("C\($0)", "K\($0)") })
        let rule = Rule.sample("greet", actions: .fixed([.sampleSMS]))
        let sweep = try store.beginSweep(on: Self.day, at: 0, revision: .sample, rules: [rule])
        let found = try store.candidates(rule, on: Self.day)
        try store.queue.write {
            try $0.execute(
                sql: """
                    CREATE TRIGGER stop BEFORE INSERT ON outbox WHEN NEW.person = 7 BEGIN SELECT RAISE(ABORT, 'stop'); END
                    """
            )
        }
        #expect(throws: StoreError.self) { try store.commit([rule.firing(found, sweep, on: Self.day)]) }
        let rows = try store.queue.read {
            try Int.fetchOne($0, sql: "SELECT (SELECT count(*) FROM ledger) + (SELECT count(*) FROM outbox)")
        }
        #expect(rows == 0)
    }
}
