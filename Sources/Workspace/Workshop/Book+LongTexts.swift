import ChineseCalendar
import Lifecycle
package import RuleBook
import Templates

extension Book {
    /// SMS texts that no gateway takes, however short the names in them: all of it errors.
    package var unsendableTexts: [RuleProblem] {
        rules.rules.flatMap { rule -> [RuleProblem] in
            guard case .fixed(let actions) = rule.actions else { return [] }
            return actions.compactMap { action in
                guard case .sms(let plan) = action else { return nil }
                let example = templates.example(.sms, plan.template, rule.messageClass, on: Self.longDay)
                guard case .failure(let problem) = example.text, case .tooLong = problem else { return nil }
                return RuleProblem(
                    .templateFile,
                    file: "Templates/\(plan.template).sms",
                    line: 1,
                    column: 1,
                    message: problem.phrase,
                    hint: Phrase("shorten it: as it stands it can never be sent", zh: "请缩短：照现在这样一条也发不出去")
                )
            }
        }
    }

    /// SMS texts that take more than one part for a person with a name and a home of usual length; all of it warnings.
    ///
    /// A promotion is counted with its opt-out words, so the rules say which class a text belongs to.
    package var longTexts: [RuleProblem] {
        var seen: Set<String> = []
        var problems: [RuleProblem] = []
        for rule in rules.rules {
            guard case .fixed(let actions) = rule.actions else { continue }
            for case .sms(let plan) in actions where seen.insert("\(rule.messageClass) \(plan.template)").inserted {
                let example = templates.example(.sms, plan.template, rule.messageClass, on: Self.longDay)
                guard let parts = example.parts, parts > 1 else { continue }
                problems.append(Self.problem(plan.template, parts, rule.name))
            }
        }
        return problems
    }

    /// No date is longer in Chinese than one late in the year.
    private static let longDay = Day(number: 20_818)  // 2026-12-31

    private static func problem(_ template: String, _ parts: Int, _ rule: String) -> RuleProblem {
        RuleProblem(
            .templateFile,
            file: "Templates/\(template).sms",
            line: 1,
            column: 1,
            message: Phrase(
                "the text is billed as \(parts) SMS for an ordinary customer, as \(rule) sends it",
                zh: "按规则 \(rule) 发出时，对普通客户要按 \(parts) 条短信计费"
            ),
            hint: Phrase(
                "one SMS holds 70 characters with signature and opt-out words: shorten it, if it need not be that long",
                zh: "一条短信连签名和退订说明共 70 字：不必那么长的，请缩短"
            )
        )
    }
}
