/// A status code such as 5.1.1 (RFC 3463).
package struct EnhancedStatus: Hashable, Sendable, CustomStringConvertible {
    /// 2 for success, 4 for a failure that may pass, 5 for one that stays.
    package let category: Int
    /// What it is about, 0 through 999: 1 addresses, 2 mailboxes, 7 policy.
    package let subject: Int
    /// More about it, 0 through 999.
    package let detail: Int

    /// Names a code.
    package init(_ category: Int, _ subject: Int, _ detail: Int) {
        self.category = category
        self.subject = subject
        self.detail = detail
    }

    /// As it is written.
    package var description: String { "\(category).\(subject).\(detail)" }

    /// Whether it says no more than that something failed.
    var isVague: Bool { (subject == 0 && detail == 0) || (subject == 5 && detail == 0) }

    /// Finds the first code in a text, such as `#5.1.1` or `550-5.1.1`; parts of longer numbers are none.
    init?(in text: ArraySlice<UInt8>) {
        var place = text.startIndex
        while let dot = text.firstIndex(of: UInt8(ascii: "."), from: place) {
            place = dot + 1
            if let code = Self.code(in: text, firstDot: dot) {
                self = code
                return
            }
        }
        return nil
    }

    private static func code(in text: ArraySlice<UInt8>, firstDot dot: Int) -> EnhancedStatus? {
        guard dot > text.startIndex, [0x32, 0x34, 0x35].contains(text[dot - 1]),
            dot - 1 == text.startIndex || !isPartOfNumber(text[dot - 2])
        else { return nil }
        let subject = text[(dot + 1)...].prefix(4).prefix(while: \.isDigit)
        guard 1...3 ~= subject.count, text.hasBytes([0x2E], at: subject.endIndex) else { return nil }
        let detail = text[(subject.endIndex + 1)...].prefix(4).prefix(while: \.isDigit)
        guard 1...3 ~= detail.count else { return nil }
        let rest = text[detail.endIndex...]
        // An address of a host has a fourth number, a sentence ends in a dot alone.
        let goesOn = rest.first == UInt8(ascii: ".") && rest.dropFirst().first?.isDigit == true
        guard !goesOn, rest.first?.isDigit != true else { return nil }
        return EnhancedStatus(Int(text[dot - 1]) - 0x30, number(subject), number(detail))
    }

    private static func isPartOfNumber(_ byte: UInt8) -> Bool { byte.isDigit || byte == UInt8(ascii: ".") }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } }
}

/// A reply code of SMTP in a server's words, such as 550.
enum ReplyCode {
    /// The first number of three digits from 400 through 599 that stands alone; nothing where there is none.
    static func find(in text: ArraySlice<UInt8>) -> Int? {
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index].isDigit else {
                index += 1
                continue
            }
            let digits = text[index...].prefix(while: \.isDigit)
            let code = digits.count == 3 ? digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } : 0
            let before = index > text.startIndex ? text[index - 1] : 0x20
            let after = digits.endIndex < text.endIndex ? text[digits.endIndex] : 0x20
            if 400...599 ~= code, !isJoined(before), !isJoined(after) { return code }
            index = digits.endIndex
        }
        return nil
    }

    private static func isJoined(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@") || 0x61...0x7A ~= byte | 0x20
            || byte == UInt8(ascii: "_")
    }
}
