package import Lifecycle

/// Hands waiting messages to their channels.
///
/// Each message is rendered first, then its attempt is written, then the wire is touched, then the outcome is written:
/// whatever ends the program in between leaves a message that is `sending` and is found as such the next time.
package struct Dispatcher: Sendable {
    private let store: any OutboxStore
    private let renderer: any TemplateRenderer
    private let values: @Sendable (WaitingMessage) -> TemplateValues
    private let sender: (name: String, mailbox: String)

    /// Creates a dispatcher.
    /// - Parameters:
    ///   - store: The outbox.
    ///   - renderer: Makes texts.
    ///   - sender: Whom e-mails come from.
    ///   - values: The variables of a message.
    package init(
        store: any OutboxStore,
        renderer: any TemplateRenderer,
        sender: (name: String, mailbox: String),
        values: @escaping @Sendable (WaitingMessage) -> TemplateValues
    ) {
        self.store = store
        self.renderer = renderer
        self.sender = sender
        self.values = values
    }

    /// Sends everything that waits, once.
    ///
    /// Messages put off are tried again by the next call.
    /// - Parameters:
    ///   - channel: Where to.
    ///   - moment: The time now, in seconds since 1970-01-01T00:00:00Z; asked before each batch.
    ///   - progress: Told how many messages have been dealt with.
    /// - Returns: What became of the messages.
    /// - Throws: The error of the store; what was committed before it stays.
    package func send(
        through channel: any Channel,
        moment: @Sendable () -> Int64,
        progress: (Int) -> Void = { _ in }
    ) async throws -> DispatchReport {
        var report = DispatchReport()
        report.abandoned = try store.abandonAttempts(at: moment())
        var after: Int64 = 0
        while true {
            let waiting = try store.waiting(on: channel.kind, after: after, limit: Self.batchSize)
            guard let last = waiting.last else { return report }
            after = last.item.id
            try await send(waiting, through: channel, moment: moment(), end: moment, into: &report)
            progress(report.total)
        }
    }

    /// Messages in one connection and one transaction: few enough that little is in doubt when something breaks.
    private static let batchSize = 100

    private func send(
        _ waiting: [WaitingMessage],
        through channel: any Channel,
        moment: Int64,
        end: @Sendable () -> Int64,
        into report: inout DispatchReport
    ) async throws {
        var ready: [(start: AttemptStart, message: OutgoingMessage)] = []
        var problems: [Int64: String?] = [:]
        for message in waiting {
            do {
                let content = try render(message, at: moment)
                let start = AttemptStart(
                    message: message.item.id,
                    address: message.item.address,
                    parts: Self.parts(content)
                )
                let outgoing = OutgoingMessage(
                    id: message.item.id,
                    address: message.item.address,
                    key: message.key,
                    content: content
                )
                ready.append((start, outgoing))
            } catch {
                problems[message.item.id] = .some(error.phrase.stored)
            }
        }
        try store.review(problems)
        report.review += problems.count
        let begun = try store.beginAttempts(ready.map(\.start), at: moment)
        report.cancelled += ready.count - begun.count
        let reports = Collected()
        await channel.deliver(ready.map(\.message).filter { begun.contains($0.id) }, watch: reports)
        try store.finishAttempts(reports.all, at: end())
        for outcome in reports.all.map(\.outcome) { report.outcomes[outcome, default: 0] += 1 }
    }

    /// Makes the text of a message, without sending it.
    package func render(
        _ message: WaitingMessage,
        at moment: Int64
    ) throws(RenderingProblem) -> OutgoingMessage.Content {
        switch message.item.channel {
        case .sms:
            return .sms(
                try renderer.sms(
                    template: message.item.template,
                    values: values(message),
                    messageClass: message.messageClass
                )
            )
        case .email:
            let envelope = EmailEnvelope(
                from: sender,
                to: message.item.address,
                key: message.key,
                writtenAt: moment,
                messageClass: message.messageClass
            )
            return .mime(
                try renderer.email(template: message.item.template, values: values(message), envelope: envelope)
            )
        }
    }

    /// SMS parts of a text; 0 for an e-mail.
    private static func parts(_ content: OutgoingMessage.Content) -> Int {
        guard case .sms(let content) = content else { return 0 }
        return SMSText.parts(of: content.text)
    }
}
