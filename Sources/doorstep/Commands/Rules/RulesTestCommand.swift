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

    @Flag(help: "Say which conditions no test makes hold or fail.")
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
        /// Rules with conditions that no test makes hold or fail.
        let gaps: [Gap]

        struct Gap: Encodable {
            let rule: String
            let neverFailed: [String]
            let neverHeld: [String]

            enum CodingKeys: String, CodingKey {
                case rule
                case neverFailed = "never_failed"
                case neverHeld = "never_held"
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
        let book = try workspace.ruleBook(workspace.templates())
        let runner = RuleTestRunner(rules: book, stage: MemoryStage(vocabulary: workspace.vocabulary))
        let results = try book.tests.filter { names.isEmpty || names.contains($0.rule) }.map(runner.run)
        let gaps = book.rules.filter { names.isEmpty || names.contains($0.name) }
            .map { ConditionCoverage($0, results) }.filter { !$0.isComplete }
        let view = View(
            passed: results.count { $0.outcome == .passed },
            failed: results.count { Self.word($0) == "failed" },
            todo: results.count { $0.outcome == .todo },
            tests: results.map { .init(rule: $0.test.rule, name: $0.test.name, outcome: Self.word($0)) },
            gaps: gaps.map { .init(rule: $0.rule, neverFailed: $0.neverFailed, neverHeld: $0.neverHeld) }
        )
        if let junit { try JUnitReport(results).write(to: junit) }
        if json {
            try Output.json(view)
        } else {
            for result in results { report(result) }
            if coverage { gaps.forEach(report) }
            Output.say(
                "\(view.passed) passed, \(view.failed) failed, \(view.todo) to do",
                zh: "通过 \(view.passed)，失败 \(view.failed)，待写 \(view.todo)"
            )
        }
        for problem in book.errors { Output.warn(ProblemView.text(problem, workspace, Output.language)) }
        if view.failed > 0 || !book.errors.isEmpty { throw ExitCode.failure }
    }

    private static func word(_ result: RuleTestResult) -> String {
        switch result.outcome {
        case .passed: "passed"
        case .failed: "failed"
        case .todo: "todo"
        }
    }

    private func report(_ gap: ConditionCoverage) {
        for name in gap.neverFailed {
            Output.say("\(gap.rule): no test ever makes \(name) fail", zh: "\(gap.rule)：没有测试让 \(name) 不符合")
        }
        for name in gap.neverHeld {
            Output.say("\(gap.rule): no test ever makes \(name) hold", zh: "\(gap.rule)：没有测试让 \(name) 符合")
        }
    }

    private func report(_ result: RuleTestResult) {
        guard case .failed(let got, let because) = result.outcome else { return }
        let nothing = Phrase("nothing", zh: "什么也没有")(Output.language)
        let expected = result.test.expect.map { $0.isEmpty ? nothing : $0.joined(separator: ", ") } ?? ""
        let why = because.map { " (\($0))" } ?? ""
        let wanted = result.test.because.map { " (\($0))" } ?? ""
        let made = got.isEmpty ? nothing : got.joined(separator: ", ")
        Output.say(
            "FAILED \(result.test.rule), \(result.test.name), on \(result.test.on)\n  expected: \(expected)\(wanted)\n  got: \(made)\(why)",
            zh:
                "失败 \(result.test.rule)，\(result.test.name)，\(result.test.on)\n  应得：\(expected)\(wanted)\n  实得：\(made)\(why)"
        )
    }
}
