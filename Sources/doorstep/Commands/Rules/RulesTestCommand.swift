import ArgumentParser
import Lifecycle
import RuleBook
import Workspace

/// `doorstep rules test`: see its abstract.
struct RulesTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests inside the rule files."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "Only these rules.")
    var names: [String] = []

    @Flag(help: "Say which conditions no test makes hold or fail, and which lines no test runs.")
    var coverage = false

    @Flag(help: "Run them again whenever a file in Rules or Templates is saved, until Ctrl-C.")
    var watch = false

    @Option(help: "Write the results as JUnit XML into this file.")
    var junit: String?

    @Flag(help: "Print JSON.")
    var json = false

    /// How often the files are looked at: saving and reading on takes a person longer.
    private static let glance = Duration.milliseconds(300)

    private static let watching = Phrase(
        "watching Rules and Templates; Ctrl-C ends",
        zh: "正在留意 Rules 和 Templates，保存后自动重测；按 Ctrl-C 结束"
    )

    func run() async throws {
        let workspace = try await place.open()
        guard watch else {
            guard try test(workspace.workingBook(), workspace) else { throw ExitCode.failure }
            return
        }
        var tested: String?
        while !Task.isCancelled {
            // An editor that is saving may have taken a file away for a moment.
            if let now = try? workspace.workingRevision().hash, now != tested, let book = try? workspace.workingBook() {
                _ = try test(book, workspace)
                Output.warn(Self.watching(Output.language))
                tested = book.revision.hash
            }
            try await Task.sleep(for: Self.glance)
        }
    }

    /// A name that is nobody's would pass, with no test run.
    private func check(_ names: [String], _ book: LoadedRuleBook) throws {
        let known = Set(book.rules.map(\.name))
        // A file with an error has no rule to be found by.
        guard book.errors.isEmpty, let unknown = names.first(where: { !known.contains($0) }) else { return }
        throw NameError(name: unknown, nearest: Nearest.match(unknown, among: known.sorted()))
    }

    /// Runs the tests and prints what they did.
    /// - Returns: Whether all passed.
    private func test(_ working: Book, _ workspace: Workspace) throws -> Bool {
        let book = working.rules
        try check(names, book)
        let results = try working.test(workspace.vocabulary, of: names)
        let view = RuleTestsView(results, of: book.rules.filter { names.isEmpty || names.contains($0.name) })
        if let junit { try JUnitReport(results).write(to: junit) }
        if json { try Output.json(view) } else { Output.print(view.text(Output.language, coverage: coverage)) }
        for problem in book.errors { Output.warn(ProblemView.text(problem, book.revision, Output.language)) }
        return view.failed == 0 && book.errors.isEmpty
    }
}
