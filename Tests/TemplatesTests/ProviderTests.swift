import Lifecycle
import Testing

@testable import Templates

@Suite("SMS providers and templates")
struct ProviderTests {
    private func refusals(
        _ provider: String,
        _ text: String,
        _ classes: Set<MessageClass> = [.notice],
        codes: Set<String>? = nil
    ) throws -> [TemplateProblem] {
        let folder = TemplateFolder(
            files: [TemplateFile(name: "x.sms", bytes: Array(text.utf8))],
            settings: TemplateSettings(signature: "某某置业", hotline: "400-800-1234")
        )
        let profile = try #require(ProviderProfile.named(provider))
        return folder.refusals(of: profile, classes: ["x": classes], codes: codes)
    }

    @Test(
        "a provider refuses what its rules say",
        arguments: [
            ("kannel", "{{称呼}}{{房屋}}★装修优惠券", .promotion, []),
            ("aliyun", "{{称呼}}您好。", .notice, []), ("aliyun", "{{称呼}}您好。", .promotion, ["会员"]),
            ("aliyun", "尊敬的会员{{称呼}}您好。", .promotion, []), ("aliyun", "{{称呼}}您好★。", .notice, ["★"]),
            ("huawei", "您好。", .notice, ["验证码"]), ("huawei", "您好，详询{{热线}}。", .promotion, ["验证码"]),
            ("huawei", "{{称呼}}您好。", .promotion, ["验证码", "不能有变量"]),
            ("tencent", "{{称呼}}{{房屋}}您好。", .notice, ["验证码", "相邻"]),
            ("tencent", "{{称呼}}您好\n装修指引。", .notice, ["验证码", "装修"]),
            ("qiniu", "您好。", .promotion, ["回T退订"]), ("qiniu", "您好。", .notice, []), ("getui", "您好。", .promotion, []),
        ] as [(String, String, MessageClass, [String])]
    )
    func rules(provider: String, text: String, messageClass: MessageClass, reasons: [String]) throws {
        let found = try refusals(provider, text, [messageClass])
        #expect(found.count == reasons.count, "\(found)")
        for (problem, reason) in zip(found, reasons) {
            #expect(problem.message.chinese.contains(reason))
            #expect(!problem.message.english.isEmpty && !problem.hint.english.isEmpty && !problem.hint.chinese.isEmpty)
        }
    }

    @Test("a refusal names its line")
    func line() throws {
        #expect(try refusals("tencent", "您好\n装修指引。").last?.line == 2)
    }

    @Test("a template of both classes is held to both, one that no rule uses to a notice's")
    func classes() throws {
        #expect(try refusals("qiniu", "您好。", [.notice, .promotion]).count == 1)
        #expect(try refusals("qiniu", "您好。", []).isEmpty)
    }

    @Test("where texts need a code, a template without one is named")
    func codes() throws {
        #expect(try refusals("aliyun", "您好。", codes: []).first?.hint.english.contains("x=CODE") == true)
        #expect(try refusals("aliyun", "您好。", codes: ["x"]).isEmpty)
        #expect(try refusals("kannel", "您好。", codes: []).isEmpty)
    }

    @Test("every profile is found by its name")
    func names() {
        for profile in ProviderProfile.all { #expect(ProviderProfile.named(profile.name) == profile) }
        #expect(ProviderProfile.named("none") == nil)
    }
}
