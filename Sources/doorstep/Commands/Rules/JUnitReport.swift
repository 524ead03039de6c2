import Engine
import Lifecycle

/// Results of rule tests in the form that build servers read: a suite a rule, a case a test.
struct JUnitReport {
    private let results: [RuleTestResult]

    init(_ results: [RuleTestResult]) { self.results = results }

    /// Writes the report.
    /// - Throws: ``WorkspaceError`` when the file cannot be written.
    func write(to path: String) throws { try Output.write(xml, to: path) }

    /// The report as XML.
    var xml: String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
        let suites = Dictionary(grouping: results, by: \.test.rule).sorted { $0.key < $1.key }
        for (rule, results) in suites {
            let failed = results.count { if case .failed = $0.outcome { true } else { false } }
            let skipped = results.count { $0.outcome == .todo }
            lines.append(
                "  <testsuite name=\"\(Markup.escaped(rule))\" tests=\"\(results.count)\" failures=\"\(failed)\" "
                    + "skipped=\"\(skipped)\">"
            )
            lines += results.map(testCase)
            lines.append("  </testsuite>")
        }
        return (lines + ["</testsuites>", ""]).joined(separator: "\n")
    }

    private func testCase(_ result: RuleTestResult) -> String {
        let name = "classname=\"\(Markup.escaped(result.test.rule))\" name=\"\(Markup.escaped(result.test.name))\""
        switch result.outcome {
        case .passed: return "    <testcase \(name)/>"
        case .todo: return "    <testcase \(name)><skipped/></testcase>"
        case .failed(let got, let because):
            let expected = (result.test.expect ?? []).joined(separator: ", ")
            let words =
                "on \(result.test.on): expected [\(expected)] \(result.test.because ?? ""), "
                + "got [\(got.joined(separator: ", "))] \(because ?? "")"
            return "    <testcase \(name)><failure message=\"\(Markup.escaped(words))\"/></testcase>"
        }
    }
}
