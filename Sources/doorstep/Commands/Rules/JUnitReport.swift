import Engine
import Foundation
import Lifecycle
import Workspace

/// Results of rule tests in the form that build servers read: a suite a rule, a case a test.
struct JUnitReport {
    private let results: [RuleTestResult]

    init(_ results: [RuleTestResult]) { self.results = results }

    /// Writes the report.
    /// - Throws: ``WorkspaceError`` when the file cannot be written.
    func write(to path: String) throws {
        do {
            try Data(xml.utf8).write(to: URL(filePath: path))
        } catch {
            throw WorkspaceError.file(
                path: path,
                detail: Phrase("cannot be written: check the folder and its permissions", zh: "无法写入：请检查文件夹与权限")
            )
        }
    }

    /// The report as XML.
    var xml: String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
        let suites = Dictionary(grouping: results, by: \.test.rule).sorted { $0.key < $1.key }
        for (rule, results) in suites {
            let failed = results.count { if case .failed = $0.outcome { true } else { false } }
            let skipped = results.count { $0.outcome == .todo }
            lines.append(
                "  <testsuite name=\"\(Self.escaped(rule))\" tests=\"\(results.count)\" failures=\"\(failed)\" "
                    + "skipped=\"\(skipped)\">"
            )
            lines += results.map(testCase)
            lines.append("  </testsuite>")
        }
        return (lines + ["</testsuites>", ""]).joined(separator: "\n")
    }

    private func testCase(_ result: RuleTestResult) -> String {
        let name = "classname=\"\(Self.escaped(result.test.rule))\" name=\"\(Self.escaped(result.test.name))\""
        switch result.outcome {
        case .passed: return "    <testcase \(name)/>"
        case .todo: return "    <testcase \(name)><skipped/></testcase>"
        case .failed(let got, let because):
            let expected = (result.test.expect ?? []).joined(separator: ", ")
            let words =
                "on \(result.test.on): expected [\(expected)] \(result.test.because ?? ""), "
                + "got [\(got.joined(separator: ", "))] \(because ?? "")"
            return "    <testcase \(name)><failure message=\"\(Self.escaped(words))\"/></testcase>"
        }
    }

    /// A text in an attribute; what XML cannot hold at all is left out.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\u{0}"..<" ": escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
