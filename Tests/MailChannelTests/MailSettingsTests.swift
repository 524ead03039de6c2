import Testing

@testable import MailChannel

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
        for connections in [0, 65] {
            #expect(throws: MailSettingsProblem.connections(connections)) {
                try MailSettings(host: "a", from: "a@b", connections: connections)
            }
        }
        #expect(throws: MailSettingsProblem.login) {
            try MailSettings(host: "a", login: .init(user: "", password: "x"), from: "a@b")
        }
    }
}
