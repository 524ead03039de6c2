import Lifecycle

/// Says what returned mails mean.
///
/// A pure function of the bytes: any bytes have a meaning, at worst ``ReturnedMail/unrelated``.
package struct MailReader: Sendable {
    private let own: Set<PersonalAddress>
    private let refusals: Set<PersonalAddress>

    /// Prepares a reader.
    /// - Parameters:
    ///   - senders: The addresses our messages come from; mail that claims to be from one is passed over.
    ///   - optOutAddresses: Addresses that stand in `List-Unsubscribe` and are used for nothing else: any mail to one is a
    ///     refusal. One of `senders` is left out, since people write there for other reasons.
    package init(senders: [String], optOutAddresses: [String] = []) {
        own = Set(senders.map(PersonalAddress.init))
        refusals = Set(optOutAddresses.map(PersonalAddress.init)).subtracting(own)
    }

    /// Reads one message.
    ///
    /// - Parameter message: Header and body, with LF, CRLF or CR.
    /// - Returns: What it means; ``ReturnedMail/unrelated`` where it says nothing to us.
    /// - Complexity: O(*n*) in bytes for each level of parts, of which ``MessagePart/depthLimit`` are looked at.
    package func meaning(of message: [UInt8]) -> ReturnedMail {
        let mail = MessagePart(Self.withLineFeeds(message)[...])
        let header = mail.header
        let sender = header.raw("from").first.flatMap(AddressScan.sender)
        if let sender, own.contains(sender) { return .unrelated }
        if let complaint = Self.complaint(mail) { return complaint }
        let reports = BounceReader(own: own).reports(mail, sender: sender)
        if !reports.isEmpty { return .delivery(reports) }
        if mail.type.kind == "multipart/report" { return .unrelated }
        return answer(mail, Answer(sender: sender, message: Self.answered(header)))
    }

    /// A message whose lines end in CR alone, as some archives keep them, with LF instead.
    private static func withLineFeeds(_ message: [UInt8]) -> [UInt8] {
        guard message[...].firstIndex(of: 0x0A, from: 0) == nil else { return message }
        return message.map { $0 == 0x0D ? 0x0A : $0 }
    }

    // MARK: - Complaints

    private static func complaint(_ mail: MessagePart) -> ReturnedMail? {
        guard let part = mail.leaves.first(where: { $0.type.kind == "message/feedback-report" }) else { return nil }
        let fields = HeaderFields(part.content)
        let kind = String(fields.text("feedback-type").lowercased().prefix(40))
        // Not complaints: a mark taken back (RFC 6430), and a report about signatures (RFC 6591).
        if kind == "not-spam" || kind == "auth-failure" { return .unrelated }
        let copy = mail.leaves.compactMap(\.enclosedHeader).first
        let named = ["original-rcpt-to", "removal-recipient"].lazy.flatMap(fields.raw)
        let to = copy?.raw("to").flatMap { AddressScan.addresses(in: $0[...]) } ?? []
        let keys = Set((copy?.raw("message-id") ?? []).flatMap { MessageKey.all(in: $0[...]) })
        return .complaint(
            Complaint(
                kind: kind,
                recipient: named.compactMap { AddressScan.addresses(in: $0[...]).first }.first
                    ?? (to.count == 1 ? to.first : nil),
                message: keys.count == 1 ? keys.first : nil
            )
        )
    }

    // MARK: - Answers

    /// The message a mail answers: the one it names first, or the only one of ours in what came before.
    private static func answered(_ header: HeaderFields) -> MessageKey? {
        let direct = header.raw("in-reply-to").flatMap { MessageKey.all(in: $0[...]) }
        if !direct.isEmpty { return direct.count == 1 ? direct.first : nil }
        return header.raw("references").flatMap { MessageKey.all(in: $0[...]) }.last
    }

    private func answer(_ mail: MessagePart, _ answer: Answer) -> ReturnedMail {
        let header = mail.header
        if isRefusalByAddress(header) { return .optOut(answer, word: "") }
        let subject = header.text("subject")
        switch AutomaticMail.writer(header, answersOurs: answer.message != nil) {
        case .machine:
            // Providers write for the person who pressed their button.
            let word = OptOutWord.match(subject)
            guard let word, OptOutWord.unmistakable.contains(word), !header.has("list-id") else { return .unrelated }
            return .optOut(answer, word: word)
        case .vacation: return .vacation(answer)
        case .person: break
        }
        let words = OwnWords.of(ReadableText.of(mail))
        if let word = Self.refusal(subject: subject, words: words) { return .optOut(answer, word: word) }
        return answer.message != nil || ReplySubject.isAnswer(subject) ? .reply(answer) : .unrelated
    }

    private func isRefusalByAddress(_ header: HeaderFields) -> Bool {
        guard !refusals.isEmpty else { return false }
        return ["to", "cc", "delivered-to", "x-original-to"].lazy.flatMap(header.raw)
            .contains { value in AddressScan.addresses(in: value[...]).contains(where: refusals.contains) }
    }

    /// The word of refusal: the whole text, or the whole subject where the text is empty or the word leaves no doubt.
    private static func refusal(subject: String, words: String) -> String? {
        if let word = OptOutWord.match(words) { return word }
        guard let word = OptOutWord.match(ReplySubject.bare(subject)), !ReplySubject.isAnswer(subject) else {
            return nil
        }
        return words.isEmpty || OptOutWord.unmistakable.contains(word) ? word : nil
    }
}
