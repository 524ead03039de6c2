import ArgumentParser
import Lifecycle
import RuleBook
import Workspace

/// `doorstep impact`: what an edit does to everyone, before it is used.
struct ImpactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impact",
        abstract: "Show exactly what the files in Rules and Templates would do otherwise than the rule book in use.",
        discussion: """
            Sweeps every day of the range twice, by the rule book in use and by the files, over all customers, and compares \
            what is decided. Nothing is written. Any two rule books can be compared: they are named by the beginning of \
            their hash, as `doorstep rules log` shows it, or by active, previous or working.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    @Option(help: "Compare with this rule book.")
    var against = "active"

    @Option(help: "Compare this rule book.")
    var revision = "working"

    @OptionGroup var days: ImpactDays

    @Flag(help: "Print the counts as JSON.")
    var json = false

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        let range = try ImpactDays.range(store, from: days.from, to: days.to)
        let old = workspace.book(of: try RevisionName.find(against, workspace, store))
        let new = workspace.book(of: try RevisionName.find(revision, workspace, store))
        for problem in new.rules.errors { Output.warn(ProblemView.text(problem, new.revision, Output.language)) }
        let view = try BookComparison(workspace: workspace, store: store, old: old, new: new).run(range)
        if json { try Output.json(view) } else { Output.print(view.text(Output.language)) }
        if !new.rules.errors.isEmpty { throw ExitStatus.partly }
    }
}
