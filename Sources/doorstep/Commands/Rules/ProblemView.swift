import Foundation
import Lifecycle
import RuleBook
import Templates
import Workspace

/// A problem of a rule or template file as scripts and people read it.
struct ProblemView: Encodable {
    let code: String
    let file: String
    let line: Int
    let column: Int
    let message: String
    let hint: String

    init(_ problem: RuleProblem, _ language: Language) {
        code = problem.code
        file = problem.file
        line = problem.line
        column = problem.column
        message = problem.message(language)
        hint = problem.hint(language)
    }

    /// Number, place, sentence, the line with a caret, what to do.
    static func text(_ problem: RuleProblem, _ revision: Revision, _ language: Language) -> String {
        let file = revision.files.first { $0.path == problem.file }
        let source = file.flatMap { String(validating: $0.content, as: UTF8.self) }
        let lines = source?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return text(problem, lines ?? [], language)
    }

    /// The same with the lines of the text at fault at hand; a text without a file has only lines and columns.
    static func text(_ problem: RuleProblem, _ written: [String], _ language: Language) -> String {
        let file = problem.file.isEmpty ? "" : problem.file + ":"
        var lines = ["\(problem.code) \(file)\(problem.line):\(problem.column): \(problem.message(language))"]
        if written.indices.contains(problem.line - 1) {
            let line = String(written[problem.line - 1].drop { $0 == "\u{FEFF}" })
            lines += SourceExcerpt.caret(line: line, column: problem.column, length: problem.length)
                .split(separator: "\n").map { "    \($0)" }
        }
        lines.append("  → \(problem.hint(language))")
        return lines.joined(separator: "\n")
    }

    /// One line, as editors read the output of compilers; a severity is `error` or `warning`.
    static func line(_ problem: RuleProblem, _ severity: String, _ language: Language) -> String {
        let words = "\(problem.message(language)) → \(problem.hint(language))"
        let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\(problem.file):\(problem.line):\(problem.column): \(severity) \(problem.code): \(line)"
    }
}

/// All that is wrong with the rules and templates of a workspace.
struct BookProblems {
    let errors: [RuleProblem]
    let warnings: [RuleProblem]

    /// Gathers them.
    /// - Parameters:
    ///   - book: The rules and templates.
    ///   - further: What is found by other means, all of it warnings.
    init(_ book: Book, further: [RuleProblem] = []) {
        let texts = book.templates.problems.map { problem in
            (
                problem.severity,
                RuleProblem(
                    .templateFile,
                    file: "Templates/\(problem.file)",
                    line: max(1, problem.line),
                    column: 1,
                    message: problem.message,
                    hint: problem.hint
                )
            )
        }
        errors = book.rules.errors + book.unsendableTexts + texts.filter { $0.0 == .error }.map(\.1)
        warnings =
            book.rules.warnings + book.rules.findings + book.longTexts + further
            + texts.filter { $0.0 == .warning }.map(\.1)
    }
}
