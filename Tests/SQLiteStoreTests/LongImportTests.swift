import ChineseCalendar
import Foundation
import GRDB
import Lifecycle
import StoreContract
import Testing

@testable import SQLiteStore

@Suite("A long import")
struct LongImportTests {
    private static let batchRows = 5
    private static let transactionRows = 10

    /// Main owners, co-owners and repeated buyers.
    private static let rows: [CustomerRow] = (0..<100).map { index in
        let milestones: Cells = ["milestone.loan": "2026-01-\(10 + index % 20)", "milestone.visit": "2025-01-01"]
        let cells =
            index % 4 == 3
            ? row("C\(index - 1)", "K\(index)", ["ownership.role": "co"])
            : row("C\(index)", "K\(index % 10 == 0 ? 1 : index)", milestones)
        return CustomerRow(cells, line: index + 2)
    }

    @Test("leaves the same behind as a short one, and is unchanged the next time")
    func same() throws {
        let (short, long) = (try SQLiteStore(path: ":memory:"), try SQLiteStore(path: ":memory:"))
        let change = try short.beginChange(source: "a", on: Day("2026-01-01"), at: 0)
        let effects = try short.take(Self.rows, columns: CustomerRow.columns, change: change)
        #expect(try Self.take(Self.rows, into: long) == effects)
        #expect(try long.content() == short.content())
        #expect(try long.hasIndex())
        #expect(try Self.take(Self.rows, into: long).allSatisfy { $0 == .unchanged })
    }

    @Test("that is killed can be repeated, wherever it was hit, and comes to the same", arguments: 0...20)
    func killed(batch: Int) throws {
        try Folder.lend { folder in
            let store = try SQLiteStore(path: folder.file())
            _ = try Self.take(Self.rows, into: store) { if $0 == batch { try folder.copyStore() } }
            let copy = try SQLiteStore(path: folder.file("copy.db"))
            let taken = try copy.counts().journeys
            #expect(try copy.hasIndex() == (taken == 0))
            let effects = try Self.take(Self.rows, into: copy)
            #expect(effects.contains(.unchanged) == (taken > 0))
            #expect(try copy.hasIndex())
            #expect(try copy.content() == store.content())
        }
    }

    @Test("that is killed leaves a store that is swept like any other, with its index made again")
    func killedBeforeSweep() throws {
        try Folder.lend { folder in
            let store = try SQLiteStore(path: folder.file())
            _ = try Self.take(Self.rows, into: store) { if $0 == 12 { try folder.copyStore() } }
            let copy = try SQLiteStore(path: folder.file("copy.db"))
            #expect(try !copy.hasIndex() && copy.counts().journeys > 0)
            let rule = Rule.sample("loan", schedule: "loan")
            let before = try copy.candidates(rule, on: Day("2026-02-01"))
            _ = try copy.beginSweep(on: Day("2026-02-01"), at: 0, revision: .sample, rules: [rule])
            #expect(try copy.hasIndex())
            #expect(try copy.candidates(rule, on: Day("2026-02-01")) == before && !before.isEmpty)
        }
    }

    @Test("keeps what was taken before the file could not be read on")
    func unreadable() throws {
        struct Unreadable: Error {}
        let store = try SQLiteStore(path: ":memory:")
        #expect(throws: Unreadable.self) {
            _ = try Self.take(Self.rows, into: store) { if $0 == 7 { throw Unreadable() } }
        }
        #expect(try store.hasIndex())
        let effects = try Self.take(Self.rows, into: store)
        #expect(effects.prefix(7 * Self.batchRows).allSatisfy { $0 == .unchanged })
        #expect(effects.suffix(Self.batchRows).contains(.created))
    }

    /// Takes rows in many batches and transactions; `before` is called before each batch with its number, and at the
    /// end.
    private static func take(
        _ rows: [CustomerRow],
        into store: SQLiteStore,
        before: (Int) throws -> Void = { _ in }
    ) throws -> [RowEffect] {
        var (found, batch) = ([RowEffect](), 0)
        let change = try store.beginChange(source: "a", on: Day("2026-01-01"), at: 0)
        _ = try store.take(columns: CustomerRow.columns, change: change, transactionRows: transactionRows) { taken in
            found += taken.effects
            try before(batch)
            let rest = rows.dropFirst(batch * batchRows)
            batch += 1
            return rest.isEmpty ? nil : Array(rest.prefix(batchRows))
        }
        return found
    }
}

extension Folder {
    /// Copies the store as it would stand after a kill.
    fileprivate func copyStore() throws {
        for ending in ["", "-wal"] where FileManager.default.fileExists(atPath: file() + ending) {
            try FileManager.default.copyItem(atPath: file() + ending, toPath: file("copy.db") + ending)
        }
    }
}

extension Rule {
    fileprivate static func sample(_ name: String, schedule anchor: String) -> Rule {
        sample(name, .journey, .offset(CalendarSpan(0, .days), anchors: [anchor]))
    }
}

extension SQLiteStore {
    fileprivate func hasIndex() throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'milestones_by_day')"
        return try queue.read { try Bool.fetchOne($0, sql: sql) } ?? false
    }

    /// All facts, but for the change they came with.
    fileprivate func content() throws -> [String] {
        try queue.read { database in
            #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
            return try VersionedTable.all.flatMap { table in
                let columns = table.columns.joined(separator: ", ")
                return try Row.fetchAll(database, sql: "SELECT \(columns) FROM \(table.name) ORDER BY 1, 2")
                    .map { "\(table.name) \($0)" }
            }
        }
    }
}
