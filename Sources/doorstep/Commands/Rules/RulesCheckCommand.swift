import ArgumentParser
import Engine
import Lifecycle
import RuleBook
import Workspace

/// `doorstep rules check`: see its abstract.
struct RulesCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check all rule and template files without running them on anybody."
    )

    @OptionGroup var place: WorkspaceOptions

    @Flag(help: "Say which small changes of a rule its own tests would not notice.")
    var tests = false

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "How to print: \(CheckFormat.words).")
    var format: CheckFormat = .text

    func validate() throws {
        guard json, format != .text else { return }
        throw ValidationError(
            Phrase("use either --json or --format", zh: "--json 和 --format 只能用一个")(Output.language)
        )
    }

    private struct View: Encodable {
        let errors: [ProblemView]
        let warnings: [ProblemView]
    }

    func run() async throws {
        let workspace = try await place.open()
        let book = try workspace.workingBook()
        let problems = BookProblems(book, further: try further(book.rules, workspace))
        let language = Output.language
        if json {
            try Output.json(
                View(
                    errors: problems.errors.map { ProblemView($0, language) },
                    warnings: problems.warnings.map { ProblemView($0, language) }
                )
            )
        } else if format == .lines {
            for problem in problems.errors { Output.print(ProblemView.line(problem, "error", language)) }
            for problem in problems.warnings { Output.print(ProblemView.line(problem, "warning", language)) }
        } else {
            report(problems, book.revision, rules: book.rules.rules.count)
        }
        if !problems.errors.isEmpty { throw ExitCode.failure }
    }

    /// What takes longer, or more than the files, to find.
    private func further(_ book: LoadedRuleBook, _ workspace: Workspace) throws -> [RuleProblem] {
        let unknown = imported(workspace).map { book.findings(besides: $0) } ?? []
        guard tests else { return unknown }
        let untested = try RuleMutationCheck(book, vocabulary: workspace.vocabulary)
            .problems(threads: workspace.sweepSettings.workers)
        return unknown + untested
    }

    /// What has been imported; a database that cannot be read keeps nobody from checking rules.
    private func imported(_ workspace: Workspace) -> Set<FieldName>? {
        do {
            return try workspace.importedFields()
        } catch {
            Output.warn((error as? any Explained)?.phrase(Output.language) ?? "\(error)")
            return nil
        }
    }

    private func report(_ problems: BookProblems, _ revision: Revision, rules: Int) {
        let all = problems.errors + problems.warnings
        for problem in all { Output.print(ProblemView.text(problem, revision, Output.language)) }
        Output.say(
            "\(rules) rules usable, \(problems.errors.count) errors, \(problems.warnings.count) warnings",
            zh: "可用规则 \(rules) 条，错误 \(problems.errors.count) 处，提醒 \(problems.warnings.count) 处"
        )
        if let code = all.first?.code {
            Output.say(
                "`doorstep help \(code)` explains a number, with an example",
                zh: "doorstep help \(code) 有这个编号的详细说明和例子"
            )
        }
    }
}

/// How `rules check` prints what it finds.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
    /// For people: the line with a caret, and what to do.
    case text
    /// For editors: one line each, `FILE:LINE:COLUMN: error R012: message → what to do`.
    case lines

    static let words = allCases.map(\.rawValue).joined(separator: ", ")
}
