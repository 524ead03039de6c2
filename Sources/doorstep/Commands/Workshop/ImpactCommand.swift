import ArgumentParser
import ChineseCalendar
import Engine
import Lifecycle
import RuleBook
import Workspace

/// `doorstep impact`: what an edit does to everyone, before it is used.
struct ImpactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impact",
        abstract: "Show exactly what the files in Rules and Templates would do otherwise than the rule book in use.",
        discussion: """
            Sweeps every day of the range twice, by the rule book of the last sweep and by the files, over all customers, \
            and compares what is decided. Nothing is written.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    @Option(help: "Compare with this rule book: a revision, or the beginning of its hash.")
    var against: String?

    @Option(help: "The first day; today unless given.", transform: parseDay)
    var from: Day?

    @Option(help: "The last day; four weeks and a day after the first unless given.", transform: parseDay)
    var to: Day?

    @Flag(help: "Print the counts as JSON.")
    var json = false

    private static let usualDays = 30

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        let first = from ?? WallClock.today
        let last = to ?? first.advanced(by: Self.usualDays - 1)
        guard first <= last else {
            throw ValidationError(Phrase("--from lies after --to", zh: "--from 晚于 --to")(Output.language))
        }
        guard let revision = try against.map({ try store.revision($0) }) ?? store.lastRevision() else {
            throw against.map(WorkspaceError.noRevision) ?? WorkspaceError.neverSwept
        }
        let new = try workspace.workingBook()
        for problem in new.rules.errors { Output.warn(ProblemView.text(problem, workspace, Output.language)) }
        let old = workspace.book(of: revision)
        let bar = ProgressBar(Phrase("comparing", zh: "比较")(Output.language))
        defer { bar.end() }
        let report = try BookImpact(store, settings: workspace.sweepSettings).run(
            first...last,
            from: old.rules,
            to: new.rules,
            difference: workspace.difference(from: old, to: new),
            progress: bar.show
        )
        bar.end()
        let view = try ImpactView(report, against: revision, store: store, workload: workspace.settings.workload)
        if json { try Output.json(view) } else { Output.print(view.text(Output.language)) }
        if report.isOutdated {
            Output.warn(
                Phrase(
                    "facts or decisions changed while this was computed: run it again",
                    zh: "计算过程中客户资料或决定有变化，请重新运行"
                )(Output.language)
            )
            throw ExitCode.failure
        }
        if !new.rules.errors.isEmpty { throw ExitStatus.partly }
    }
}
