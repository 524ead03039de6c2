/// What servers say when they refuse a message, and whom that blames.
///
/// Source: RFC 3463; the replies that QQ, NetEase (Coremail), Aliyun, Gmail, Exchange, Postfix, Exim, sendmail and
/// qmail give, as their help pages and public collections of bounces list them. All in lower case.
enum FailureWords {
    /// Words and what they mean.
    struct Sign {
        let words: [UInt8]
        let kind: FailureKind
        /// The second and third number of the status code that says the same.
        let status: (subject: Int, detail: Int)
    }

    /// The first sign in a server's words, in the order of the tables: where several speak, the mildest counts.
    static func sign(in words: ArraySlice<UInt8>) -> Sign? { signs.first { words.contains($0.words) } }

    /// Whether the words say that the address does not exist, whatever else they say.
    static func denyAddress(_ words: ArraySlice<UInt8>) -> Bool { hard.contains { words.contains($0.words) } }

    private static let signs = ambiguous + policy + tooLarge + full + passing + hard

    /// Servers say these of addresses that do not exist and of senders they do not like.
    private static let ambiguous = table(.soft, (0, 0), ["recipient address rejected: access denied"])

    private static let policy = table(
        .policy,
        (7, 1),
        [
            "spam", "black list", "blacklist", "blocklist", "block list", "blocked", "dnsbl", " rbl", "dkim", "dmarc",
            "spf", "frequency", "rate limit", "throttl", "reputation", "content rejected", "content denied",
            "content reject", "access denied", "rejected by recipients", "relay access denied", "relaying denied",
            "unable to relay", "not allowed to send", "not permitted to", "unauthenticated", "authentication required",
            "too many", "sender address rejected", "sender rejected", "sender denied", "sender verify",
            "invalid sender",
            "sender was rejected", "fake sender", "virus", "policy", "suspicious", "connection denied",
            "quota exceeded by",
            "sending quota", "hl:rep", "hl:icc", "hl:ifc", "hl:mep", "mi:dmc", "mi:cel", "mi:ccl", "mi:sfq", "mi:spb",
            "rp:drc", "rp:cel", "rp:ccl", "dt:spm", "dt:rbl", "dt:sum", "wm:bli", "wm:blu", "ptr record", "reverse dns",
            "rdns", "unverifyable", "client host rejected", "mail rejected",
            "unexpected volume", "user complaints", "mismatches client ip", "invalid ip", "protocol violation",
            "relay quota",
            "not accepting connections", "network not allowed", "unroutable sender", "valid from", "ip is rejected",
            "ip is forbidden", "user in blacklist", "垃圾邮件", "反垃圾", "黑名单", "频率", "发信数", "发件人", "内容", "拒收",
            "策略", "被拦截",
        ]
    )

    private static let tooLarge = table(
        .policy,
        (3, 4),
        [
            "message too large", "message size exceeds", "exceeds size limit", "exceeds the size", "exceeded mailsize",
            "fixed limit", "fixed maximum", "message too big", "邮件过大", "邮件太大", "邮件大小",
        ]
    )

    private static let full = table(
        .soft,
        (2, 2),
        [
            "mailbox full", "mailbox is full", "quota", "not enough space", "space not enough", "out of storage",
            "insufficient system storage", "insufficient storage", "exceeded storage", "mailbox size", "空间不足", "容量",
            "已满", "邮箱满",
        ]
    )

    private static let passing = table(
        .soft,
        (0, 0),
        [
            "try again", "temporar", "timed out", "timeout", "greylist", "graylist", "connection refused",
            "too long in the queue", "been in the queue too long", "disabled", "suspended", "deferred", "user hangup",
            "稍后", "超时", "冻结", "停用", "禁用",
        ]
    )

    private static let hard = table(
        .hard,
        (1, 1),
        [
            "user unknown", "unknown user", "user is unknown", "user not known", "no such user", "no such recipient",
            "no such mailbox", "no such person", "no such address", "user not found", "user not exist",
            "user does not exist", "user doesn't exist", "does not exist", "doesn't exist", "not a valid mailbox",
            "not a known user", "not a valid user", "not user of this server", "mailbox not found", "mailbox not exist",
            "no mailbox here by that name", "no mailbox found", "recipient not found", "recipient unknown",
            "unknown recipient", "recipient not exist", "invalid recipient", "invalid mailbox", "invalid user",
            "invalid address", "address unknown", "unknown address", "unknown local", "unknown or illegal alias",
            "no account by that name", "wasn't found at", "couldn't be found", "could not be found",
            "resolver.adr.recipnotfound", "resolver.adr.recipientnotfound", "recipient does not have an account",
            "nosuchuser", "recipient name is not recognized", "not listed in domino", "this user doesn't have a",
            "invalid final delivery userid", "local server don't exists that user", "不存在", "无此用户", "没有此用户", "未开通qq邮箱",
        ]
    )

    private static func table(_ kind: FailureKind, _ status: (Int, Int), _ words: [String]) -> [Sign] {
        words.map { Sign(words: Array($0.utf8), kind: kind, status: status) }
    }
}
