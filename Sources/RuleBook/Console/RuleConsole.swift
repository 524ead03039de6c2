package import Lifecycle
import LuaHost

/// Reads questions in the language of rules: an expression, or statements, about the fields of one subject.
package struct RuleConsole: Sendable {
    private let vocabulary: Vocabulary
    private let templates: TemplateNames

    /// Creates a console.
    /// - Parameters:
    ///   - vocabulary: What questions may name.
    ///   - templates: The templates that exist.
    package init(vocabulary: Vocabulary, templates: TemplateNames) {
        self.vocabulary = vocabulary
        self.templates = templates
    }

    /// Reads a question.
    /// - Parameters:
    ///   - text: What was typed; fields are `j.status` or `status`, `j.home.layout` or `home.layout`.
    ///   - kind: What it is asked of.
    /// - Returns: The question, ready to be answered.
    /// - Throws: What is wrong with it, as in a rule file.
    package func question(_ text: String, about kind: SubjectKind) throws(QuestionFault) -> RuleQuestion {
        let written = QuestionText(text: text, kind: kind, names: vocabulary.names(for: kind))
        var faults: [QuestionFault] = []
        for form in QuestionText.Form.allCases {
            let loader = RuleFileLoader(vocabulary: vocabulary, templates: templates, limits: LuaLimits())
            let file = loader.load(written.source(form), path: "\(QuestionText.ruleName).lua")
            if let rule = file.rule {
                let context = EvaluationContext(limits: loader.limits, vocabulary: vocabulary, templates: templates)
                return RuleQuestion(text: written, rule: rule, source: file.source, context: context)
            }
            faults.append(QuestionFault(file.errors, in: text))
        }
        // What is meant is the form that goes well the longer; an expression, where both stop at the same place.
        throw faults.dropFirst().reduce(faults[0]) { $0.reach < $1.reach ? $1 : $0 }
    }
}

/// Why a question cannot be asked.
package struct QuestionFault: Error, Hashable {
    /// What is wrong, at places of what was typed.
    package let problems: [RuleProblem]

    /// Moves the problems of the rule file to where they stand in the question.
    init(_ problems: [RuleProblem], in text: String) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        self.problems = problems.map { problem in
            let isPast = problem.line - 1 > lines.count
            let line = min(max(1, problem.line - 1), lines.count)
            return RuleProblem(
                problem.number,
                file: "",
                line: line,
                column: isPast ? lines[line - 1].count + 1 : problem.column,
                length: isPast ? 1 : problem.length,
                message: isPast ? Self.unfinished : problem.message,
                hint: problem.hint
            )
        }
    }

    /// What Lua misses past the end is told of our own last line, which nobody typed.
    private static let unfinished = Phrase("this ends too early", zh: "这里还没有写完")

    /// How far the text can be read.
    fileprivate var reach: Reach {
        problems.first.map { Reach(line: $0.line, column: $0.column) } ?? Reach(line: 0, column: 0)
    }

    fileprivate struct Reach: Comparable {
        let line: Int
        let column: Int

        static func < (left: Reach, right: Reach) -> Bool {
            (left.line, left.column) < (right.line, right.column)
        }
    }
}
