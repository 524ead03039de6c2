import Lifecycle
import Testing

@testable import MailChannel

@Suite("Server words")
struct ServerWordsTests {
    @Test(
        "are one line without addresses",
        arguments: [
            ("", ""), ("2.0.0 Ok\r\n", "2.0.0 Ok"), ("a\r\nb\tc\u{1B}[1m\u{7F}d", "a b c [1m d"),
            ("<zhang.san@example.com>: unknown", "[…] unknown"), ("user zhang.san unknown", "user […] unknown"),
            ("user Zhang.San, unknown", "user […] unknown"), ("张三@example.com 不存在", "[…] 不存在"),
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

@Suite("Mail settings")
struct MailSettingsTests {
    @Test("hosts are names or IPv4 addresses", arguments: ["", "a:25", "a b", "a\r\nb", "::1", "é.com", "a/b"])
    func hosts(host: String) {
        #expect(throws: MailSettingsProblem.host(host)) { try MailSettings(host: host, from: "a@example.com") }
    }

    @Test("limits are checked")
    func limits() {
        #expect(throws: MailSettingsProblem.port(0)) { try MailSettings(host: "a", port: 0, from: "a@b") }
        #expect(throws: MailSettingsProblem.port(65_536)) { try MailSettings(host: "a", port: 65_536, from: "a@b") }
        #expect(throws: MailSettingsProblem.from) { try MailSettings(host: "a", from: "Care <a@b>") }
        #expect(throws: MailSettingsProblem.timeout(.zero)) {
            try MailSettings(host: "a", from: "a@b", timeout: .zero)
        }
        #expect(throws: MailSettingsProblem.messagesPerSession(0)) {
            try MailSettings(host: "a", from: "a@b", messagesPerSession: 0)
        }
        #expect(throws: MailSettingsProblem.login) {
            try MailSettings(host: "a", login: .init(user: "", password: "x"), from: "a@b")
        }
    }
}
