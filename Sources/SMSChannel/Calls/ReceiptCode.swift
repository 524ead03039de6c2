import Lifecycle

/// What a receipt's code says about a message that did not arrive.
///
/// Sources: SMPP 3.4 §5.2.28 and appendix B for `DELIVRD` and its like; the codes mainland gateways add to them, as
/// SUBMAIL and Aliyun publish them; 3GPP TS 29.002 §17.6 for the numbers behind `MI:`, `MK:` and `MN:`, which are
/// errors of the subscriber register: 1 and 5 are unknown subscribers, the others pass.
enum ReceiptCode {
    /// Beginnings of codes, the longer before the shorter, and whom each concerns.
    static let table: [(prefix: String, blame: Receipt.Blame)] = [
        ("EXPIRED", .moment), ("UNDELIV", .moment), ("DELETED", .unclear), ("REJECTD", .unclear), ("UNKNOWN", .unclear),
        ("MI:0001", .address), ("MK:0001", .address), ("MN:0001", .address), ("MI:0005", .address),
        ("MK:0005", .address), ("MN:0005", .address), ("MI:", .moment), ("MK:", .moment), ("MN:", .moment),
        ("MA:", .content), ("KEYWORD", .content), ("CONTENT", .content), ("BLACK", .refusal), ("BLOCKED", .refusal),
        ("PUBLOKD", .refusal), ("MOBILE_IN_BLACK", .refusal), ("BEYOND", .policy), ("NOROUTE", .policy),
        ("MOBILE_SEND_LIMIT", .policy), ("SIGNBLOCKED", .signature), ("SIGFAIL", .signature), ("SIGN", .signature),
        ("INVALID_NUMBER", .address), ("MOBILE_NOT_ON_SERVICE", .moment), ("MOBLIE_TERMINAL_ERROR", .moment),
        ("MOBILE_ACCOUNT_ABNORMAL", .moment),
        // An SMSC's refusal of the request itself, as Kannel writes it.
        ("NACK/0x0000000b", .address), ("NACK/0x0000000a", .signature), ("NACK/0x00000014", .policy),
        ("NACK/0x00000058", .policy), ("NACK/", .unclear),
    ]

    /// Whom a code concerns; ``Receipt/Blame/unclear`` where the table has none.
    static func blame(_ code: String) -> Receipt.Blame {
        let code = code.uppercased()
        return table.first { code.hasPrefix($0.prefix.uppercased()) }?.blame ?? .unclear
    }

    /// The code within an SMSC's reply: the state of an SMPP receipt, the head of a refusal, or its first word.
    static func code(in reply: String) -> String {
        if let state = reply.firstRange(of: "stat:") {
            return String(reply[state.upperBound...].prefix { !$0.isWhitespace })
        }
        let word = reply.prefix { !$0.isWhitespace }
        guard word.hasPrefix("NACK/") else { return String(word) }
        return word.split(separator: "/").prefix(2).joined(separator: "/")
    }
}
