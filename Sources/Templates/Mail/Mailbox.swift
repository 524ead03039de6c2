import Lifecycle

/// An address that can stand in a header as it is: ASCII, without spaces, brackets or control characters.
struct Mailbox: Hashable {
    let text: String
    let domain: String

    /// Checks an address.
    /// - Parameters:
    ///   - text: The address alone, without a name.
    ///   - header: Where it goes, for the error.
    /// - Throws: ``MailHeaderProblem`` when it cannot.
    init(_ text: String, _ header: MailHeaderProblem.Header) throws(MailHeaderProblem) {
        let halves = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }), text.utf8.count <= 254,  // RFC 5321 §4.5.3.1
            text.utf8.allSatisfy(Self.isPlain)
        else { throw .unsafe(header) }
        self.text = text
        domain = String(Substring(halves[1]))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "<", ">", "(", ")", ",", ";", ":", "\\", "\"", "[", "]": false
        default: (0x21...0x7E).contains(byte)
        }
    }
}

/// A header value that is refused, named by its header and never by its content.
struct MailHeaderProblem: Error, Hashable {
    enum Header: Hashable {
        case sender
        case senderName
        case recipient
        case subject
        case key
        case page

        fileprivate var title: Phrase {
            switch self {
            case .sender: Phrase("the sender's mailbox", zh: "发件邮箱")
            case .senderName: Phrase("the sender's name", zh: "发件人名称")
            case .recipient: Phrase("the recipient's mailbox", zh: "收件邮箱")
            case .subject: Phrase("the subject", zh: "邮件主题")
            case .key: Phrase("the message's key", zh: "邮件编号")
            case .page: Phrase("the page to unsubscribe", zh: "退订网址")
            }
        }
    }

    let header: Header

    static func unsafe(_ header: Header) -> MailHeaderProblem { MailHeaderProblem(header: header) }

    /// What is wrong and what to do.
    var phrase: Phrase {
        Phrase(
            "\(header.title.english) is empty or holds what a header cannot carry: correct the record or the settings",
            zh: "\(header.title.chinese)为空，或含有邮件头不允许的字符，请改正客户资料或设置"
        )
    }

    /// Refuses control characters and line breaks of every script: they could begin a header of their own.
    static func checkText(_ text: String, _ header: Header) throws(MailHeaderProblem) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: throw .unsafe(header)  // Cc, Zl and Zp: there are no others
            default: continue
            }
        }
    }

    /// Refuses what is no encrypted page's address, or cannot stand between `<` and `>`.
    static func checkPage(_ page: String) throws(MailHeaderProblem) {
        let isPlain = page.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>,\"\\^`{|}".utf8.contains($0) }
        guard page.hasPrefix("https://"), isPlain, page.utf8.count <= 900 else { throw .unsafe(.page) }
    }

    /// Refuses what cannot be the left part of a Message-ID.
    static func checkKey(_ key: String) throws(MailHeaderProblem) {
        let allowed = key.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "-._+=".utf8.contains(byte)
        }
        guard allowed, !key.isEmpty, key.utf8.count <= 200 else { throw .unsafe(.key) }
    }
}
