import Lifecycle

/// The headers of an e-mail, in the order they are written.
struct MailHeaders {
    let envelope: EmailEnvelope
    let subject: String
    let frame: MailFrame

    /// Appends the lines, each with its end.
    /// - Throws: ``MailHeaderProblem`` when a value could change the meaning of the text.
    func append(to output: inout [UInt8]) throws(MailHeaderProblem) {
        let recipient = try Mailbox(envelope.to, .recipient)
        try MailHeaderProblem.checkText(subject, .subject)
        try MailHeaderProblem.checkKey(envelope.key)
        output += frame.from
        output += "\r\nTo: ".utf8
        output += recipient.text.utf8
        output += "\r\nSubject: ".utf8
        output += EncodedWord.unstructured(subject.trimmed, column: 9).utf8
        output += frame.date
        output += "\r\nMessage-ID: <".utf8
        output += envelope.key.utf8
        output += "@".utf8
        output += frame.sender.domain.utf8
        output += frame.rest
        for line in try refusal { output += "\(line)\r\n".utf8 }
    }

    /// How mail programs refuse more for their reader (RFC 2369, RFC 8058): by a page where there is one, or by mail.
    private var refusal: [String] {
        get throws(MailHeaderProblem) {
            guard envelope.messageClass == .promotion else { return [] }
            let mail = "<mailto:\(frame.sender.text)?subject=unsubscribe>"
            // Old programs that answer by themselves know nothing newer.
            let bulk = "Precedence: bulk"
            guard let page = envelope.unsubscribe else { return ["List-Unsubscribe: \(mail)", bulk] }
            try MailHeaderProblem.checkPage(page)
            let post = "List-Unsubscribe-Post: List-Unsubscribe=One-Click"
            return ["List-Unsubscribe: <\(page)>,\r\n \(mail)", post, bulk]
        }
    }
}
