import Engine
import Lifecycle

/// What the tests in rule files did, for people and scripts.
struct RuleTestsView: Encodable {
    let passed: Int
    let failed: Int
    let todo: Int
    let tests: [Line]
    /// Rules with conditions that no test makes hold or fail, or lines that none runs.
    let gaps: [Gap]
    private let failures: [RuleTestResult]

    enum CodingKeys: String, CodingKey { case passed, failed, todo, tests, gaps }

    /// What no test tries of one rule.
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

    /// One test.
    struct Line: Encodable {
        let rule: String
        let name: String
        let outcome: String
    }

    /// Looks at what the tests of some rules did.
    init(_ results: [RuleTestResult], of rules: [Rule]) {
        passed = results.count { $0.outcome == .passed }
        failed = results.count { $0.isFailure }
        todo = results.count { $0.outcome == .todo }
        tests = results.map { Line(rule: $0.test.rule, name: $0.test.name, outcome: RuleTestView.word($0)) }
        gaps = rules.map { RuleCoverage($0, results) }.filter { !$0.isComplete }.map {
            Gap(rule: $0.rule, neverFailed: $0.neverFailed, neverHeld: $0.neverHeld, neverRan: $0.neverRan)
        }
        failures = results.filter(\.isFailure)
    }

    /// The failures, what no test tries where that is wanted, and the counts.
    func text(_ language: Language, coverage: Bool) -> String {
        let counts = Phrase(
            "\(passed) passed, \(failed) failed, \(todo) to do",
            zh: "通过 \(passed)，失败 \(failed)，待写 \(todo)"
        )
        let missing = coverage ? gaps.flatMap(\.phrases).map { $0(language) } : []
        return (failures.map { RuleTestView.text($0, language) } + missing + [counts(language)])
            .joined(separator: "\n")
    }
}

extension RuleTestsView.Gap {
    fileprivate var phrases: [Phrase] {
        neverFailed.map { Phrase("\(rule): no test ever makes \($0) fail", zh: "\(rule)：没有测试让 \($0) 不符合") }
            + neverHeld.map { Phrase("\(rule): no test ever makes \($0) hold", zh: "\(rule)：没有测试让 \($0) 符合") }
            + neverRan.map { Phrase("\(rule): no test ever runs line \($0)", zh: "\(rule)：没有测试运行到第 \($0) 行") }
    }
}
