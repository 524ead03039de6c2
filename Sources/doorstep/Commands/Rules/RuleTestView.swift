import Engine
import Lifecycle

/// A test of a rule as people read it.
enum RuleTestView {
    /// How it ended, in one word for scripts.
    static func word(_ result: RuleTestResult) -> String {
        switch result.outcome {
        case .passed: "passed"
        case .failed: "failed"
        case .todo: "todo"
        }
    }

    /// What a failed test expected, and what it got; one line for any other.
    static func text(_ result: RuleTestResult, _ language: Language) -> String {
        let test = result.test
        guard case .failed(let got, let because) = result.outcome else { return "\(test.rule), \(test.name)" }
        let nothing = Phrase("nothing", zh: "什么也没有")(language)
        let expected = test.expect.map { $0.isEmpty ? nothing : $0.joined(separator: ", ") } ?? ""
        let why = because.map { " (\($0))" } ?? ""
        let wanted = test.because.map { " (\($0))" } ?? ""
        let made = got.isEmpty ? nothing : got.joined(separator: ", ")
        return Phrase(
            "FAILED \(test.rule), \(test.name), on \(test.on)\n  expected: \(expected)\(wanted)\n  got: \(made)\(why)",
            zh: "失败 \(test.rule)，\(test.name)，\(test.on)\n  应得：\(expected)\(wanted)\n  实得：\(made)\(why)"
        )(language)
    }
}
