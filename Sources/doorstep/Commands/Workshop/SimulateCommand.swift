import ArgumentParser
import ChineseCalendar
import Engine
import Lifecycle
import RuleBook
import Workspace

/// `doorstep simulate`: runs the sweeps of a range of days and writes nothing.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Run the sweeps of past or coming days without writing anything, and show what they make day by day.",
        discussion: """
            Days up to the last sweep are repeated as they ran: by the facts as they were known then, and by the rule book \
            of then. Later days are swept on the facts as they stand, by the rule book in use, from the first that no sweep \
            has come to; nobody does a task or sends a message in between.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    @Option(help: "The first day.", transform: parseDay)
    var from: Day

    @Option(help: "The last day.", transform: parseDay)
    var to: Day

    @Flag(help: "Decide all days by the files in Rules and Templates.")
    var working = false

    @Flag(help: "Print the counts as JSON.")
    var json = false

    @Option(help: "Draw the days as a picture into this SVG file.")
    var svg: String?

    func validate() throws {
        guard from <= to else {
            throw ValidationError(Phrase("--from lies after --to", zh: "--from 晚于 --to")(Output.language))
        }
        guard from.distance(to: to) < Self.daysAtOnce else {
            throw ValidationError(
                Phrase("at most three years at once", zh: "一次最多模拟三年")(Output.language)
            )
        }
    }

    private static let daysAtOnce = 3 * 366

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        let deciding = try working ? workspace.workingBook().rules : workspace.bookInUse(store).rules
        for problem in deciding.errors { Output.warn(ProblemView.text(problem, deciding.revision, Output.language)) }
        let bar = ProgressBar(Phrase("simulating", zh: "模拟")(Output.language))
        defer { bar.end() }
        var reports = try repeated(workspace, store, deciding, bar)
        reports += try store.comingSweeps(
            from...to,
            by: deciding,
            settings: workspace.sweepSettings,
            progress: bar.show
        )
        bar.end()
        let view = VolumeView(reports, workload: workspace.settings.workload)
        if let svg { try VolumePicture(view, language: Output.language).write(to: svg) }
        if json { try Output.json(view) } else { Output.print(view.text(Output.language)) }
    }

    /// The past sweeps of these days once more.
    private func repeated(
        _ workspace: Workspace,
        _ store: any Store,
        _ deciding: LoadedRuleBook,
        _ bar: ProgressBar
    ) throws -> [SweepReport] {
        let past = try store.sweeps(from...to)
        guard let first = past.first else { return [] }
        let trial = try store.trial(from: .before(first.id), rules: deciding.rules.map(\.name), recipes: RecipeBook())
        let simulation = Simulation(trial, settings: workspace.sweepSettings)
        var reports: [SweepReport] = []
        var books: [String: LoadedRuleBook] = [:]
        for (index, sweep) in past.enumerated() {
            let book =
                try working
                ? deciding
                : books[sweep.revision] ?? store.revision(sweep.revision).map { workspace.book(of: $0).rules }
            guard let book else { continue }
            books[sweep.revision] = book
            reports.append(try simulation.repeat(sweep, by: book))
            bar.show(Double(index + 1) / Double(past.count))
        }
        return reports
    }
}
