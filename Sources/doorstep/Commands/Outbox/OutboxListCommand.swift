import ArgumentParser
import ChineseCalendar
import Engine
import Lifecycle
import Workspace

/// `doorstep outbox list`: see its abstract.
struct OutboxListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List messages.")

    @OptionGroup var place: WorkspaceOptions

    @Option(help: "Only this state: \(MessageState.allCases.map(\.rawValue).joined(separator: ", ")).")
    var state: MessageState?

    @OptionGroup var selection: MessageSelection

    @Option(help: "At most so many.")
    var limit: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        var filter = try selection.filter(store)
        filter.state = state
        filter.limit = limit ?? (json ? .max : 50)
        let items = try store.messages(filter)
        if json {
            try Output.json(items.map(MessageView.init))
            return
        }
        var table = TextTable(
            Phrase("id|day|channel|to|template|state|remark", zh: "编号|日期|渠道|收件|模板|状态|备注")(Output.language)
                .split(separator: "|").map(String.init)
        )
        for item in items {
            table.add([
                "\(item.id)", "\(item.day)", item.channel.rawValue, Masked.address(item.address), item.template,
                item.state.title(Output.language), item.remark?(Output.language) ?? "",
            ])
        }
        Output.print(table.text)
        if items.count == filter.limit {
            Output.say("… the first \(items.count); --limit shows more", zh: "……仅显示前 \(items.count) 条，可用 --limit 增加")
        }
    }
}

extension OutboxItem {
    /// Why it is as it is, in words.
    var remark: Phrase? { problem.map { Reason.named($0)?.phrase ?? Phrase(stored: $0) } }
}

extension MessageState: ExpressibleByArgument {
    /// What staff call it.
    var title: Phrase {
        switch self {
        case .waiting: Phrase("waiting", zh: "待发")
        case .sending: Phrase("sending", zh: "发送中")
        case .accepted: Phrase("accepted", zh: "已受理")
        case .delivered: Phrase("delivered", zh: "已送达")
        case .failed: Phrase("failed", zh: "失败")
        case .unknown: Phrase("unknown", zh: "不明")
        case .cancelled: Phrase("cancelled", zh: "已取消")
        }
    }
}

extension ChannelKind: ExpressibleByArgument {}

/// A message as scripts read it.
struct MessageView: Encodable {
    let id: Int64
    let rule: String?
    let mailing: String?
    let person: Int64
    let journey: Int64
    let channel: String
    let to: String
    let template: String
    let state: String
    let day: String
    let parts: Int
    let problem: String?

    init(_ item: OutboxItem) {
        id = item.id
        rule = item.rule
        mailing = nil
        person = item.person
        journey = item.journey
        channel = item.channel.rawValue
        to = item.address
        template = item.template
        state = item.state.rawValue
        day = item.day.description
        parts = item.parts
        problem = item.remark?(Output.language)
    }

    /// All keys, with null where there is nothing: scripts count on them.
    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(id, forKey: .id)
        try values.encode(rule, forKey: .rule)
        try values.encode(mailing, forKey: .mailing)
        try values.encode(person, forKey: .person)
        try values.encode(journey, forKey: .journey)
        try values.encode(channel, forKey: .channel)
        try values.encode(to, forKey: .to)
        try values.encode(template, forKey: .template)
        try values.encode(state, forKey: .state)
        try values.encode(day, forKey: .day)
        try values.encode(parts, forKey: .parts)
        try values.encode(problem, forKey: .problem)
    }

    private enum CodingKeys: CodingKey {
        case id, rule, mailing, person, journey, channel, to, template, state, day, parts, problem
    }
}
