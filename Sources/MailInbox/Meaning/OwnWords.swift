/// What somebody wrote in an answer: the text without what it quotes and without its signature.
enum OwnWords {
    /// The lines above the first quotation or signature, without quoted ones; empty when nothing was added.
    static func of(_ text: String) -> String {
        var kept: [String] = []
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }
        for (index, line) in lines.enumerated() {
            if line.hasPrefix(">") || line.hasPrefix("|") { continue }
            let next = index + 1 < lines.count ? lines[index + 1] : ""
            if endsOwnWords(line, next: next) { break }
            kept.append(line)
        }
        return kept.joined(separator: "\n").trimmed
    }

    private static func endsOwnWords(_ line: String, next: String) -> Bool {
        if line.isEmpty { return false }
        return isRule(line) || isSignature(line) || isQuotedHeader(line) || isAttribution(line)
            || (line.utf8.count < 200 && beginsAttribution(line) && isAttribution(next))
    }

    /// A line of signs only, or with a name for what comes under it: `-----Original Message-----`, `---原始邮件---`.
    private static func isRule(_ line: String) -> Bool {
        let inside = line.drop { "-_=*—―".contains($0) }
        guard line.utf8.count - inside.utf8.count >= 2 else { return false }
        return inside.isEmpty || copyTitles.opens(inside.drop { $0 == " " })
    }

    /// The line a program adds under every text.
    private static func isSignature(_ line: String) -> Bool { signatures.opens(line) && line.utf8.count < 200 }

    /// The first line of a header that a program copies over the text it quotes.
    private static func isQuotedHeader(_ line: String) -> Bool { senderFields.opens(line.drop { "* ".contains($0) }) }

    /// `On … wrote:` and `在 …，… 写道：`.
    private static func isAttribution(_ line: String) -> Bool {
        let ending = line.suffix(6).lowercased()
        return ["wrote:", "写道:", "写道：", "寫道：", "寫道:", "wrote："].contains { ending.hasSuffix($0) }
    }

    private static func beginsAttribution(_ line: String) -> Bool {
        attributions.opens(line) || line.first?.isNumber == true
    }

    private static let copyTitles = WordTable([
        "original message", "原始邮件", "原邮件", "回复的原邮件", "forwarded message", "转发邮件", "replied message",
    ])
    private static let signatures = WordTable([
        "发自我的", "發自我的", "来自我的", "发自", "sent from my", "sent from mail for", "get outlook for", "获取 outlook",
        "sent via", "从我的", "由网易", "网易邮箱", "通过手机发送",
    ])
    private static let senderFields = WordTable(["发件人:", "发件人：", "发件人 :", "from:", "寄件者:", "寄件者："])
    private static let attributions = WordTable(["on ", "at ", "在 ", "于 ", "在20", "于20"])
}
