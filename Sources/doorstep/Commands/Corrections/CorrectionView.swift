import ChineseCalendar
import Lifecycle

/// What corrected dates and changed owners did to earlier decisions, as scripts and people read it.
struct CorrectionView: Encodable {
    let recalled: Int
    let reopened: Int
    let messages: Int
    let withdrawnTasks: Int
    let movedTasks: Int
    let passedTasks: Int
    let passedMessages: Int
    /// Messages that had gone by a date that was corrected since.
    let told: [Told]

    enum CodingKeys: String, CodingKey {
        case recalled, reopened, messages, told
        case withdrawnTasks = "withdrawn_tasks"
        case movedTasks = "moved_tasks"
        case passedTasks = "passed_tasks"
        case passedMessages = "passed_messages"
    }

    /// A message that had gone.
    struct Told: Encodable {
        let message: Int64
        let rule: String
        let person: Int64
        let from: String
        let to: String?
    }

    /// Messages named in the report for people; all of them are in `--json`.
    private static let shown = 20

    init(_ report: CorrectionReport) {
        func sum(_ count: (CorrectionReport.RuleCount) -> Int) -> Int { report.rules.reduce(0) { $0 + count($1) } }
        recalled = sum(\.recalled)
        reopened = sum(\.reopened)
        messages = sum(\.messages) + report.withdrawnMessages
        withdrawnTasks = sum(\.withdrawn) + report.withdrawnTasks
        movedTasks = sum(\.moved)
        passedTasks = report.passedTasks
        passedMessages = report.passedMessages
        told = report.told.map {
            Told(
                message: $0.message,
                rule: $0.rule,
                person: $0.person,
                from: $0.from.description,
                to: $0.to?.description
            )
        }
    }

    /// What people read; no lines when nothing was corrected.
    func lines(_ language: Language) -> [String] {
        var lines: [Phrase] = []
        func add(_ count: Int, _ phrase: Phrase) { if count > 0 { lines.append(phrase) } }
        add(
            recalled,
            Phrase(
                "corrected dates: \(recalled) decisions are made anew",
                zh: "日期已更正：\(recalled) 项决定收回重来"
            )
        )
        add(
            reopened,
            Phrase("corrected dates: \(reopened) lapses are open again", zh: "日期已更正：\(reopened) 项作废的重新有效")
        )
        add(messages, Phrase("\(messages) waiting messages taken back", zh: "收回待发消息 \(messages) 条"))
        add(withdrawnTasks, Phrase("\(withdrawnTasks) open tasks withdrawn", zh: "撤回待办任务 \(withdrawnTasks) 个"))
        add(movedTasks, Phrase("\(movedTasks) open tasks moved with the date", zh: "待办任务改期 \(movedTasks) 个"))
        add(
            passedTasks + passedMessages,
            Phrase(
                "passed to another owner: \(passedTasks) tasks, \(passedMessages) messages",
                zh: "联系人换为另一位业主：任务 \(passedTasks) 个，消息 \(passedMessages) 条"
            )
        )
        if !told.isEmpty {
            lines.append(
                Phrase(
                    "\(told.count) messages had gone by the old date: tell these people",
                    zh: "有 \(told.count) 条消息已按原来的日期发出：请告知这些客户"
                )
            )
            lines += told.prefix(Self.shown).map(Self.line)
            add(told.count - Self.shown, Phrase("… all of them with --json", zh: "…… 全部见 --json"))
        }
        return lines.map { $0(language) }
    }

    private static func line(_ told: Told) -> Phrase {
        let to = Phrase(told.to ?? "no date", zh: told.to ?? "无日期")
        return Phrase(
            "  message \(told.message), person \(told.person), \(told.rule): \(told.from) → \(to.english)",
            zh: "  消息 \(told.message)，客户 \(told.person)，\(told.rule)：\(told.from) → \(to.chinese)"
        )
    }
}
