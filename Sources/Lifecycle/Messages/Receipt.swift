/// What a gateway or a mail server says later about a message it took.
///
/// Receipts come late, twice, out of order, for a part of a message, or never; the table of ``MessageState`` decides
/// what each of them may still change.
package struct Receipt: Hashable, Sendable {
    /// The message it is about.
    package let message: Reference
    /// What it says.
    package let news: News
    /// The code as the sender of the receipt wrote it, such as `DELIVRD` or `5.1.1`; empty for none.
    package let code: String
    /// Its words, at most 200 characters and without addresses.
    package let words: String
    /// The part of a joined SMS it speaks of, from 1; none when it speaks of the whole.
    package let part: Int?

    /// How a receipt names a message.
    package enum Reference: Hashable, Sendable {
        /// By the outbox's number; whoever took the receipt has made sure that it is not forged.
        case number(Int64)
        /// By the gateway's own name for it.
        case gateway(String)
        /// By the token we gave with it, which is still to be checked.
        case token(String)
    }

    /// What became of a message.
    package enum News: Hashable, Sendable {
        /// It is on its way: nothing is decided.
        case underway
        /// It arrived.
        case delivered
        /// It will not arrive.
        case undeliverable(Blame)
    }

    /// What kept a message from arriving, which tells whom it concerns.
    package enum Blame: String, Hashable, Sendable, CaseIterable {
        /// There is no such number or mailbox: nothing goes there any more.
        case address
        /// Full, switched off, out of reach: three such in 14 days count as ``address``.
        case moment
        /// The person refuses: as if they had asked for no more promotions.
        case refusal
        /// The text: its template should be looked at.
        case content
        /// The signature or the sender's name: everything under it is refused.
        case signature
        /// The sender's standing, limits or policy: an alarm, and nobody's address is to blame.
        case policy
        /// Nobody can tell.
        case unclear
    }

    /// Creates a receipt.
    package init(message: Reference, news: News, code: String, words: String, part: Int? = nil) {
        self.message = message
        self.news = news
        self.code = code
        self.words = words
        self.part = part
    }
}

/// A text somebody sent us.
package struct InboundText: Hashable, Sendable {
    /// How it came.
    package let channel: ChannelKind
    /// Who sent it: a mobile number in national form, or a mailbox.
    package let address: String
    /// The text.
    package let text: String

    /// Creates a text.
    package init(channel: ChannelKind, address: String, text: String) {
        self.channel = channel
        self.address = address
        self.text = text
    }
}
