import ChineseCalendar
import Engine
import Foundation
import GRDB
import Lifecycle
import RuleBook
import Workspace

@testable import bench

/// A small base that ours and the yardsticks work on, in a folder of its own.
final class SmallBase {
    let workspace: Workspace
    let ledger: String
    private let folder: String

    static let journeys = 600
    static let leads = 80

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)").path
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
        let tools = Tools(doorstep: "", bench: "", pack: root, folder: folder)
        workspace = try await Workspace(path: tools.makeWorkspace("small"), environment: [:])
        ledger = "\(folder)/customers.csv"
        _ = try Ledger(journeys: Self.journeys, leads: Self.leads).write(to: ledger)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The workspace's database.
    var database: String { path("small/doorstep.sqlite") }

    /// A path in the folder.
    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Imports the ledger as Doorstep does.
    func importing() throws {
        let importing = CustomerImport(
            store: try workspace.store(),
            vocabulary: workspace.vocabulary,
            headers: [:],
            language: .english
        )
        _ = try importing.run(ImportedFile(path: ledger), on: Calendar.imported, at: 0, allows: { _ in true })
    }

    /// Writes what no generated file tells: days of contact around a year ago, and for the first project a first
    /// handover of which 45 months have passed on the measured day.
    func tellMore() throws {
        let queue = try DatabaseQueue(path: database)
        defer { try? queue.close() }
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO milestone_kinds(name) VALUES ('last_contact'), ('first_handover');
                    INSERT INTO milestones(journey, kind, day, known)
                      SELECT j.id, k.id, \(Calendar.measured.number) - 480 + j.id * 37 % 200, 1
                      FROM journeys j JOIN milestone_kinds k ON k.name = 'last_contact';
                    INSERT INTO project_milestones(project, kind, day, known)
                      SELECT 1, id, unixepoch('2023-02-22') / 86400, 1 FROM milestone_kinds WHERE name = 'first_handover';
                    """
            )
        }
    }

    /// Sweeps a day as Doorstep does.
    func sweep(_ day: Day) throws -> SweepReport {
        let book = try workspace.loadedRules()
        return try Sweep(store: workspace.store(), rules: book).run(on: day, at: 0, revision: book.revision)
    }

    /// Begins every SMS that waits, and gives the outcomes of all of them: taken.
    func beginMessages() throws -> [AttemptEnd] {
        let store = try workspace.store()
        let dispatcher = try store.beginDispatcher(at: Calendar.moment)
        let request = ClaimRequest(
            dispatcher: dispatcher,
            channel: .sms,
            dueBy: Calendar.moment,
            moment: Calendar.moment,
            limit: 1000
        )
        let starts = try store.claim(request).messages.map {
            AttemptStart(message: $0.item.id, address: $0.item.address, parts: 1)
        }
        return try store.beginAttempts(starts, by: dispatcher, at: Calendar.moment).messages.sorted().map {
            let report = DeliveryReport(message: $0, outcome: .accepted, code: 250, words: "2.0.0 Ok")
            return AttemptEnd(report: report, retryAt: nil)
        }
    }

    /// Rows of one table that only one of two databases has.
    func difference(_ table: String, between first: String, and second: String) throws -> Int {
        let queue = try DatabaseQueue(path: first)
        defer { try? queue.close() }
        return try queue.inDatabase { database in
            try database.execute(sql: "ATTACH ? AS other", arguments: [second])
            let (ours, theirs) = ("SELECT * FROM main.\(table)", "SELECT * FROM other.\(table)")
            let either = "\(ours) EXCEPT \(theirs) UNION ALL SELECT * FROM (\(theirs) EXCEPT \(ours))"
            return try Int.fetchOne(database, sql: "SELECT count(*) FROM (\(either))") ?? -1
        }
    }

    /// Rows of one table.
    func count(_ table: String, in path: String) throws -> Int {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
    }
}
