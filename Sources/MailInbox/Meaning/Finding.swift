import Lifecycle

/// What a bounce gives back of the message it is about.
struct ReturnedCopy: Hashable {
    /// Which message; nothing where nothing says, or two places say different things.
    var key: MessageKey?
    /// Whom it went to; empty where its header did not come back.
    var recipients: [PersonalAddress] = []
}

/// What a bounce says of one recipient, before it is judged.
struct Finding {
    /// The address as we wrote it.
    var original: PersonalAddress?
    /// The address where the way ended, another one after forwarding.
    var final: PersonalAddress?
    var action: RecipientReport.Action?
    var status: EnhancedStatus?
    /// The server's words as characters.
    var words = ""
    /// Whether it says itself whom it is about, and its words are about nobody else.
    var isExact = true

    /// The report, judged; nothing when nothing is known.
    func report(about copy: ReturnedCopy) -> RecipientReport? {
        // Folded lines leave several spaces in a row.
        let spaced = words.utf8.prefix(4000).split { $0 <= 0x20 }.joined(separator: [0x20])
        let bytes = Array(spaced)[...].lowercasedASCII[...]
        let code = ReplyCode.find(in: bytes)
        let sign = FailureWords.sign(in: bytes)
        let status = bestStatus(in: bytes, code, sign)
        guard let action = action ?? Self.action(status, sign) else { return nil }
        let failure = failure(action, status, bytes)
        return RecipientReport(
            recipient: original ?? final,
            action: action,
            status: status,
            words: cleanWords,
            message: copy.key,
            failure: failure == .hard && !isCertain(copy) ? .soft : failure
        )
    }

    /// Whether the report names a message of ours, and somebody whom that went to as far as it says.
    ///
    /// Who does not know the key may be making it up.
    private func isCertain(_ copy: ReturnedCopy) -> Bool {
        let named = [original, final].compactMap(\.self)
        guard copy.key != nil, isExact, !named.isEmpty else { return false }
        return copy.recipients.isEmpty || named.contains { copy.recipients.contains($0) }
    }

    /// The code given; where it says little, the one in the words; where there is none, what words and reply code mean.
    private func bestStatus(in words: ArraySlice<UInt8>, _ code: Int?, _ sign: FailureWords.Sign?) -> EnhancedStatus? {
        let said = EnhancedStatus(in: words)
        if let status, !status.isVague { return status }
        if let said, !said.isVague, status.map({ $0.category == said.category }) ?? true { return said }
        let category = status?.category ?? said?.category ?? code.map { $0 / 100 }
        guard let sign else { return status ?? said ?? category.map { EnhancedStatus($0, 0, 0) } }
        let fallback = action == .delayed || (action == nil && sign.kind == .soft) ? 4 : 5
        return EnhancedStatus(category ?? fallback, sign.status.subject, sign.status.detail)
    }

    private static func action(
        _ status: EnhancedStatus?,
        _ sign: FailureWords.Sign?
    ) -> RecipientReport.Action? {
        switch status?.category {
        case 2: .delivered
        case 4: .delayed
        case 5: .failed
        default: sign == nil ? nil : .failed
        }
    }

    private func failure(
        _ action: RecipientReport.Action,
        _ status: EnhancedStatus?,
        _ words: ArraySlice<UInt8>
    ) -> FailureKind? {
        guard action == .failed || action == .delayed else { return nil }
        let byStatus = status.flatMap(Self.kind)
        // A code and words that agree outweigh what else a gateway's name or help page brings in.
        if byStatus == .hard, action == .failed, FailureWords.denyAddress(words) { return .hard }
        let kind = FailureWords.sign(in: words)?.kind ?? byStatus ?? .soft
        guard kind == .hard else { return kind }
        if byStatus == .policy { return .policy }
        return action == .failed && status?.category == 5 ? .hard : .soft
    }

    /// Whom a code alone blames; nothing where it says too little.
    ///
    /// Source: RFC 3463 §3, RFC 7505 (5.1.10: the domain takes no mail), RFC 7372 (5.7.20 and on: signatures).
    private static func kind(_ status: EnhancedStatus) -> FailureKind? {
        switch (status.category, status.subject, status.detail) {
        case (5, 1, 1), (5, 1, 2), (5, 1, 3), (5, 1, 6), (5, 1, 10): .hard
        case (_, 7, _), (5, 1, 7), (5, 1, 8), (5, 6, _), (5, 2, 3), (5, 3, 4): .policy
        case (_, 0, 0): nil
        default: .soft
        }
    }

    /// The words without addresses, nor the local part of either.
    private var cleanWords: String {
        let once = ServerWords.clean(words, about: original?.text ?? "")
        return ServerWords.clean(once, about: final?.text ?? "")
    }
}
