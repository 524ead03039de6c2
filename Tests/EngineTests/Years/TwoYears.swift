import ChineseCalendar
import CustomerFile
import Engine
import Foundation
import LedgerGenerator
import Lifecycle
import RuleBook
import Workspace

/// The default pack's sweeps of every day of 2026 and 2027 over one ledger, and what came of them.
///
/// The ledger is generated, 1,000 journeys times `DOORSTEP_SOAK`; `DOORSTEP_LEDGER` names a file to take instead.
struct TwoYears {
    /// A promotion in the outbox.
    struct Promotion: Hashable {
        let phone: String
        let day: Day
        let rule: String
    }

    /// A person as the file tells them, read without the store.
    struct Person {
        var consents = false
        /// Days by which the person's homes should have been handed over and are not.
        var awaited: [Day] = []
        var born: Day?
    }

    /// By phone number, which tells people apart.
    private(set) var persons: [String: Person] = [:]
    private(set) var promotions: [Promotion] = []
    /// What each day's sweep reported.
    private(set) var reports: [Day: SweepReport] = [:]
    private(set) var visits: [OutboundTask] = []

    static let first = Day(number: 20_454)  // 2026-01-01
    static let last = Day(number: 21_183)  // 2027-12-31

    init() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "years-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try WorkspaceMaker.make(at: folder, pack: Self.pack)
        let workspace = try await Workspace(path: folder, environment: [:])
        let ledger = try Self.ledger(in: folder)
        try readPersons(ledger, workspace.vocabulary)
        let store = try workspace.store()
        _ = try CustomerImport(
            store: store,
            vocabulary: workspace.vocabulary,
            headers: [:],
            language: .english
        ).run(
            ImportedFile(path: ledger, beside: folder),
            on: Self.first.advanced(by: -1),
            at: 0,
            allows: { _ in true }
        )
        let book = try workspace.workingBook().rules
        let sweep = Sweep(store: store, rules: book, settings: workspace.sweepSettings)
        for number in Self.first.number...Self.last.number {
            let day = Day(number: number)
            reports[day] = try sweep.run(on: day, at: 0, revision: book.revision)
        }
        try readOutcome(store)
    }

    private static let pack = URL(filePath: #filePath).appending(path: "../../../..").standardized.path

    private static func ledger(in folder: String) throws -> String {
        let environment = ProcessInfo.processInfo.environment
        if let given = environment["DOORSTEP_LEDGER"] { return given }
        let path = "\(folder)/customers.csv"
        let journeys = 1000 * (Int(environment["DOORSTEP_SOAK"] ?? "") ?? 1)
        _ = try LedgerGenerator(seed: 9, journeys: journeys, today: (2025, 12, 31)).write(to: path)
        return path
    }

    private mutating func readPersons(_ path: String, _ vocabulary: Vocabulary) throws {
        var reader = try CustomerFileReader(path: path, vocabulary: vocabulary)
        let fields = reader.columns.fields
        func place(_ record: Field.Record, _ name: String) -> Int? {
            fields.firstIndex { $0.record == record && $0.name == name }
        }
        let (phone, consent) = (place(.person, "phone") ?? 0, place(.person, "consent") ?? 0)
        let (status, planned) = (place(.journey, "status") ?? 0, place(.milestone, "planned_handover") ?? 0)
        let (handover, born) = (place(.milestone, "handover") ?? 0, place(.person, "birthday") ?? 0)
        while let batch = try reader.nextBatch(of: 1000) {
            for case .row(let row, _) in batch {
                guard case .text(let number) = row.values[phone] else { continue }
                persons[number, default: Person()].consents = row.values[consent] == .boolean(true)
                if case .day(let day) = row.values[born] { persons[number]?.born = day }
                guard row.values[status] == .text("signed"), row.values[handover] == nil,
                    case .day(let day) = row.values[planned]
                else { continue }
                persons[number]?.awaited.append(day)
            }
        }
    }

    private mutating func readOutcome(_ store: any Store) throws {
        let dispatcher = try store.beginDispatcher(at: 0)
        for channel in ChannelKind.allCases {
            let request = ClaimRequest(
                dispatcher: dispatcher,
                channel: channel,
                classes: [.promotion],
                dueBy: 0,
                moment: 0,
                limit: 1000
            )
            while case let page = try store.claim(request).messages, !page.isEmpty {
                promotions += page.map { Promotion(phone: $0.facts.phone, day: $0.item.day, rule: $0.item.rule ?? "") }
            }
        }
        var filter = TaskFilter()
        (filter.rule, filter.limit) = ("three-month-visit", 1_000_000)
        visits = try store.tasks(filter)
    }
}
