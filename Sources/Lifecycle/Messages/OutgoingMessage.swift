/// A rendered message, ready for a channel.
package struct OutgoingMessage: Hashable, Sendable {
    /// The outbox's number for it.
    package let id: Int64
    /// The address: a mobile number in national form (`13800000000`), or a mailbox (`a@example.com`).
    package let address: String
    /// A name for the message that stays the same over all attempts, unique over workspaces; the Message-ID's left part.
    package let key: String
    /// A word that only we can have made for this message, fit for a URL: what comes back with it is not forged.
    ///
    /// Empty when nothing can come back.
    package let token: String
    /// What the person gets.
    package let content: Content

    /// The form a channel needs.
    package enum Content: Hashable, Sendable {
        /// An SMS.
        case sms(SMSContent)
        /// An e-mail: the whole RFC 5322 text with headers, lines ending in CRLF.
        case mime([UInt8])
    }

    /// Creates a message.
    package init(id: Int64, address: String, key: String, token: String = "", content: Content) {
        self.id = id
        self.address = address
        self.key = key
        self.token = token
        self.content = content
    }
}

/// The text of an SMS, whole and in the pieces that gateways with templates of their own ask for.
package struct SMSContent: Hashable, Sendable {
    /// What the person reads: signature in 【】, text, and for promotions the opt-out words.
    package let text: String
    /// The signature, without 【】.
    package let signature: String
    /// The template's name.
    package let template: String
    /// The values put into the template, in the order of their first use, by Chinese name.
    package let values: [Value]
    /// Whether it informs or advertises.
    package let messageClass: MessageClass

    /// One variable with its value.
    package struct Value: Hashable, Sendable {
        /// The variable's Chinese name, such as 称呼.
        package let name: String
        /// What stands in its place.
        package let text: String

        /// Creates a value.
        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// Creates a content.
    package init(
        text: String,
        signature: String = "",
        template: String = "",
        values: [Value] = [],
        messageClass: MessageClass = .notice
    ) {
        self.text = text
        self.signature = signature
        self.template = template
        self.values = values
        self.messageClass = messageClass
    }
}

/// What a channel learnt about one message.
package struct DeliveryReport: Hashable, Sendable {
    /// The outbox's number of the message.
    package let message: Int64
    /// What became of it.
    package let outcome: Outcome
    /// The server's code, such as 250 or 550; 0 when it gave none.
    package let code: Int
    /// The server's words, at most 200 characters and without addresses; or our own when it gave none, in both languages
    /// as ``Phrase/stored`` has them.
    package let words: String
    /// The gateway's own name for the message, by which its receipts may come; none when it gave none.
    package let reference: String?

    /// What became of an attempt.
    package enum Outcome: String, Hashable, Sendable {
        /// Taken.
        case accepted
        /// Refused for good.
        case refused
        /// Refused for now: worth another try.
        case deferred
        /// Certainly not handed over, because of the server and not of the message: worth another try.
        case unsent
        /// It may or may not have been taken.
        case unknown
    }

    /// Creates a report.
    package init(message: Int64, outcome: Outcome, code: Int, words: String, reference: String? = nil) {
        self.message = message
        self.outcome = outcome
        self.code = code
        self.words = words
        self.reference = reference
    }
}
