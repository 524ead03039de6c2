import Lifecycle
import Testing

@testable import Templates

@Suite("Mail headers")
struct MailHeaderTests {
    @Test(
        "a date is written on the clock of China",
        arguments: [
            (Int64(0), "Thu, 1 Jan 1970 08:00:00 +0800"), (-28_801, "Wed, 31 Dec 1969 23:59:59 +0800"),
            (1_795_311_000, "Sun, 22 Nov 2026 09:30:00 +0800"), (1_709_135_999, "Wed, 28 Feb 2024 23:59:59 +0800"),
            (1_709_136_000, "Thu, 29 Feb 2024 00:00:00 +0800"),
        ]
    )
    func date(seconds: Int64, expected: String) {
        #expect(MailDate.text(secondsSince1970: seconds) == expected)
    }

    @Test("plain ASCII stays, anything else becomes encoded words")
    func words() {
        #expect(EncodedWord.unstructured("", column: 9).isEmpty)
        #expect(EncodedWord.unstructured("Welcome", column: 9) == "Welcome")
        #expect(EncodedWord.unstructured("您好", column: 9) == "=?UTF-8?B?5oKo5aW9?=")
        #expect(EncodedWord.unstructured("=?x?=", column: 9) == "=?UTF-8?B?PT94Pz0=?=")
        #expect(EncodedWord.phrase("Care \"A\"", column: 6) == "\"Care \\\"A\\\"\"")
    }

    @Test(
        "words keep to their limits and never cut a character",
        arguments: ["验", "a验", "ab验", "𠮷", "👨‍👩‍👧", "e\u{301}"]
    )
    func folding(unit: String) throws {
        let text = String(repeating: unit, count: 40)
        let lines = ("Subject: " + EncodedWord.unstructured(text, column: 9)).split(separator: "\r\n")
        #expect(lines.count > 1)
        #expect(lines.allSatisfy { $0.count <= 76 })
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" =?") && $0.count <= 76 })
        let decoded = try lines.map { try decode($0) }
        #expect(decoded.joined() == text)
        #expect(decoded.allSatisfy { !$0.contains("\u{FFFD}") && $0.first?.unicodeScalars.first != "\u{301}" })
    }

    @Test("a long run of plain ASCII is folded as well")
    func longASCII() {
        let folded = EncodedWord.unstructured(String(repeating: "a", count: 200), column: 9)
        #expect(folded.split(separator: "\r\n").allSatisfy { $0.count <= 76 })
    }

    @Test(
        "an address that could carry anything else is refused",
        arguments: [
            "", "a", "@b", "a@", "a@b@c", "a b@c.cn", "a@c.cn\r\nBcc: x@y.cn", "a@c.cn\n", "<a@c.cn>", "a,b@c.cn",
            "王@c.cn",
            "a\u{7F}@c.cn",
        ]
    )
    func addresses(address: String) {
        #expect(throws: MailHeaderProblem.unsafe(.recipient)) { try Mailbox(address, .recipient) }
    }

    @Test(
        "line breaks and control characters are refused in every header",
        arguments: ["\r\n", "\n", "\u{0}", "\u{85}", "\u{2028}"]
    )
    func injection(separator: String) {
        let folder = TemplateFolder.make(["a.email.txt": "主题: {{称呼}}\n\n您好"])
        let evil = "王\(separator)Bcc: x@y.cn"
        #expect(throws: RenderingProblem.self) { try folder.email("a", ["称呼": evil]) }
        #expect(throws: RenderingProblem.self) { try folder.email("a", ["称呼": "王"], .make(name: evil)) }
        #expect(throws: RenderingProblem.self) { try folder.email("a", ["称呼": "王"], .make(key: evil)) }
        #expect(throws: RenderingProblem.self) { try folder.email("a", ["称呼": "王"], .make(from: evil)) }
        #expect(throws: Never.self) { try folder.email("a", ["称呼": "王"]) }
    }

    @Test("the error names the header and not its content")
    func discreet() {
        let folder = TemplateFolder.make(["a.email.txt": "主题: 您好\n\n您好"])
        let error = #expect(throws: RenderingProblem.self) { try folder.email("a", [:], .make(to: "secret name@x.cn")) }
        #expect(error?.description.contains("secret") == false)
        #expect(error?.description.contains("the recipient's mailbox") == true)
    }

    private func decode(_ line: Substring) throws -> String {
        let open = try #require(line.firstRange(of: "?B?"))
        return try #require(Base64.text(String(line[open.upperBound...].dropLast(2))))
    }
}
