import ArgumentParser
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

    @Flag(help: "Print JSON.")
    var json = false

    private struct View: Encodable {
        let errors: [ProblemView]
        let warnings: [ProblemView]
    }

    func run() async throws {
        let workspace = try await place.open()
        let templates = try workspace.templates()
        let book = try workspace.ruleBook(templates)
        let problems = BookProblems(book, templates)
        let language = Output.language
        if json {
            try Output.json(
                View(
                    errors: problems.errors.map { ProblemView($0, language) },
                    warnings: problems.warnings.map { ProblemView($0, language) }
                )
            )
        } else {
            for problem in problems.errors + problems.warnings {
                Output.print(ProblemView.text(problem, workspace, language))
            }
            Output.say(
                "\(book.rules.count) rules usable, \(problems.errors.count) errors, \(problems.warnings.count) warnings",
                zh: "可用规则 \(book.rules.count) 条，错误 \(problems.errors.count) 处，提醒 \(problems.warnings.count) 处"
            )
        }
        if !problems.errors.isEmpty { throw ExitCode.failure }
    }
}
