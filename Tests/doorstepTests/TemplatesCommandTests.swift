import Foundation
import Testing

private struct Provider: Decodable {
    struct Refusal: Decodable {
        let template: String
        let file: String
        let line: Int
        let message: String
    }

    let provider: String
    let configured: Bool
    let refusals: [Refusal]
}

@Suite("doorstep templates")
struct TemplatesCommandTests {
    private func settings(_ site: Site, _ lines: String) throws {
        let path = "\(site.path)/doorstep.yaml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try (text + "\n" + lines + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test("all providers are looked at, and none decides while SMS goes to the spool")
    func all() throws {
        let site = try Site()
        let check = try site.run("templates", "check", "--json")
        #expect(check.status == 0)
        let providers: [Provider] = try check.json()
        #expect(providers.map(\.provider) == ["aliyun", "getui", "huawei", "kannel", "qiniu", "tencent"])
        #expect(providers.allSatisfy { !$0.configured })
        #expect(providers.first { $0.provider == "kannel" }?.refusals.isEmpty == true)
        #expect(providers.first { $0.provider == "huawei" }?.refusals.isEmpty == false)
    }

    @Test("the provider asked for, or the one of the settings, decides the status")
    func status() throws {
        let site = try Site()
        #expect(try site.run("templates", "check", "--provider", "huawei").status == 2)
        #expect(try site.run("templates", "check", "--provider", "kannel").status == 0)
        let slip = try site.run("templates", "check", "--provider", "huawi")
        #expect(slip.status == 64 && slip.stderr.contains("huawei"))
        try settings(site, "sms:\n  provider: huawei")
        #expect(try site.run("templates", "check").status == 2)
        try settings(site, "  templates: []")
        #expect(try site.run("templates", "check", "--provider", "kannel").status == 0)
    }

    @Test(
        "settings of SMS are checked",
        arguments: [
            ("sms:\n  chanel: kannel", "did you mean sms.channel?"),
            ("sms:\n  channel: pigeon", "sms.channel must be spool or kannel or aliyun or tencent or http"),
            ("sms:\n  channel: kannel", "needs sms.user"),
            ("sms:\n  channel: kannel\n  user: care", "DOORSTEP_SMS_PASSWORD"),
            ("sms:\n  channel: kannel\n  user: care\n  password: x", "no setting sms.password"),
            ("sms:\n  channel: http\n  url: \"http://{host}/\"\n  answer:\n    accepted: [\"0\"]", "no field {host}"),
            ("sms:\n  channel: http\n  url: \"ftp://x/\"\n  answer:\n    accepted: [\"0\"]", "http:// or https://"),
            ("sms:\n  channel: http\n  url: \"http://x/\"", "sms.answer.accepted"),
            ("sms:\n  connections: 0\n  channel: kannel", "sms.connections must be"),
            ("sms:\n  provider: nobody", "sms.provider must be"),
        ]
    )
    func settingsAreChecked(lines: String, words: String) throws {
        let site = try Site()
        try settings(site, lines)
        let check = try site.run("templates", "check")
        #expect(check.status == 1)
        #expect(check.stderr.contains(words), "\(check.stderr)")
    }
}
