import ChineseCalendar
import Engine
import Lifecycle

extension ExplanationView {
    /// One page for people.
    func text(_ language: Language, _ vocabulary: Vocabulary) -> String {
        let head = Phrase(
            "\(rule) for \(subject) on \(day): \(fires ? "fires" : "does not fire")",
            zh: "\(rule)，\(subject)，\(day)：\(fires ? "会执行" : "不会执行")"
        )(language)
        let title = explanation.rule.title.isEmpty ? [] : ["  " + explanation.rule.title]
        let parts =
            [head] + title + when(language, vocabulary) + who(language) + functions(language) + rulings(language)
        return (parts + obstacles(language) + decided(language)).joined(separator: "\n")
    }

    private func when(_ language: Language, _ vocabulary: Vocabulary) -> [String] {
        let unset = Phrase("not set", zh: "未填写")(language)
        let sentence = RuleSentences(explanation.rule, vocabulary).when(language)
        return [Phrase("When", zh: "时间")(language), "  " + sentence]
            + (birthday.map { ["  " + $0(language)] }
                ?? anchors.map { "  \(vocabulary.milestone($0.name)(language)): \($0.day ?? unset)" })
            + ["  " + explanation.timing.phrase(language)] + following(language)
    }

    /// The day of a rule about birthdays.
    private var birthday: Phrase? {
        guard case .birthday = explanation.rule.schedule else { return nil }
        guard let (born, kind) = explanation.facts.birthday else {
            return Phrase("birthday: not set", zh: "生日：未填写")
        }
        switch kind {
        case .solar: return Phrase("birthday: \(born)", zh: "生日：\(born)，公历")
        case .lunar: return Phrase("birthday: \(born), kept by the lunar calendar", zh: "生日：\(born)，农历")
        case nil: return Phrase("birthday: \(born), unconfirmed by which calendar", zh: "生日：\(born)，未确认公历农历")
        }
    }

    /// The next time, where the timing does not say it already.
    private func following(_ language: Language) -> [String] {
        if case .notYet = explanation.timing { return [] }
        return next.map { [Phrase("  the next time on \($0)", zh: "  下一次：\($0)")(language)] } ?? []
    }

    private func who(_ language: Language) -> [String] {
        guard !conditions.isEmpty else { return [] }
        var table = TextTable()
        for (condition, fact) in zip(explanation.rule.conditions, explanation.facts.conditions) {
            let empty = Phrase("empty", zh: "未填写")(language)
            let field = condition.field
            table.add([
                "  " + (fact.holds ? "✓" : "✗"), field.phrase(named: condition.name)(language),
                condition.test.phrase(for: field)(language), Phrase("found", zh: "实际")(language),
                fact.value.map { field.phrase(of: $0)(language) } ?? empty,
            ])
        }
        return [Phrase("Who", zh: "条件")(language), table.text]
    }

    private func functions(_ language: Language) -> [String] {
        guard let function, let trace = explanation.trace else { return [] }
        var lines = [Phrase("Functions", zh: "函数")(language)]
        for (name, value) in reads.sorted(by: { $0.key < $1.key }) { lines.append("  \(name) = \(value)") }
        let says: Phrase
        switch trace.verdict {
        case .pass, .make: says = Phrase("lets it through", zh: "通过")
        case .decline: says = Phrase("says no", zh: "未通过")
        case .fail(let failure):
            says = Phrase(
                "fails on line \(failure.line): \(failure.phrase.english) [\(failure.code)]",
                zh: "第 \(failure.line) 行出错：\(failure.phrase.chinese) [\(failure.code)]"
            )
        }
        guard let line = function.line else { return lines + ["  " + says(language)] }
        lines.append(Phrase("  \(says.english) on line \(line):", zh: "  \(says.chinese)，第 \(line) 行：")(language))
        return lines + ["    \(function.text ?? "")"]
    }

    private func rulings(_ language: Language) -> [String] {
        var lines: [String] = []
        for judged in explanation.rulings {
            lines.append(
                Phrase("Due \(judged.due): ", zh: "到期 \(judged.due)：")(language) + judged.ruling.phrase(language)
            )
            lines += judged.steps.map { "  " + $0.line(language) }
        }
        guard fires, explanation.rule.sample != nil else { return lines }
        let sample = Phrase(
            "The rule takes a sample: which households are chosen is seen with `doorstep simulate`",
            zh: "这是抽样规则，能否抽中要看当天的抽签：可用 doorstep simulate 查看"
        )
        return lines + [sample(language)]
    }

    private func obstacles(_ language: Language) -> [String] {
        let obstacles = explanation.obstacles
        guard obstacles.count != 1 else {
            return obstacles.map {
                Phrase("It would fire but for this: ", zh: "只差这一条：")(language) + $0.phrase(language)
            }
        }
        guard !obstacles.isEmpty else { return [] }
        return [
            Phrase(
                "What stands against it; all of it would have to change:",
                zh: "不执行的原因，须全部改变才会执行："
            )(language)
        ] + obstacles.map { "  " + $0.phrase(language) }
    }

    private func decided(_ language: Language) -> [String] {
        guard !decisions.isEmpty else { return [] }
        var lines = [Phrase("Decided", zh: "已有决定")(language)]
        for decision in explanation.decisions {
            let reason = decision.reason.map { " " + $0.phrase(language) } ?? ""
            let book = decision.revision.prefix(12)
            let place = Phrase("(due \(decision.due), rule book \(book))", zh: "（到期 \(decision.due)，规则册 \(book)）")
            lines.append("  \(decision.day) \(decision.outcome.title(language))\(reason) \(place(language))")
            lines += decision.made.map { "    " + $0.phrase(language) }
        }
        return lines
    }
}

extension ArbitrationStep {
    /// The objection, and whether it is raised.
    fileprivate func line(_ language: Language) -> String {
        let channel = channel.map { "\($0.title(language)): " } ?? ""
        let count = count.map { " (\($0.used)/\($0.most))" } ?? ""
        let answer = isRaised ? Phrase("yes", zh: "是") : Phrase("no", zh: "否")
        return "\(isRaised ? "✗" : "✓") \(channel)\(reason.phrase(language))\(count)? \(answer(language))"
    }
}
