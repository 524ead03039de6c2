import ChineseCalendar
import Engine
import Lifecycle
import Workspace

/// An explanation for scripts.
struct ExplanationView: Encodable {
    let rule: String
    let subject: String
    let day: String
    let fires: Bool
    let due: [String]
    let anchors: [Anchor]
    let conditions: [Line]
    let reads: [String: String]
    let obstacles: [String]
    let decisions: [Decided]
    let explanation: Explanation

    enum CodingKeys: String, CodingKey {
        case rule, subject, day, fires, due, anchors, conditions, reads, obstacles, decisions
    }

    /// A day the rule counts from.
    struct Anchor: Encodable {
        let name: String
        let day: String?
    }

    /// A condition.
    struct Line: Encodable {
        let field: String
        let wanted: String
        let found: String?
        let holds: Bool
    }

    /// A decision on record.
    struct Decided: Encodable {
        let outcome: String
        let reason: String?
        let due: String
        let day: String
        let revision: String
        let made: [String]
    }

    init(_ explanation: Explanation) {
        self.explanation = explanation
        let found = explanation.rule
        rule = found.name
        subject = explanation.subject.description
        day = explanation.day.description
        fires = explanation.rulings.contains { if case .fires = $0.ruling { true } else { false } }
        if case .due(let days) = explanation.timing { due = days.map(\.description) } else { due = [] }
        anchors = zip(found.schedule.anchors, explanation.facts.anchors).map {
            Anchor(name: $0, day: $1?.description)
        }
        conditions = zip(found.conditions, explanation.facts.conditions).map { condition, fact in
            Line(
                field: condition.name,
                wanted: condition.test.phrase.english,
                found: fact.value?.words,
                holds: fact.holds
            )
        }
        reads = Dictionary(
            zip(found.reads.map(\.name), explanation.facts.reads.map { $0?.words ?? "" }),
            uniquingKeysWith: { first, _ in first }
        )
        obstacles = explanation.obstacles.map(\.phrase.english)
        decisions = explanation.decisions.map { decision in
            Decided(
                outcome: decision.outcome.rawValue,
                reason: decision.reason?.code,
                due: decision.due.description,
                day: decision.day.description,
                revision: String(decision.revision.prefix(12)),
                made: decision.made.map { "\($0.isTask ? "task" : "message") \($0.number) \($0.what): \($0.state)" }
            )
        }
    }

    func text(_ language: Language) -> String {
        var lines = [
            Phrase(
                "\(rule) for \(subject) on \(day): \(fires ? "fires" : "does not fire")",
                zh: "\(rule)，\(subject)，\(day)：\(fires ? "会执行" : "不会执行")"
            )(language)
        ]
        let found = explanation.rule
        if !found.title.isEmpty { lines.append("  " + found.title) }
        lines.append(Phrase("When", zh: "时间")(language))
        for anchor in anchors {
            lines.append("  \(anchor.name): " + (anchor.day ?? Phrase("not set", zh: "未填写")(language)))
        }
        lines.append("  " + explanation.timing.phrase(language))
        if !conditions.isEmpty {
            lines.append(Phrase("Who", zh: "条件")(language))
            var table = TextTable()
            for (condition, fact) in zip(found.conditions, explanation.facts.conditions) {
                let empty = Phrase("empty", zh: "未填写")(language)
                table.add([
                    "  " + (fact.holds ? "✓" : "✗"), condition.name, condition.test.phrase(language),
                    Phrase("found", zh: "实际")(language), fact.value?.words ?? empty,
                ])
            }
            lines.append(table.text)
        }
        if !found.reads.isEmpty {
            lines.append(Phrase("Read by its functions", zh: "函数读取")(language))
            for (name, value) in reads.sorted(by: { $0.key < $1.key }) { lines.append("  \(name) = \(value)") }
        }
        for (due, ruling) in explanation.rulings {
            lines.append(Phrase("Due \(due): ", zh: "到期 \(due)：")(language) + ruling.phrase(language))
        }
        if fires, found.sample != nil {
            lines.append(
                Phrase(
                    "The rule takes a sample: which households are chosen is seen with `doorstep simulate`",
                    zh: "这是抽样规则，能否抽中要看当天的抽签：可用 doorstep simulate 查看"
                )(language)
            )
        }
        let obstacles = explanation.obstacles
        if obstacles.count == 1, let only = obstacles.first {
            lines.append(Phrase("It would fire but for this: ", zh: "只差这一条：")(language) + only.phrase(language))
        } else if !obstacles.isEmpty {
            lines.append(Phrase("What stands against it:", zh: "不执行的原因：")(language))
            lines += obstacles.map { "  " + $0.phrase(language) }
        }
        if !decisions.isEmpty { lines.append(Phrase("Decided", zh: "已有决定")(language)) }
        for decision in decisions {
            let reason = decision.reason.map { " " + Reason(code: $0).phrase(language) } ?? ""
            lines.append(
                "  \(decision.day) \(decision.outcome)\(reason) "
                    + Phrase(
                        "(due \(decision.due), rule book \(decision.revision))",
                        zh: "（到期 \(decision.due)，规则册 \(decision.revision)）"
                    )(language)
            )
            lines += decision.made.map { "    " + $0 }
        }
        return lines.joined(separator: "\n")
    }
}
