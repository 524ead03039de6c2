import Foundation
import Lifecycle

/// An e-mail as RFC 5322 text: headers, then text and HTML as two forms of one thing.
struct MailMessage {
    let envelope: EmailEnvelope
    let subject: String
    let text: String
    let html: String

    /// The whole text with CRLF lines; equal messages give equal bytes.
    /// - Throws: ``MailHeaderProblem`` when a header's value could change the meaning of the text.
    func bytes() throws(MailHeaderProblem) -> [UInt8] {
        let boundary = "=_" + Self.fingerprint(envelope.key)  // "=_" never occurs in base64
        var lines = try headers()
        lines += ["MIME-Version: 1.0", "Content-Type: multipart/alternative;", " boundary=\"\(boundary)\"", ""]
        lines += ["--" + boundary] + Self.part("text/plain", text)
        lines += ["--" + boundary] + Self.part("text/html", html)
        lines += ["--" + boundary + "--", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private func headers() throws(MailHeaderProblem) -> [String] {
        let sender = try Mailbox(envelope.from.mailbox, .sender)
        let recipient = try Mailbox(envelope.to, .recipient)
        try MailHeaderProblem.checkText(envelope.from.name, .senderName)
        try MailHeaderProblem.checkText(subject, .subject)
        try MailHeaderProblem.checkKey(envelope.key)
        var lines = [
            Self.from(envelope.from.name.trimmed, sender),
            "To: \(recipient.text)",
            "Subject: " + EncodedWord.unstructured(subject.trimmed, column: 9),
            "Date: " + MailDate.text(secondsSince1970: envelope.writtenAt),
            "Message-ID: <\(envelope.key)@\(sender.domain)>",
            "Auto-Submitted: auto-generated",  // RFC 3834: keeps holiday replies away
        ]
        if envelope.messageClass == .promotion {
            lines.append("List-Unsubscribe: <mailto:\(sender.text)?subject=unsubscribe>")
        }
        return lines
    }

    private static func from(_ name: String, _ sender: Mailbox) -> String {
        guard !name.isEmpty else { return "From: \(sender.text)" }
        let phrase = EncodedWord.phrase(name, column: 6)
        let lastLine = phrase.split(separator: "\r\n").last?.count ?? 0
        let fits = 6 + lastLine + sender.text.count + 3 <= EncodedWord.lineLimit
        return "From: " + phrase + (fits ? " " : "\r\n ") + "<\(sender.text)>"
    }

    private static func part(_ type: String, _ text: String) -> [String] {
        let body = Data(canonical(text)).base64EncodedString(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]
        )
        return ["Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: base64", "", body]
    }

    /// The bytes of a text with every line, the last one too, ending in CRLF.
    private static func canonical(_ text: String) -> [UInt8] {
        let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 64)
        for byte in text.utf8 where byte != carriage {
            if byte == feed { bytes.append(carriage) }
            bytes.append(byte)
        }
        return bytes + [carriage, feed]
    }

    /// Sixteen hexadecimal digits that follow from the key alone (FNV-1a, 64 bits).
    private static func fingerprint(_ key: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
