import ArgumentParser
import Engine
import Lifecycle
import Templates
import Workspace

/// `doorstep outbox show ID`: the whole story of a message.
struct OutboxShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a message: its text, its state, every attempt and every receipt."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The message's number.")
    var id: Int64

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        guard let message = try store.message(id) else { throw NumberError(what: .message, id: id) }
        let story = MessageStory(
            message.item,
            attempts: try store.attempts(of: id),
            receipts: try store.receipts(of: id),
            text: text(message, workspace, store)
        )
        if json { try Output.json(story) } else { Output.print(story.lines.joined(separator: "\n")) }
    }

    private func text(_ message: WaitingMessage, _ workspace: Workspace, _ store: any Store) -> String {
        do {
            let templates = try workspace.templatesInUse(store)
            switch try workspace.composer(store, templates).compose(message, at: WallClock.moment).content {
            case .sms(let content): return content.text
            case .mime:
                return try templates.preview(template: message.item.template, values: MessageValues.of(message))
            }
        } catch {
            return (error as? any Explained)?.phrase(Output.language) ?? "\(error)"
        }
    }
}

/// A message with all that happened to it.
struct MessageStory: Encodable {
    let message: MessageView
    let messageClass: String
    let sentence: String
    let attempts: [Try]
    let receipts: [News]
    let text: String

    private let item: OutboxItem

    /// An attempt.
    struct Try: Encodable {
        let number: Int
        let started: String
        let finished: String?
        let outcome: String?
        let code: Int
        let words: String
    }

    /// A receipt.
    struct News: Encodable {
        let at: String
        let news: String
        let code: String
        let words: String
    }

    private enum CodingKeys: String, CodingKey {
        case message
        case messageClass = "class"
        case sentence, attempts, receipts, text
    }

    init(_ item: OutboxItem, attempts: [Attempt], receipts: [KeptReceipt], text: String) {
        self.item = item
        message = MessageView(item)
        messageClass = item.messageClass.rawValue
        sentence = Self.sentence(item)(Output.language)
        self.attempts = attempts.map {
            Try(
                number: $0.number,
                started: WallClock.text($0.startedAt),
                finished: $0.finishedAt.map(WallClock.text),
                outcome: $0.outcome,
                code: $0.code,
                words: Phrase(stored: $0.words)(Output.language)
            )
        }
        self.receipts = receipts.map {
            News(at: WallClock.text($0.at), news: $0.news, code: $0.code, words: $0.words)
        }
        self.text = text
    }

    /// What comes next, for who reads it.
    private static func sentence(_ item: OutboxItem) -> Phrase {
        let until = item.expires.map { Phrase(", until \($0)", zh: "，最晚 \($0)") } ?? Phrase("", zh: "")
        switch item.state {
        case .waiting where item.review == .gaveUp:
            return Phrase(
                "it was put off for too long: send it again or drop it with `doorstep outbox settle`",
                zh: "多次推迟后已停止重试：请用 doorstep outbox settle 决定重发（resend）或放弃（drop）"
            )
        case .waiting where item.notBefore > 0:
            let time = WallClock.text(item.notBefore)
            return Phrase("it waits, at least until \(time)\(until.english)", zh: "待发，不早于 \(time)\(until.chinese)")
        case .waiting:
            return Phrase(
                "it goes with the next sending in its hours\(until.english)",
                zh: "在发送时段内的下一次发送中发出\(until.chinese)"
            )
        case .sending: return Phrase("it is on its way to the server", zh: "正在交给服务器")
        case .accepted: return Phrase("the server took it", zh: "服务器已受理")
        case .delivered: return Phrase("a receipt says that it arrived", zh: "回执说客户已收到")
        case .failed: return Phrase("it did not arrive, and will not be sent again", zh: "未送达，不再发送")
        case .unknown:
            return Phrase(
                "nobody can know whether it arrived: say so with `doorstep outbox settle`",
                zh: "无法确定是否送达：请用 doorstep outbox settle 说明"
            )
        case .cancelled: return Phrase("it was not sent, and will not be", zh: "未发送，也不会再发")
        }
    }

    /// What staff call an attempt's outcome; in English its own name.
    private static func title(ofOutcome outcome: String) -> String {
        let chinese: String =
            switch DeliveryReport.Outcome(rawValue: outcome) {
            case .accepted: "已受理"
            case .refused: "被拒"
            case .deferred: "对方要求稍后再发"
            case .unsent: "未交出"
            case .unknown: "结果不明"
            case nil: outcome
            }
        return Phrase(outcome, zh: chinese)(Output.language)
    }

    /// What staff call a receipt's news; in English its own name.
    private static func title(ofNews news: String) -> String {
        let chinese: String =
            switch Receipt.Blame(rawValue: news) {
            case .address: "未送达：号码或邮箱无效"
            case .moment: "未送达：暂时不通"
            case .refusal: "未送达：对方拒收"
            case .content: "未送达：内容被拦截"
            case .signature: "未送达：签名有问题"
            case .policy: "未送达：发送方受限"
            case .unclear: "未送达：原因不明"
            case nil: ["underway": "途中", "delivered": "已送达"][news] ?? news
            }
        return Phrase(news, zh: chinese)(Output.language)
    }

    /// What people read.
    var lines: [String] {
        let head = [
            Phrase("message \(item.id): \(item.state.rawValue)", zh: "消息 \(item.id)：\(item.state.title.chinese)"),
            Self.sentence(item),
            Phrase("to: \(item.address)", zh: "收件：\(item.address)"),
            Phrase("person: \(item.person)", zh: "客户：\(item.person)"),
            Phrase("rule: \(item.rule ?? "-")", zh: "规则：\(item.rule ?? "-")"),
            Phrase(
                "template: \(item.template) (\(item.messageClass.title.english))",
                zh: "模板：\(item.template)（\(item.messageClass.title.chinese)）"
            ),
            Phrase("made on: \(item.day)", zh: "生成日期：\(item.day)"),
        ]
        let remark = item.remark.map { [Phrase("remark: \($0.english)", zh: "备注：\($0.chinese)")] } ?? []
        let tried = attempts.map { attempt in
            let outcome =
                attempt.outcome.map(Self.title(ofOutcome:)) ?? Phrase("no outcome yet", zh: "尚无结果")(Output.language)
            let code = attempt.code == 0 ? "" : " \(attempt.code)"
            return "\(attempt.number). \(attempt.started) \(outcome)\(code) \(attempt.words)"
        }
        let told = receipts.map { receipt in
            let words = receipt.words.hasPrefix(receipt.code) ? receipt.words : "\(receipt.code) \(receipt.words)"
            return "← \(receipt.at) \(Self.title(ofNews: receipt.news)) \(words)"
        }
        return (head + remark).map { $0(Output.language) } + tried + told + ["", text]
    }
}
