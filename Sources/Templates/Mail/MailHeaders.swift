import Lifecycle

/// The headers of an e-mail, in the order they are written.
struct MailHeaders {
    let envelope: EmailEnvelope
    let subject: String

    /// The lines, folded ones with their line breaks, without the last one.
    /// - Throws: ``MailHeaderProblem`` when a value could change the meaning of the text.
    func lines() throws(MailHeaderProblem) -> [String] {
        let sender = try Mailbox(envelope.from.mailbox, .sender)
        let recipient = try Mailbox(envelope.to, .recipient)
        try MailHeaderProblem.checkText(envelope.from.name, .senderName)
        try MailHeaderProblem.checkText(subject, .subject)
        try MailHeaderProblem.checkKey(envelope.key)
        let lines = [
            Self.from(envelope.from.name.trimmed, sender),
            "To: \(recipient.text)",
            "Subject: " + EncodedWord.unstructured(subject.trimmed, column: 9),
            "Date: " + MailDate.text(secondsSince1970: envelope.writtenAt),
            "Message-ID: <\(envelope.key)@\(sender.domain)>",
            // RFC 3834, and what Exchange asks instead (MS-OXCMAIL §2.1.3.2.20): keep holiday replies away.
            "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: OOF, AutoReply",
        ]
        return try lines + feedback(sender) + refusal(sender)
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
    private func feedback(_ sender: Mailbox) -> [String] {
        guard let campaign = envelope.campaign, !campaign.isEmpty else { return [] }
        let domain = String(sender.domain.unicodeScalars.filter(Self.isLetterOrDigit).prefix(15))
        let name = domain.utf8.count >= 5 ? domain : String(Fingerprint.hex(sender.domain).prefix(12))
        return ["Feedback-ID: \(Self.word(campaign))::\(envelope.messageClass.rawValue):\(name)"]
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

    // MARK: - How to refuse

    /// How mail programs refuse more for their reader (RFC 2369, RFC 8058): by a page where there is one, or by mail.
    private func refusal(_ sender: Mailbox) throws(MailHeaderProblem) -> [String] {
        guard envelope.messageClass == .promotion else { return [] }
        let mail = "<mailto:\(sender.text)?subject=unsubscribe>"
        // Old programs that answer by themselves know nothing newer.
        let bulk = "Precedence: bulk"
        guard let page = envelope.unsubscribe else { return ["List-Unsubscribe: \(mail)", bulk] }
        try MailHeaderProblem.checkPage(page)
        let post = "List-Unsubscribe-Post: List-Unsubscribe=One-Click"
        return ["List-Unsubscribe: <\(page)>,\r\n \(mail)", post, bulk]
    }
}
