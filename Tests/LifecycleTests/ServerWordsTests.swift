import Lifecycle
import Testing

@Suite("Server words")
struct ServerWordsTests {
    @Test(
        "are one line without addresses",
        arguments: [
            ("", ""), ("2.0.0 Ok\r\n", "2.0.0 Ok"), ("a\r\nb\tc\u{1B}[1m\u{7F}d", "a b c [1m d"),
            ("<zhang.san@example.com>: unknown", "[…] unknown"), ("user zhang.san unknown", "user […] unknown"),
            ("user Zhang.San, unknown", "user […] unknown"), ("张三@example.com 不存在", "[…] 不存在"),
            ("2.0.0 Ok: queued", "2.0.0 Ok: queued"), ("no 13800000000", "no […]"), ("id 1234567890", "id 1234567890"),
            ("for ZHANG.SAN", "for […]"), ("a  b", "a b"), (" a ", "a"),
            ("zhang sane", "zhang sane"), ("queued as 1A2B\u{202E}3", "queued as 1A2B 3"),
        ]
    )
    func clean(text: String, expected: String) {
        #expect(ServerWords.clean(text, about: "zhang.san@example.com") == expected)
    }

    @Test("are cut to 200 characters", arguments: [199, 200, 201, 4096])
    func cut(length: Int) {
        #expect(ServerWords.clean(String(repeating: "验", count: length)).count == min(length, 200))
    }
}
