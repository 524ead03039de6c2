import ArgumentParser
import ChineseCalendar
import Engine
import Lifecycle
import RuleBook
import Workspace

/// `doorstep sweep`: decides everything due on one day.
struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Decide everything due on a day, once; may be killed, repeated or late without harm."
    )

    @OptionGroup var place: WorkspaceOptions

    @Option(help: "The day to decide; today unless given.", transform: parseDay)
    var on: Day?

    @Flag(help: "Count what would be decided and write nothing.")
    var dryRun = false

    @Flag(help: "Decide a day that lies more than a month ahead of all that is known.")
    var ahead = false

    @Option(help: "With --dry-run: decide by what was known at the end of this day.", transform: parseDay)
    var knownOn: Day?

    @Flag(help: "Decide by the files in Rules and Templates, not by the rule book in use: for trials.")
    var working = false

    @Option(help: "Threads; as many as the machine has cores unless given.")
    var workers: Int?

    @Flag(help: "Print the counts as JSON.")
    var json = false

    /// A sweep of a day far ahead lets everything in between lapse for good, and is mostly a slip of the keyboard.
    private func checkAhead(_ day: Day, _ store: any SweepStore) throws {
        guard !dryRun, !ahead, day > WallClock.today, let known = try store.sweepState(on: day).lastKnown,
            known.distance(to: day) > Self.daysAhead
        else { return }
        throw WorkspaceError.ahead(day: day.description, known: known.description)
    }

    private static let daysAhead = 31

    func validate() throws {
        if let workers, !(1...64).contains(workers) { throw ValidationError("--workers takes 1 through 64") }
        if knownOn != nil, !dryRun { throw ValidationError("--known-on goes with --dry-run") }
    }

    func run() async throws {
        let workspace = try await place.open()
        let lock = dryRun ? nil : try workspace.decidingLock("sweep")
        let store = try workspace.store()
        let active = try working ? nil : store.activeRevision()
        let found = try active.map(workspace.book) ?? workspace.workingBook()
        let book = found.rules
        for problem in book.errors { Output.warn(ProblemView.text(problem, book.revision, Output.language)) }
        guard !book.rules.isEmpty else { throw WorkspaceError.noRules(path: "\(workspace.path)/Rules") }
        var settings = workspace.sweepSettings
        settings.workers = workers ?? settings.workers
        let bar = ProgressBar(Phrase("sweeping", zh: "日巡")(Output.language))
        defer { bar.end() }
        let day = on ?? WallClock.today
        try checkAhead(day, store)
        if let active { warnOfEdits(workspace, active) } else if !working { try activateFirst(found, store) }
        let report = try Sweep(store: store, rules: book, settings: settings).run(
            on: day,
            at: WallClock.moment,
            revision: book.revision,
            isDryRun: dryRun,
            knownOn: knownOn,
            progress: bar.show
        )
        bar.end()
        let view = SweepView(report, refused: Set(book.errors.map(\.file)).count)
        if json { try Output.json(view) } else { Output.print(view.text(Output.language)) }
        if let warning = WorkdayWarning.onDay(day, try store.workdays(), book.rules) {
            Output.warn(warning(Output.language))
        }
        withExtendedLifetime(lock) {}
        if !view.quarantined.isEmpty || view.refused > 0 { throw ExitStatus.partly }
    }

    /// What is wrong with the files while a rule book is in use concerns nobody but their author.
    private func warnOfEdits(_ workspace: Workspace, _ active: Revision) {
        guard let hash = try? workspace.workingRevision().hash, hash != active.hash else { return }
        Output.warn(
            Phrase(
                "this sweep is by rule book \(active.short); the files in Rules and Templates are other ones (`doorstep rules "
                    + "diff`) and count once they are put to use (`doorstep rules activate`)",
                zh: "本次日巡使用规则册 \(active.short)；Rules 和 Templates 中的文件另有改动（doorstep rules diff），启用后才生效"
                    + "（doorstep rules activate）"
            )(Output.language)
        )
    }

    /// The first sweep puts to use what it finds, as long as that has no error.
    private func activateFirst(_ book: Book, _ store: any RevisionStore) throws {
        guard !dryRun, BookProblems(book).errors.isEmpty else { return }
        let activation = Activation(
            revision: book.revision.hash,
            author: "doorstep sweep",
            message: Phrase("the first sweep", zh: "首次日巡")(Output.language),
            moment: WallClock.moment
        )
        _ = try store.activate(book.revision, activation, replacing: nil)
    }
}
