import ArgumentParser
import ChineseCalendar
import Engine
import Foundation
import Lifecycle
import RuleBook
import Workspace

/// `bench job DIR`: the daily job of a workspace, in this process and without what comes before it.
struct JobCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "job",
        abstract: "Import a workspace's customers.csv into a store of its own, sweep the day before, and time the day."
    )

    @Argument(help: "The workspace: customers.csv, Rules, Templates and doorstep.yaml.")
    var workspace: String

    @Option(help: "The day that is timed.", transform: parseDay)
    var on = Calendar.measured

    @Flag(help: "Print the figures as JSON.")
    var json = false

    func run() async throws {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "bench-job-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let figures = try await measure(scratch)
        if json { try JSON.print(figures) } else { print("\(figures.due) due in \(figures.seconds) s") }
    }

    private func measure(_ scratch: String) async throws -> JobFigures {
        var environment = ProcessInfo.processInfo.environment
        environment["DOORSTEP_DATABASE"] = "\(scratch)/job.sqlite"
        let place = try await Workspace(path: workspace, environment: environment)
        let book = try place.loadedRules()
        var settings = SweepSettings()
        settings.workers = place.settings.workers ?? settings.workers
        try prepare(place, book, settings, scratch)
        // Opened again, so that the day begins as it does every morning: with nothing left in the write-ahead log.
        let sweep = Sweep(store: try place.store(), rules: book, settings: settings)
        let start = ContinuousClock.now
        let report = try sweep.run(on: on, at: 0, revision: book.revision)
        return JobFigures(seconds: start.secondsSince, due: report.total(\.due))
    }

    /// Imports the ledger and decides the day before.
    private func prepare(
        _ place: Workspace,
        _ book: LoadedRuleBook,
        _ settings: SweepSettings,
        _ scratch: String
    ) throws {
        let store = try place.store()
        let importing = CustomerImport(
            store: store,
            vocabulary: place.vocabulary,
            headers: place.settings.headers,
            language: .english
        )
        let before = on.advanced(by: -1)
        _ = try importing.run(
            ImportedFile(path: "\(workspace)/customers.csv", beside: scratch),
            on: before.advanced(by: -1),
            at: 0,
            allows: { _ in true }
        )
        _ = try Sweep(store: store, rules: book, settings: settings)
            .run(on: before, at: 0, revision: book.revision)
    }
}

/// What the daily job took.
struct JobFigures: Encodable {
    /// Wall time.
    let seconds: Double
    /// Occurrences that were due.
    let due: Int
}

extension ContinuousClock.Instant {
    /// Seconds from this moment to now.
    var secondsSince: Double { (ContinuousClock.now - self) / .seconds(1) }
}

extension Workspace {
    /// The rules, all of them without errors.
    func loadedRules() throws -> LoadedRuleBook {
        let book = try workingBook().rules
        if let problem = book.errors.first { throw BenchError.rules(problem.file) }
        return book
    }
}
