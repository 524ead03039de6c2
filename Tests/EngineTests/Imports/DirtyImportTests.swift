import ChineseCalendar
import Foundation
import GRDB
import Lifecycle
import Testing

@testable import SQLiteStore
@testable import Workspace

/// Dirty files over a clean base, 200 times `DOORSTEP_SOAK`; a failure names the seed.
@Suite("Imports of dirty files", .timeLimit(.minutes(20)))
struct DirtyImportTests {
    private static let count =
        200 * UInt64(ProcessInfo.processInfo.environment["DOORSTEP_SOAK"].flatMap { Int($0) } ?? 1)

    private let folder = FileManager.default.temporaryDirectory.appending(path: "dirty-\(UUID().uuidString)").path

    @Test("merge no two people, and clear nothing that no cell asks to clear")
    func random() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let clean = try SQLiteStore(path: ":memory:")
        try take(DirtyFile.clean, into: clean)
        let before = try facts(clean)
        #expect(before.count == DirtyFile.people)
        for seed in 0..<Self.count {
            let file = DirtyFile(seed: seed)
            let store = try SQLiteStore(copying: clean)
            let first = try take(file.bytes, into: store)
            check(try facts(store), before, file)
            try checkHomes(store, file)
            let second = try take(file.bytes, into: store)
            #expect(second.created == 0 && second.updated == 0, "seed \(seed): the same file again is a change")
            #expect(first.rows == second.rows, "seed \(seed)")
        }
    }

    @discardableResult
    private func take(_ bytes: [UInt8], into store: SQLiteStore) throws -> ImportReport {
        let path = "\(folder)/file.csv"
        try Data(bytes).write(to: URL(filePath: path))
        let importing = CustomerImport(store: store, vocabulary: Vocabulary(), headers: [:], language: .english)
        return try importing.run(ImportedFile(path: path), on: Day(number: 20_000), at: 0, allows: { _ in false })
    }

    /// Name, telephone number, mailbox, marks and consent by customer number.
    private func facts(_ store: SQLiteStore) throws -> [String: [String?]] {
        try store.queue.read { database in
            let rows = try Row.fetchAll(
                database,
                sql:
                    "SELECT number, name, phone, email, address, CAST(consent AS TEXT), CAST(deceased AS TEXT), CAST(blocked AS TEXT) FROM persons WHERE number LIKE 'K7___'"
            )
            return Dictionary(uniqueKeysWithValues: rows.map { row in (row[0], (1..<8).map { row[$0] }) })
        }
    }

    private func check(_ after: [String: [String?]], _ before: [String: [String?]], _ file: DirtyFile) {
        let names = ["name", "phone", "email", "address", "consent", "deceased", "blocked"]
        for (number, facts) in before {
            guard let now = after[number] else {
                Issue.record("seed \(file.seed): \(number) is gone")
                continue
            }
            for (column, name) in names.enumerated() {
                let place: Comment = "seed \(file.seed): \(name) of \(number)"
                if facts[column] != nil, !file.cleared.contains("\(number) \(name)") {
                    #expect(now[column] != nil, place)
                }
                // What is written of one person holds that one's number alone.
                for id in DirtyFile.ids(in: now[column] ?? "") { #expect("K\(id)" == number, place) }
            }
            #expect(
                now[5] == facts[5] && now[6] == facts[6] || file.marked.contains(number),
                "seed \(file.seed): \(number)"
            )
        }
    }

    /// A contract is of its own person and of its own home.
    private func checkHomes(_ store: SQLiteStore, _ file: DirtyFile) throws {
        let rows = try store.queue.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT j.contract, p.number, h.room FROM journeys j JOIN owners w ON w.journey = j.id
                    JOIN persons p ON p.id = w.person LEFT JOIN homes h ON h.id = j.home WHERE j.contract LIKE 'H7___'
                    """
            )
        }
        for row in rows {
            let contract: String = row[0]
            let id = String(contract.dropFirst())
            if let number: String = row[1] {
                #expect(DirtyFile.ids(in: number).isSubset(of: [id]), "seed \(file.seed): \(contract)")
            }
            if let room: String = row[2] {
                #expect(DirtyFile.ids(in: room).isSubset(of: [id]), "seed \(file.seed): \(contract)")
            }
        }
    }
}
