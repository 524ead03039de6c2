/// A rendered message, ready for a channel.
package struct OutgoingMessage: Hashable, Sendable {
    /// The outbox's number for it.
    package let id: Int64
    /// The address: a mobile number in national form (`13800000000`), or a mailbox (`a@example.com`).
    package let address: String
    /// A name for the message that stays the same over all attempts, unique over workspaces; the Message-ID's left part.
    package let key: String
    /// What the person gets.
    package let content: Content

    /// The form a channel needs.
    package enum Content: Hashable, Sendable {
        /// An SMS: the whole text with signature and opt-out words.
        case text(String)
        /// An e-mail: the whole RFC 5322 text with headers, lines ending in CRLF.
        case mime([UInt8])
    }

    /// Creates a message.
    package init(id: Int64, address: String, key: String, content: Content) {
        self.id = id
        self.address = address
        self.key = key
        self.content = content
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
    /// The server's words, at most 200 characters and without addresses; or our own when it gave none.
    package let words: String

    /// What became of an attempt.
    package enum Outcome: String, Hashable, Sendable {
        /// Taken.
        case accepted
        /// Refused for good.
        case refused
        /// Refused for now: worth another try.
        case deferred
        /// Certainly not handed over: worth another try.
        case unsent
        /// It may or may not have been taken.
        case unknown
    }

    /// Creates a report.
    package init(message: Int64, outcome: Outcome, code: Int, words: String) {
        self.message = message
        self.outcome = outcome
        self.code = code
        self.words = words
    }
}
