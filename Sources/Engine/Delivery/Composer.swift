package import Lifecycle

/// Makes the texts of messages.
package struct Composer: Sendable {
    private let renderer: any TemplateRenderer
    private let settings: DispatchSettings
    private let values: @Sendable (WaitingMessage) -> TemplateValues
    private let token: @Sendable (Int64) -> String

    /// Creates a composer.
    /// - Parameters:
    ///   - renderer: Puts values into templates.
    ///   - settings: The sender, and where people unsubscribe.
    ///   - values: The variables of a message.
    ///   - token: A word for a message's number that only we can make, fit for a URL.
    package init(
        renderer: any TemplateRenderer,
        settings: DispatchSettings,
        values: @escaping @Sendable (WaitingMessage) -> TemplateValues,
        token: @escaping @Sendable (Int64) -> String
    ) {
        self.renderer = renderer
        self.settings = settings
        self.values = values
        self.token = token
    }

    /// Makes a message ready for its channel, without sending it.
    /// - Parameters:
    ///   - message: The message.
    ///   - moment: The time it is written at, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: The message as a channel takes it.
    /// - Throws: ``RenderingProblem``.
    package func compose(_ message: WaitingMessage, at moment: Int64) throws(RenderingProblem) -> OutgoingMessage {
        let token = isAnswered(message.item) ? token(message.item.id) : ""
        return OutgoingMessage(
            id: message.item.id,
            address: message.item.address,
            key: message.key,
            token: token,
            content: try content(message, token, moment)
        )
    }

    /// Whether anything comes back with a token: receipts of an SMS, refusals of a promotion.
    private func isAnswered(_ item: OutboxItem) -> Bool { item.channel == .sms || item.messageClass == .promotion }

    private func content(
        _ message: WaitingMessage,
        _ token: String,
        _ moment: Int64
    ) throws(RenderingProblem) -> OutgoingMessage.Content {
        let item = message.item
        switch item.channel {
        case .sms:
            return .sms(
                try renderer.sms(
                    template: item.template,
                    values: values(message),
                    messageClass: item.messageClass
                )
            )
        case .email:
            let envelope = EmailEnvelope(
                from: settings.sender,
                to: item.address,
                key: message.key,
                writtenAt: moment,
                messageClass: item.messageClass,
                unsubscribe: item.messageClass == .promotion ? settings.unsubscribe.map { $0 + token } : nil,
                campaign: item.rule
            )
            return .mime(
                try renderer.email(template: item.template, values: values(message), envelope: envelope)
            )
        }
    }
}

extension OutgoingMessage {
    /// SMS parts of its text; 0 for an e-mail.
    var parts: Int {
        guard case .sms(let content) = content else { return 0 }
        return SMSText.parts(of: content.text)
    }
}
