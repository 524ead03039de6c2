package import ChineseCalendar
package import Lifecycle
import LuaHost

/// A question in the language of rules, ready to be answered.
package struct RuleQuestion {
    /// The rule that stands for it: its ``Rule/reads`` are what has to be known of the subject.
    package let rule: Rule
    private let text: QuestionText
    private let program: RuleProgram
    private let context: EvaluationContext

    init(text: QuestionText, rule: Rule, source: [UInt8], context: EvaluationContext) {
        self.text = text
        self.rule = rule
        program = RuleProgram(source: source, positional: nil)
        self.context = context
    }

    /// Answers it in a state of its own, under the budgets of a rule.
    /// - Parameters:
    ///   - values: What the subject has in the fields of ``Rule/reads``.
    ///   - day: What is `today`.
    /// - Returns: The value in words, or why there is none.
    package func answer(from values: [FieldValue?], on day: Day) -> RuleAnswer {
        precondition(values.count == rule.reads.count, "\(values.count) values for \(rule.reads.count) fields")
        var batch = SubjectBatch(stride: values.count)
        let subject = SubjectID(rule.subject, 1)
        batch.append(Candidate(subject: subject, occasion: Occasion.once, due: day, judgedOn: day), hasRow: true)
        for value in values { batch.append(value) }
        let rows = LuaRows(cells: batch.cells, stride: batch.stride, arena: batch.arena, today: batch.days)
        let machine = RuleMachine(rule, program, context: context)
        let value: Result<LuaValue, LuaFailure> = Result { () throws(LuaFailure) in
            try machine.value(rows, Array(values.indices), 0)
        }
        let printed = machine.takeLog()
        switch value {
        case .success(let value): return RuleAnswer(printed: printed, outcome: words(value, machine))
        case .failure(let failure):
            return RuleAnswer(printed: printed, outcome: .failure(moved(machine.failure(failure))))
        }
    }

    private func words(_ value: LuaValue, _ machine: RuleMachine) -> RuleAnswer.Outcome {
        if text.isDay, let number = value.wholeNumber.flatMap({ Int32(exactly: $0) }) {
            let day = "\(Day(number: number)) (\(number))"
            return .value(Phrase(day, zh: day))
        }
        let reader = ValueWords(
            kind: rule.subject,
            vocabulary: context.vocabulary,
            templates: context.templates,
            isWritten: machine.isWritten
        )
        switch reader.words(value) {
        case .success(let words):
            guard let field = text.onlyField, case .choice = field.type, let code = value.text else {
                return .value(words)
            }
            let label = field.phrase(of: .text(code))
            return .value(Phrase(words.english, zh: "\(words.chinese)（\(label.chinese)）"))
        case .failure(let fault):
            return .failure(RuleFailure(code: fault.number.rawValue, line: 0, phrase: fault.message))
        }
    }

    /// A failure with the line of the question.
    private func moved(_ failure: RuleFailure) -> RuleFailure {
        RuleFailure(
            code: failure.code,
            line: max(0, failure.line - 1),
            phrase: failure.phrase,
            isFatal: failure.isFatal
        )
    }
}

/// What comes of a question.
package struct RuleAnswer: Sendable {
    /// What it printed on the way.
    package let printed: String
    /// How it ended.
    package let outcome: Outcome

    /// How a question ends.
    package enum Outcome: Hashable, Sendable {
        /// With a value, in words.
        case value(Phrase)
        /// Without one, because a budget was spent or a line failed; line 0 is none.
        case failure(RuleFailure)
    }
}
