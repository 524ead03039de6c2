import ChineseCalendar
import Lifecycle
import SQLiteStore
import Synchronization

/// A store whose outbox holds one message to each of some people.
struct Post {
    let store: any Store

    /// Makes people 1 through `count` with a message each, numbered like them.
    init(_ count: Int, action: Action = .sms, messageClass: MessageClass = .notice) throws {
        store = try SQLiteStore(path: ":memory:")
        try take((1...count).map { ["number": .text("C\($0)"), "consent": .boolean(true)] })
        let rule = Rule.make(actions: [action], messageClass: messageClass)
        let sweep = try store.beginSweep(on: .sweep, at: 0, revision: .empty, rules: [rule])
        let decisions = (1...count).map {
            Decision(Candidate.make(Int64($0)), .fired, actions: [action])
        }
        try store.commit([DecisionBatch(rule: rule, sweep: sweep, day: .sweep, decisions: decisions)])
    }

    /// Takes facts about people, by the names of a person's fields.
    func take(_ people: [[String: FieldValue]]) throws {
        let vocabulary = Vocabulary().fields
        let named = ["number", "name", "phone", "email", "consent", "blocked"]
        var fields = named.compactMap { name in vocabulary.first { $0.record == .person && $0.name == name } }
        fields += vocabulary.filter { $0.record == .journey && $0.name == "contract" }
        fields += vocabulary.filter { $0.record == .project && $0.name == "code" }
        fields += vocabulary.filter { $0.record == .home && $0.name == "room" }
        let rows = people.enumerated().map { index, person in
            let number: FieldValue = person["number"] ?? .text("")
            let digits = if case .text(let text) = number { text.dropFirst() } else { Substring("0") }
            let usual: [FieldValue?] = [
                number, .text("name"), .text("1380000000\(digits)".prefix(11).description),
                person["email"] ?? .text("c\(digits)@example.com"), person["consent"], person["blocked"], number,
                .text("P"), number,
            ]
            return CustomerRow(line: index + 2, values: usual)
        }
        let change = try store.beginChange(source: "test", on: .sweep, at: 0)
        for effect in try store.take(rows, columns: CustomerColumns(fields), change: change) {
            if case .rejected(let rejection) = effect { throw Rejected(reason: rejection.reason.english) }
        }
    }

    /// A row was not taken.
    struct Rejected: Error {
        let reason: String
    }

    /// Where a message stands.
    func state(_ message: Int64) throws -> MessageState? { try store.message(message)?.item.state }
}

/// A channel that reports as told and remembers what it was given.
final class ScriptedChannel: Channel {
    let kind: ChannelKind
    let connections: Int
    private let outcome: @Sendable (Int64) -> DeliveryReport.Outcome?
    private let given = Mutex<[[Int64]]>([])

    /// Makes a channel; a message without an outcome gets no report.
    init(
        _ kind: ChannelKind = .sms,
        connections: Int = 1,
        _ outcome: @escaping @Sendable (Int64) -> DeliveryReport.Outcome?
    ) {
        self.kind = kind
        self.connections = connections
        self.outcome = outcome
    }

    /// The messages of each call.
    var calls: [[Int64]] { given.withLock { $0 } }

    func deliver(_ messages: [OutgoingMessage], watch: any DeliveryWatch) async {
        given.withLock { $0.append(messages.map(\.id)) }
        for message in messages {
            watch.begins(message.id)
            guard let outcome = outcome(message.id) else { continue }
            watch.ends(DeliveryReport(message: message.id, outcome: outcome, code: 451, words: "as told"))
        }
    }

    func probe() async -> Phrase? { nil }
}

/// Texts of a fixed length; some people have no value for a variable.
struct ScriptedRenderer: TemplateRenderer {
    var text = "hello"
    var failing: Set<String> = []

    func sms(
        template: String,
        values: TemplateValues,
        messageClass: MessageClass
    ) throws(RenderingProblem) -> SMSContent {
        if let number = values["number"], failing.contains(number) {
            throw .missingVariable(template: template, variable: "称呼")
        }
        return SMSContent(text: text)
    }

    func email(
        template: String,
        values: TemplateValues,
        envelope: EmailEnvelope
    ) throws(RenderingProblem) -> [UInt8] { Array("\(envelope.to) \(envelope.key)".utf8) }

    func text(template: String, values: TemplateValues) throws(RenderingProblem) -> String { text }
}

/// A wire log that ends with the test.
final class MemoryWire: WireLog {
    private let kept = Mutex<[Int64: WireTrace]>([:])

    /// What it would tell after the end of its program.
    var traces: [Int64: WireTrace] { kept.withLock { $0 } }

    func begins(_ message: Int64) { kept.withLock { $0[message] = .begun } }

    func ends(_ report: DeliveryReport) {
        kept.withLock { $0[report.message] = .ended(report.outcome, code: report.code) }
    }

    func forget(_ messages: [Int64]) { kept.withLock { for message in messages { $0[message] = nil } } }
}
