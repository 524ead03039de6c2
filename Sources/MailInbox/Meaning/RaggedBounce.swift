/// Reads bounces that are written for people alone: qmail, old Exchange, and what providers make of their own.
struct RaggedBounce {
    /// What the text says, a finding a recipient.
    let findings: [Finding]
    /// The messages of ours that the text names.
    let keys: [MessageKey]
    /// Whom the message went to, by the header that came back in the text.
    let recipients: [PersonalAddress]

    private static let lineLimit = 1000  // lines; a report has a few dozen

    /// Reads a text that is known to be a bounce.
    /// - Parameters:
    ///   - text: What the server wrote, with what it gave back of the message.
    ///   - failed: Addresses that a header of the bounce says have failed.
    ///   - returned: Whom the message went to, as far as an enclosed header says.
    ///   - own: Our addresses, which are no recipients.
    ///   - isDelay: Whether the server goes on trying.
    init(
        _ text: String,
        failed: [PersonalAddress],
        returned: [PersonalAddress],
        own: Set<PersonalAddress>,
        isDelay: Bool
    ) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { String($0).trimmed }
        let end = lines.prefix(Self.lineLimit).firstIndex(where: Self.beginsCopy) ?? lines.count
        let header = Self.header(in: lines[end...])
        keys = MessageKey.all(in: Array(text.utf8)[...])
        recipients = returned.isEmpty ? header.raw("to").flatMap { AddressScan.addresses(in: $0[...]) } : returned
        let report = lines[..<end].prefix(Self.lineLimit)
        var found = Self.sections(of: report, without: own)
        if found.isEmpty { found = Self.wholeText(report, failed, recipients, own) }
        findings = found.map { finding in
            var finding = finding
            finding.action = isDelay ? .delayed : .failed
            return finding
        }
    }

    /// Whether a line begins what the server gives back of the message.
    private static func beginsCopy(_ line: String) -> Bool {
        !line.isEmpty && (copyMarks.occurs(in: line) || copyFields.opens(line))
    }

    private static let copyMarks = WordTable([
        "below this line is a copy", "below the next line is a copy", "this is a copy of", "original message",
        "unsent message follows", "original headers", "message header follows", "message headers follow", "原始邮件",
        "原邮件头", "原信头",
    ])
    private static let copyFields = WordTable(["received: ", "return-path: ", "message-id: ", "dkim-signature: "])
    private static let reasonLabels = WordTable(["退信原因", "失败原因", "错误信息", "返回信息"])

    /// The header that came back in the text, wherever it begins after the mark.
    private static func header(in lines: ArraySlice<String>) -> HeaderFields {
        let start = lines.firstIndex { $0.contains(":") && !$0.hasPrefix("-") } ?? lines.endIndex
        return HeaderFields(Array(lines[start...].joined(separator: "\n").utf8)[...])
    }

    /// Findings where each recipient begins a line of its own, as with qmail, Exim and sendmail.
    private static func sections(of lines: ArraySlice<String>, without own: Set<PersonalAddress>) -> [Finding] {
        var starts: [(address: PersonalAddress, line: Int)] = []
        for (index, line) in zip(lines.indices, lines) {
            guard let address = addressAtStart(of: line), !own.contains(address), !isServer(address) else { continue }
            starts.append((address, index))
        }
        var findings: [Finding] = []
        for (place, start) in starts.enumerated() where !findings.contains(where: { $0.final == start.address }) {
            let end = place + 1 < starts.count ? starts[place + 1].line : lines.endIndex
            findings.append(Finding(final: start.address, words: essential(lines[start.line..<end])))
        }
        return findings
    }

    /// The address a line begins with, in brackets or quotes, with nothing before it.
    private static func addressAtStart(of line: String) -> PersonalAddress? {
        let inside = line.drop { "<'\"(“".contains($0) }
        guard let address = AddressScan.addresses(in: inside.prefix(330)).first,
            inside.lowercased().hasPrefix(address.text)
        else { return nil }
        let next = inside.dropFirst(address.text.count).first
        return next == nil || ">:'\",)” \t:，".contains(next ?? " ") ? address : nil
    }

    /// Findings where the text is about one recipient, or about several at once.
    private static func wholeText(
        _ lines: ArraySlice<String>,
        _ failed: [PersonalAddress],
        _ returned: [PersonalAddress],
        _ own: Set<PersonalAddress>
    ) -> [Finding] {
        let words = essential(lines)
        var named = failed
        if named.isEmpty { named = AddressScan.addresses(in: lines.joined(separator: "\n")) }
        named = named.filter { !own.contains($0) && !isServer($0) }
        let ours = named.filter(returned.contains)
        if !ours.isEmpty { named = ours }
        if named.isEmpty {
            return [Finding(final: returned.count == 1 ? returned[0] : nil, words: words, isExact: false)]
        }
        return named.prefix(20).map { Finding(final: $0, words: words, isExact: named.count == 1) }
    }

    /// The lines that tell the reason, with what follows each up to an empty line; all where none stands out.
    ///
    /// Providers also list what may happen at all, which says nothing about this message.
    private static func essential(_ lines: ArraySlice<String>) -> String {
        var kept: [String] = []
        var isOpen = false
        for line in lines {
            let bytes = Array(line.utf8)[...]
            let isReply = ReplyCode.find(in: bytes) != nil || EnhancedStatus(in: bytes) != nil
            let isLabel = reasonLabels.occurs(in: line)
            isOpen = isReply || isLabel || (isOpen && !line.isEmpty)
            if isOpen { kept.append(line) }
        }
        return (kept.isEmpty ? lines.filter { !$0.isEmpty } : kept[...]).joined(separator: " ")
    }

    /// Whether an address is a server's own.
    static func isServer(_ address: PersonalAddress) -> Bool {
        let local = address.text.prefix { $0 != "@" }
        return ["postmaster", "mailer-daemon", "mail-daemon", "mdaemon", "maildaemon"].contains(String(local))
            || local.hasPrefix("microsoftexchange") || local.hasPrefix("mailer-daemon")
    }
}
