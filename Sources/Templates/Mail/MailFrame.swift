import Lifecycle
import Synchronization

/// The headers that all mails of a rule have in common at one moment.
struct MailFrame {
    /// The sender's mailbox.
    let sender: Mailbox
    /// The line that begins with `From:`, without its end.
    let from: [UInt8]
    /// The end of the line before, and the line that begins with `Date:`.
    let date: [UInt8]
    /// The end of a Message-ID, and what follows it.
    let rest: [UInt8]

    /// Makes the headers.
    /// - Throws: ``MailHeaderProblem`` when a value could change the meaning of the text.
    init(_ envelope: EmailEnvelope) throws(MailHeaderProblem) {
        sender = try Mailbox(envelope.from.mailbox, .sender)
        try MailHeaderProblem.checkText(envelope.from.name, .senderName)
        from = Array(Self.from(envelope.from.name.trimmed, sender).utf8)
        date = Array("\r\nDate: \(MailDate.text(secondsSince1970: envelope.writtenAt))".utf8)
        let lines = [
            // RFC 3834, and what Exchange asks instead (MS-OXCMAIL §2.1.3.2.20): keep holiday replies away.
            "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: OOF, AutoReply",
        ]
        rest = Array(">\r\n".utf8) + (lines + Self.feedback(envelope, sender)).flatMap { "\($0)\r\n".utf8 }
    }

    private static func from(_ name: String, _ sender: Mailbox) -> String {
        guard !name.isEmpty else { return "From: \(sender.text)" }
        let phrase = EncodedWord.phrase(name, column: 6)
        let lastLine = phrase.utf8.split(separator: UInt8(ascii: "\n")).last?.count ?? 0
        let fits = 6 + lastLine + sender.text.utf8.count + 3 <= EncodedWord.lineLimit
        return "From: " + phrase + (fits ? " " : "\r\n ") + "<\(sender.text)>"
    }

    // MARK: - What providers count complaints by

    /// `campaign::class:sender`: campaign, customer, kind of mail, and an unchanging name of 5 to 15 characters.
    ///
    /// Source: Gmail's feedback loop for bulk senders.
    private static func feedback(_ envelope: EmailEnvelope, _ sender: Mailbox) -> [String] {
        guard let campaign = envelope.campaign, !campaign.isEmpty else { return [] }
        let domain = String(sender.domain.unicodeScalars.filter(isLetterOrDigit).prefix(15))
        let name = domain.utf8.count >= 5 ? domain : String(Fingerprint.hex(sender.domain).prefix(12))
        return ["Feedback-ID: \(word(campaign))::\(envelope.messageClass.rawValue):\(name)"]
    }

    private static func word(_ campaign: String) -> String {
        let isPlain = campaign.unicodeScalars.allSatisfy { isLetterOrDigit($0) || "-_.".unicodeScalars.contains($0) }
        return isPlain && campaign.utf8.count <= 40 ? campaign : Fingerprint.hex(campaign)
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }
}

/// The frames of the second that mails are written in, since most mails share theirs with hundreds.
final class MailFrames: Sendable {
    private let kept = Mutex<[Key: MailFrame]>([:])

    private struct Key: Hashable {
        let name: String
        let mailbox: String
        let writtenAt: Int64
        let messageClass: MessageClass
        let campaign: String?
    }

    private static let limit = 200

    /// The frame of a mail.
    /// - Throws: ``MailHeaderProblem`` when a value could change the meaning of the text.
    func frame(of envelope: EmailEnvelope) throws(MailHeaderProblem) -> MailFrame {
        let key = Key(
            name: envelope.from.name,
            mailbox: envelope.from.mailbox,
            writtenAt: envelope.writtenAt,
            messageClass: envelope.messageClass,
            campaign: envelope.campaign
        )
        if let frame = kept.withLock({ $0[key] }) { return frame }
        let frame = try MailFrame(envelope)
        kept.withLock { kept in
            if kept.count >= Self.limit { kept = [:] }
            kept[key] = frame
        }
        return frame
    }
}
