import ArgumentParser
import ChineseCalendar
import Lifecycle
import Workspace

/// `doorstep person show`: everything a person was sent, may still be sent, and was not sent and why.
struct PersonShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print what a person was sent, what still waits, and what was not sent and why."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "A customer number, or a record's number.")
    var person: String

    @Option(help: "Decisions and messages, at most so many of each.")
    var limit = 50

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let store = try await place.open().store()
        guard let story = try store.story(of: person, decisions: limit) else {
            throw NumberError(what: .person, id: person)
        }
        var filter = OutboxFilter()
        filter.person = story.person
        filter.limit = .max
        let texts = try store.texts(of: story.person, limit: limit)
        let view = PersonView(story, messages: try store.messages(filter).suffix(limit), texts: texts)
        if json { try Output.json(view) } else { Output.print(view.text) }
    }
}

/// A person as scripts and people read it.
struct PersonView: Encodable {
    let person: Int64
    let number: String?
    let name: String
    let phone: String
    let email: String
    let consents: Bool?
    let blocked: Bool
    let deceased: Bool
    let mergedInto: Int64?
    let marks: [Mark]
    let sent: [MessageView]
    let waiting: [MessageView]
    let unsent: [MessageView]
    let texts: [Text]
    let decisions: [Entry]

    enum CodingKeys: String, CodingKey {
        case person, number, name, phone, email, consents, blocked, deceased, marks, sent, waiting, unsent, texts,
            decisions
        case mergedInto = "merged_into"
    }

    /// What the person wrote.
    struct Text: Encodable {
        let at: String
        let channel: String
        let gateway: String
        let text: String
        let refuses: Bool
    }

    /// What an address has told us.
    struct Mark: Encodable {
        let channel: String
        let kind: String
        let source: String
        let since: String
    }

    /// A decision.
    struct Entry: Encodable {
        let rule: String
        let outcome: String
        let reason: String?
        let due: String
        let day: String
    }

    init(_ story: PersonStory, messages: some Sequence<OutboxItem>, texts: [KeptText]) {
        person = story.person
        number = story.number
        name = story.facts.name
        phone = story.facts.phone
        email = story.mailbox
        consents = story.consents
        blocked = story.isBlocked
        deceased = story.isDeceased
        mergedInto = story.mergedInto
        marks = story.marks.map {
            Mark(
                channel: $0.channel.rawValue,
                kind: $0.kind.rawValue,
                source: $0.source,
                since: WallClock.text($0.since)
            )
        }
        let views = messages.map { ($0.state, MessageView($0)) }
        sent = views.filter { [.sending, .accepted, .delivered, .unknown].contains($0.0) }.map(\.1)
        waiting = views.filter { $0.0 == .waiting }.map(\.1)
        unsent = views.filter { [.failed, .cancelled].contains($0.0) }.map(\.1)
        self.texts = texts.map {
            Text(
                at: WallClock.text($0.at),
                channel: $0.channel.rawValue,
                gateway: $0.gateway,
                text: $0.text,
                refuses: OptOutWord.match($0.text) != nil
            )
        }
        decisions = story.decisions.map {
            Entry(
                rule: $0.rule,
                outcome: $0.outcome.rawValue,
                reason: $0.reason?.phrase(Output.language),
                due: $0.due.description,
                day: $0.day.description
            )
        }
    }

    /// What people read.
    var text: String {
        var parts = [head]
        for (title, messages) in [
            (Phrase("sent", zh: "已发"), sent), (Phrase("waiting", zh: "待发"), waiting),
            (Phrase("not sent", zh: "未发出"), unsent),
        ] {
            parts.append(section(title, messages.map(line)))
        }
        if !texts.isEmpty {
            parts.append(section(Phrase("written to us", zh: "客户来信"), texts.map(line)))
        }
        let withheld = decisions.filter { $0.outcome != Outcome.fired.rawValue }
        parts.append(
            section(
                Phrase("decided against", zh: "决定不发（含任务）"),
                withheld.map { [$0.day, $0.rule, $0.reason ?? ""] }
            )
        )
        return parts.joined(separator: "\n\n")
    }

    private var head: String {
        let agreed = consents.map { $0 ? Phrase("agreed", zh: "已同意") : Phrase("refused", zh: "不同意") }
        var lines = [
            Phrase("person \(person), number \(number ?? "-")", zh: "客户 \(person)，编号 \(number ?? "-")"),
            Phrase("name: \(name)", zh: "姓名：\(name)"),
            Phrase("phone: \(phone.isEmpty ? "-" : phone)", zh: "手机：\(phone.isEmpty ? "-" : phone)"),
            Phrase("e-mail: \(email.isEmpty ? "-" : email)", zh: "邮箱：\(email.isEmpty ? "-" : email)"),
            Phrase(
                "promotions: \(agreed?.english ?? "never asked")",
                zh: "接收推广：\(agreed?.chinese ?? "未询问")"
            ),
        ]
        if let mergedInto {
            lines.append(
                Phrase(
                    "part of record \(mergedInto): doorstep person show \(mergedInto)",
                    zh: "已并入档案 \(mergedInto)：doorstep person show \(mergedInto)"
                )
            )
        }
        if blocked { lines.append(Phrase("must not be contacted", zh: "已设为勿扰")) }
        if deceased { lines.append(Phrase("has died", zh: "已故")) }
        for mark in marks {
            let isDead = mark.kind == AddressMark.Kind.dead.rawValue
            lines.append(
                Phrase(
                    "\(mark.channel): \(isDead ? "nothing arrives there" : "wants no promotions") (\(mark.source), \(mark.since))",
                    zh: "\(mark.channel)：\(isDead ? "地址无效" : "已退订推广")（\(mark.source)，\(mark.since)）"
                )
            )
        }
        return lines.map { $0(Output.language) }.joined(separator: "\n")
    }

    private func line(_ message: MessageView) -> [String] {
        let state = MessageState(rawValue: message.state)?.title(Output.language) ?? message.state
        return ["\(message.id)", message.day, message.channel, message.template, state, message.problem ?? ""]
    }

    private func line(_ text: Text) -> [String] {
        let refusal = text.refuses ? Phrase("wants no promotions", zh: "退订推广")(Output.language) : ""
        return [text.at, text.channel, text.gateway, text.text.replacing(/\s+/, with: " "), refusal]
    }

    private func section(_ title: Phrase, _ rows: [[String]]) -> String {
        var table = TextTable()
        for row in rows { table.add(row) }
        let body = rows.isEmpty ? Phrase("nothing", zh: "无")(Output.language) : table.text
        return "\(title(Output.language)):\n\(body)"
    }
}
