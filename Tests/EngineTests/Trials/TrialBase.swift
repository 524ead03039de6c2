import ChineseCalendar
import Engine
import Foundation
import GRDB
import LedgerGenerator
import Lifecycle
import RuleBook
import SQLiteStore
import Workspace

/// A workspace with the default pack and a made-up ledger, and what its store really holds.
final class TrialBase {
    /// A ledger row with what was made, as texts that can be compared.
    struct Row: Hashable, CustomStringConvertible {
        let rule: String
        let subject: Int64
        let occasion: Int64
        let outcome: String
        let reason: String?
        let due: Int32
        let day: Int32
        let made: [String]

        var description: String { "\(rule) \(subject)/\(occasion) \(outcome) \(reason ?? "-") \(due)>\(day) \(made)" }
    }

    let folder: String
    let workspace: Workspace
    let store: SQLiteStore
    static let first = Day(number: 20_484)  // 2026-01-31

    init(journeys: Int = 400, seed: UInt64 = 5) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "trial-\(UUID().uuidString)").path
        try WorkspaceMaker.make(at: folder, pack: Self.pack)
        workspace = try await Workspace(path: folder, environment: [:])
        store = try SQLiteStore(path: "\(folder)/doorstep.sqlite")
        try take(journeys: journeys, seed: seed, on: Self.first.advanced(by: -1))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private static let pack = URL(filePath: #filePath).appending(path: "../../../..").standardized.path

    /// Imports a made-up ledger; with another seed the same customers have other dates and consents.
    func take(journeys: Int, seed: UInt64, on day: Day) throws {
        let file = "\(folder)/customers-\(seed).csv"
        _ = try LedgerGenerator(seed: seed, journeys: journeys, today: (2025, 12, 31), encoding: .utf8).write(to: file)
        try keepIdentities(file)
        _ = try CustomerImport(store: store, vocabulary: workspace.vocabulary, headers: [:], language: .english)
            .run(ImportedFile(path: file), on: day, at: 0, allows: { _ in true })
    }

    /// Gives each customer the name and the telephone number that follow from the customer number: another seed would tell
    /// of other people under the same numbers.
    private func keepIdentities(_ file: String) throws {
        let rows = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\r\n").enumerated().map {
            line,
            row in
            guard line > 0 else { return String(row) }
            var cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            (cells[1], cells[4]) = ("客户\(cells[0])", "1390\(cells[0].suffix(7))")
            return cells.joined(separator: ",")
        }
        try Data((rows.joined(separator: "\r\n") + "\r\n").utf8).write(to: URL(filePath: file))
    }

    /// The rule book of the folder, with files edited.
    func book(editing edit: (_ name: String, _ text: String) -> String? = { $1 }) throws -> LoadedRuleBook {
        let templates = try workspace.templates()
        let files = try workspace.workingRevision().files.filter { $0.path.hasPrefix("Rules/") }
        let edited = files.compactMap { file -> Revision.File? in
            edit(file.path, String(decoding: file.content, as: UTF8.self))
                .map { Revision.File(path: file.path, content: Array($0.utf8)) }
        }
        return LoadedRuleBook(files: edited, vocabulary: workspace.vocabulary, templates: templates.templateNames)
    }

    /// Runs real sweeps.
    func sweep(_ days: ClosedRange<Day>, by book: LoadedRuleBook) throws {
        try Self.sweep(store, days, by: book, workspace.sweepSettings)
    }

    /// Runs the sweeps of a range on a copy of the store, and gives the rows they wrote.
    func rows(after days: ClosedRange<Day>, by book: LoadedRuleBook) throws -> Set<Row> {
        let path = "\(folder)/copy-\(UUID().uuidString).sqlite"
        try store.copy(to: path)
        let copy = try SQLiteStore(path: path)
        let known = try copy.lastSweep()
        try Self.sweep(copy, days, by: book, workspace.sweepSettings)
        return try copy.rows(after: known)
    }

    private static func sweep(
        _ store: SQLiteStore,
        _ days: ClosedRange<Day>,
        by book: LoadedRuleBook,
        _ settings: SweepSettings
    ) throws {
        for offset in 0...days.lowerBound.distance(to: days.upperBound) {
            _ = try Sweep(store: store, rules: book, settings: settings)
                .run(on: days.lowerBound.advanced(by: offset), at: 0, revision: book.revision)
        }
    }
}

extension SQLiteStore {
    fileprivate func copy(to path: String) throws {
        let queue = try DatabaseQueue(path: self.path)
        try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
    }

    /// The number of the last sweep.
    func lastSweep() throws -> Int64 {
        try DatabaseQueue(path: path).read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM sweeps") ?? 0 }
    }

    /// Corrects what a journey has on a day.
    func moveMilestones(of journey: Int64, from day: Day, to other: Day) throws {
        try DatabaseQueue(path: path).write { database in
            try database.execute(
                sql: "UPDATE milestones SET day = ? WHERE journey = ? AND day = ?",
                arguments: [other.number, journey, day.number]
            )
        }
    }

    /// The project of each subject: its own, or that of a person's first home.
    func projects() throws -> [Int64: Int64] {
        try DatabaseQueue(path: path).read { database in
            func pairs(_ kind: SubjectKind, _ sql: String) throws -> [(Int64, Int64)] {
                try GRDB.Row.fetchAll(database, sql: sql).map { (SubjectID(kind, $0[0]).raw, $0[1]) }
            }
            let persons =
                "SELECT o.person, j.project, min(o.journey) FROM owners o JOIN journeys j ON j.id = o.journey GROUP BY 1"
            return Dictionary(
                uniqueKeysWithValues: try pairs(.journey, "SELECT id, project FROM journeys")
                    + pairs(.project, "SELECT id, id FROM projects") + pairs(.person, persons)
            )
        }
    }

    /// The ledger rows of later sweeps, with the tasks and messages that were made.
    func rows(after sweep: Int64) throws -> Set<TrialBase.Row> {
        try DatabaseQueue(path: path).read { database in
            let sql = """
                SELECT r.name, l.subject, l.occasion, l.outcome, l.reason, l.due, l.day, coalesce((SELECT
                  group_concat(what, ';') FROM (SELECT 'task ' || kind AS what, ordinal FROM tasks t WHERE t.rule = l.rule
                    AND t.subject = l.subject AND t.occasion = l.occasion AND t.sweep = l.sweep
                  UNION ALL SELECT channel || ' ' || template, ordinal FROM outbox o WHERE o.rule = l.rule
                    AND o.subject = l.subject AND o.occasion = l.occasion AND o.sweep = l.sweep ORDER BY ordinal)), '')
                FROM ledger l JOIN rules r ON r.id = l.rule WHERE l.sweep > ?
                """
            return Set(
                try GRDB.Row.fetchAll(database, sql: sql, arguments: [sweep]).map { row in
                    TrialBase.Row(
                        rule: row[0],
                        subject: row[1],
                        occasion: row[2],
                        outcome: row[3],
                        reason: row[4],
                        due: row[5],
                        day: row[6],
                        made: (row[7] as String).split(separator: ";").map(String.init)
                    )
                }
            )
        }
    }
}

extension TrialStore {
    /// What its sweeps decided, in the form of the real ledger.
    func rows(_ recipes: RecipeBook) throws -> Set<TrialBase.Row> {
        let names = try ruleNames()
        let cursor = try decisions()
        var rows: Set<TrialBase.Row> = []
        while let decision = try cursor.next() { rows.insert(TrialBase.Row(decision, names, recipes)) }
        return rows
    }
}

extension TrialBase.Row {
    init(_ decision: TrialDecision, _ names: [Int64: String], _ recipes: RecipeBook) {
        self.init(
            rule: names[decision.rule] ?? "",
            subject: decision.subject.raw,
            occasion: decision.occasion,
            outcome: decision.outcome.rawValue,
            reason: decision.reason,
            due: decision.due.number,
            day: decision.day.number,
            made: recipes.actions(decision.recipe).map(\.summary)
        )
    }
}
