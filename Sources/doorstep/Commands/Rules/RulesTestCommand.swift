import ArgumentParser
import Engine
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

    @Option(help: "Write the results as JUnit XML into this file.")
    var junit: String?

    @Flag(help: "Print JSON.")
    var json = false

    private struct View: Encodable {
        let passed: Int
        let failed: Int
        let todo: Int
        let tests: [Line]
        /// Rules with conditions that no test makes hold or fail, or lines that none runs.
        let gaps: [Gap]

        struct Gap: Encodable {
            let rule: String
            let neverFailed: [String]
            let neverHeld: [String]
            let neverRan: [Int]

            enum CodingKeys: String, CodingKey {
                case rule
                case neverFailed = "never_failed"
                case neverHeld = "never_held"
                case neverRan = "never_ran"
            }
        }

        struct Line: Encodable {
            let rule: String
            let name: String
            let outcome: String
        }
    }

    func run() async throws {
        let workspace = try await place.open()
        let working = try workspace.workingBook()
        let book = working.rules
        let results = try working.test(workspace.vocabulary, of: names)
        let gaps = book.rules.filter { names.isEmpty || names.contains($0.name) }
            .map { RuleCoverage($0, results) }.filter { !$0.isComplete }
        let view = View(
            passed: results.count { $0.outcome == .passed },
            failed: results.count { $0.isFailure },
            todo: results.count { $0.outcome == .todo },
            tests: results.map { .init(rule: $0.test.rule, name: $0.test.name, outcome: RuleTestView.word($0)) },
            gaps: gaps.map {
                .init(rule: $0.rule, neverFailed: $0.neverFailed, neverHeld: $0.neverHeld, neverRan: $0.neverRan)
            }
        )
        if let junit { try JUnitReport(results).write(to: junit) }
        if json {
            try Output.json(view)
        } else {
            for result in results where result.isFailure { Output.print(RuleTestView.text(result, Output.language)) }
            if coverage { gaps.forEach(report) }
            Output.say(
                "\(view.passed) passed, \(view.failed) failed, \(view.todo) to do",
                zh: "通过 \(view.passed)，失败 \(view.failed)，待写 \(view.todo)"
            )
        }
        for problem in book.errors { Output.warn(ProblemView.text(problem, book.revision, Output.language)) }
        if view.failed > 0 || !book.errors.isEmpty { throw ExitCode.failure }
    }

    private func report(_ gap: RuleCoverage) {
        for name in gap.neverFailed {
            Output.say("\(gap.rule): no test ever makes \(name) fail", zh: "\(gap.rule)：没有测试让 \(name) 不符合")
        }
        for name in gap.neverHeld {
            Output.say("\(gap.rule): no test ever makes \(name) hold", zh: "\(gap.rule)：没有测试让 \(name) 符合")
        }
        for line in gap.neverRan {
            Output.say("\(gap.rule): no test ever runs line \(line)", zh: "\(gap.rule)：没有测试运行到第 \(line) 行")
        }
    }
}
