import Testing

@testable import MailInbox

@Suite("Parts of a message")
struct PartTests {
    @Test(
        "header values are read as people see them",
        arguments: [
            ("", ""), ("plain", "plain"), ("=?utf-8?B?6YCA6K6i?=", "退订"), ("=?UTF-8?q?=E9=80=80_a?=", "退 a"),
            ("=?gb2312?B?zcu2qQ==?=", "退订"), ("=?GBK?B?zcu2qQ==?=", "退订"), ("=?big5?B?sGitcQ==?=", "退訂"),
            ("a =?utf-8?Q?b?= c", "a b c"), ("=?utf-8?Q?a?= \t=?utf-8?Q?b?=", "ab"),
            ("=?utf-8?B?6YCA6A==?= =?utf-8?B?rqI=?=", "退订"),
            ("=?utf-8*zh?Q?a?=", "a"), ("=?utf-8?X?a?=", "=?utf-8?X?a?="), ("=?utf-8?B?", "=?utf-8?B?"), ("=?", "=?"),
            ("=?nonsense?Q?=E9=80=80?=", "退"), ("=?utf-8?B?====?=", ""), ("退订", "退订"), ("=?utf-8?Q?=ZZ?=", "=ZZ"),
        ]
    )
    func encodedWords(value: String, text: String) { #expect(EncodedWords.text(Array(value.utf8)) == text) }

    @Test("raw 8-bit text is UTF-8, or else GB18030, or has gaps")
    func charsets() {
        #expect(Charset.text([0xCD, 0xCB, 0xB6, 0xA9], named: nil) == "退订")
        #expect(Charset.text(Array("退订".utf8)[...], named: "iso-8859-1") == "退订")
        #expect(Charset.text([0xE9], named: "iso-8859-1") == "é")
        #expect(Charset.text([0x61, 0xFF, 0x62], named: "gb2312") == "a\u{FFFD}b")
        #expect(Charset.text([0x61, 0xFF], named: nil) == "a\u{FFFD}")
        #expect(Charset.text([0x90, 0x00, 0xBA, 0x8B], named: "utf-16le") == "\u{90}" + "\u{8BBA}")
    }

    @Test(
        "transfer encodings are undone as far as they go",
        arguments: [
            ("base64", "", ""), ("base64", "VEQ=", "TD"), ("base64", "VE\r\nQ", "TD"), ("base64", "VEQ=VEQ=", "TDTD"),
            ("base64", "!V*E Q-", "TD"), ("quoted-printable", "a=\r\nb=\nc", "abc"),
            ("quoted-printable", "=3D=3d", "=="),
            ("quoted-printable", "=", ""), ("quoted-printable", "=4", "=4"), ("quoted-printable", "a_b", "a_b"),
            ("8bit", "=3D", "=3D"),
        ]
    )
    func transfer(name: String, body: String, text: String) {
        #expect(String(decoding: TransferCoding.decode(Array(body.utf8)[...], named: name), as: UTF8.self) == text)
    }

    @Test(
        "a content type gives its kind and boundary, whatever is missing",
        arguments: [
            ("", "text/plain", nil), ("nonsense", "text/plain", nil), ("Multipart/Mixed", "multipart/mixed", nil),
            ("multipart/mixed; boundary=a", "multipart/mixed", "a"),
            ("multipart/mixed;boundary=\"a;b\"; x=y", "multipart/mixed", "a;b"),
            ("multipart/mixed; boundary=\"a", "multipart/mixed", "a"), ("a/b; Boundary = \" x \"", "a/b", "x"),
            ("a/b; boundary*0=\"x\"; boundary*1=y", "a/b", "xy"), ("a/b; boundary=", "a/b", nil),
            ("a/b; boundary=\"x\\\"y\"", "a/b", "x\"y"),
        ]
    )
    func contentType(value: String, kind: String, boundary: String?) {
        let type = ContentType(Array(value.utf8))
        #expect(type.kind == kind)
        #expect(type.boundary == boundary.map { Array($0.utf8) })
    }

    @Test(
        "parts are found although boundaries are broken",
        arguments: [
            ("boundary=b", "--b\n\none\n--b\n\ntwo\n--b--\nend", ["one\n", "two\n"]),
            ("boundary=b", "--b\r\n\r\none\r\n--b--", ["one\r\n"]),
            ("boundary=b", "--b\n\none\n--b\n\ntwo", ["one\n", "two"]),
            ("boundary=b", "--b  \n\none\n--bb\n--b--", ["one\n--bb\n"]), ("boundary=b", "--b\n--b--", [""]),
            ("boundary=other", "--part\nContent-Type: text/plain\n\none\n--part--", ["one\n"]),
            ("", "--part\nContent-Type: text/plain\n\none\n--part--", ["one\n"]),
            ("boundary=b", "nothing", ["nothing"]),
            ("", "", [""]),
        ]
    )
    func parts(parameter: String, body: String, texts: [String]) {
        let part = MessagePart(Array("Content-Type: multipart/mixed; \(parameter)\n\n\(body)".utf8)[...])
        #expect(part.leaves.map(\.text) == texts)
    }

    @Test("a header goes on over broken lines, folds and zero bytes")
    func header() {
        let text = "From x\nA: 1\n 2\n\t3\r\nbroken\n: none\nB\0b: 4\nC:5\0\nA: 6\n\nbody: no\n"
        let header = HeaderFields(Array(text.utf8)[...])
        #expect(header.raw("a").map { String(decoding: $0, as: UTF8.self) } == [" 1 2\t3", " 6"])
        #expect(header.text("c") == "5")
        #expect(!header.has("body") && !header.has("b") && !header.has("bb"))
        #expect(header.bodyStart == text.utf8.count - 9)
    }

    @Test(
        "HTML is read without marks, hidden parts and quotations",
        arguments: [
            ("", ""), ("a<br>b", "a\nb"), ("<style>x</style>a&nbsp;&lt;&#65;&#x42;&bogus;", "a <AB&bogus;"),
            ("a<blockquote>b<blockquote>c</blockquote>d</blockquote>e", "ae"), ("a<!-- <b> -->c", "ac"), ("a<!--", "a"),
            ("a<b", "a"),
            ("</style>a", "a"), ("<P CLASS=x>a\nb</P>", "\na b\n"),
        ]
    )
    func html(html: String, text: String) { #expect(HTMLText.plain(html) == text) }
}
