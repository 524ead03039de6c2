import Lifecycle

/// What a mailbox and a text must be like before the wire may see them.
enum MailAddress {
    /// Whether a mailbox is plain ASCII `local@domain` and can carry no command of its own.
    ///
    /// libesmtp writes addresses as they are, line breaks included; quoted local parts and address literals are left
    /// out, nobody's customers have them.
    static func isSafe(_ mailbox: String) -> Bool {
        let bytes = mailbox.utf8
        guard bytes.count <= 254, bytes.allSatisfy(isPlain) else { return false }
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return parts.count == 2 && (1...64).contains(parts[0].count) && !parts[1].isEmpty
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !"<>()[]\\,;:\"".utf8.contains(byte)
    }
}

/// An e-mail that has passed the checks made without touching the wire.
struct CheckedMail {
    /// The message's number in the outbox.
    let id: Int64
    /// The recipient's mailbox.
    let recipient: String
    /// The stable name of the message.
    let key: String
    /// The whole text, its lines ending in CRLF.
    let text: [UInt8]

    /// Checks a message, or says why it is refused.
    init(_ message: OutgoingMessage) throws(Refusal) {
        guard MailAddress.isSafe(message.address) else { throw Refusal("the address is not one that mail can go to") }
        guard case .mime(let text) = message.content else { throw Refusal("an SMS text cannot go by mail") }
        guard Self.hasNetworkLines(text) else { throw Refusal("a line of the mail does not end in CRLF") }
        id = message.id
        recipient = message.address
        key = message.key
        self.text = text
    }

    /// Whether the key can name the message in the envelope, and so in a bounce (RFC 3461 §4.4: 100 characters once
    /// `+` and `=` are written as three).
    var hasEnvelopeID: Bool {
        (1...80).contains(key.utf8.count)
            && key.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "=") }
    }

    /// Whether every line ends in CRLF and neither stands alone: servers disagree on what a lone one means, which can
    /// make one mail look like two.
    private static func hasNetworkLines(_ text: [UInt8]) -> Bool {
        var afterReturn = false
        for byte in text {
            if afterReturn != (byte == UInt8(ascii: "\n")) { return false }
            afterReturn = byte == UInt8(ascii: "\r")
        }
        return !afterReturn && text.last == UInt8(ascii: "\n")
    }
}

/// Why a message is refused without touching the wire.
struct Refusal: Error {
    /// The reason as the report gives it.
    let words: String

    /// Creates a refusal.
    init(_ words: String) { self.words = words }

    /// The report of a message so refused.
    func report(_ id: Int64) -> DeliveryReport { DeliveryReport(message: id, outcome: .refused, code: 0, words: words) }
}
