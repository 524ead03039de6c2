import Lifecycle
import Testing

@testable import Templates

@Suite("Rendering")
struct RenderingTests {
    private let folder = TemplateFolder.make([
        "hello.sms": "{{称呼}}您好，\n  咨询{{热线}}。\n", "long.sms": "{{称呼}}", "page.txt": "检查表\n\n□ {{项目}} & <门>\n",
        "page.sms": "welcome to\nour {{项目}}",
    ])

    @Test("an SMS is one paragraph after its signature")
    func paragraph() throws {
        let text = try folder.sms(template: "hello", values: ["称呼": "王女士"], messageClass: .notice).text
        #expect(text == "【某某置业】王女士您好，咨询400-800-1234。")
    }

    @Test("a promotion ends with the opt-out words")
    func promotion() throws {
        let text = try folder.sms(template: "hello", values: ["称呼": "王女士"], messageClass: .promotion).text
        #expect(text == "【某某置业】王女士您好，咨询400-800-1234。拒收请回复R")
    }

    @Test("Latin words stay apart when lines are joined, and line breaks in values as well")
    func latin() throws {
        let text = try folder.sms(template: "page", values: ["项目": "Cloud\nGarden"], messageClass: .notice).text
        #expect(text == "【某某置业】welcome to our Cloud Garden")
    }

    @Test("a missing, empty or blank value is an error and never a gap", arguments: [nil, "", " \n\u{3000}"])
    func missing(value: String?) {
        let values = value.map { ["称呼": $0] } ?? [:]
        #expect(throws: RenderingProblem.missingVariable(template: "hello", variable: "称呼")) {
            try folder.sms(template: "hello", values: values, messageClass: .notice)
        }
    }

    @Test("signature and hotline come from the settings, and must be there")
    func settings() throws {
        let values = ["称呼": "王女士", "热线": "12345", "签名": "别家"]
        #expect(try folder.sms(template: "hello", values: values, messageClass: .notice).text.contains("400-800-1234"))
        let bare = TemplateFolder.make(["a.sms": "您好"], settings: TemplateSettings(signature: " ", hotline: ""))
        #expect(throws: RenderingProblem.missingVariable(template: "a", variable: "签名")) {
            try bare.sms(template: "a", values: values, messageClass: .notice)
        }
    }

    @Test("a text the network would not carry is refused, signature and opt-out words included")
    func tooLong() throws {
        let name = String(repeating: "王", count: 664)
        #expect(try folder.sms(template: "long", values: ["称呼": name], messageClass: .notice).text.utf16.count == 670)
        #expect(throws: RenderingProblem.tooLong(template: "long", parts: 11, limit: 10)) {
            try folder.sms(template: "long", values: ["称呼": name], messageClass: .promotion)
        }
    }

    @Test("a value cannot pass itself off as a signature")
    func lenticular() {
        #expect(throws: RenderingProblem.self) {
            try folder.sms(template: "long", values: ["称呼": "王【银行】"], messageClass: .notice)
        }
    }

    @Test("a value is text: it is neither escaped nor rendered again")
    func literal() throws {
        #expect(try folder.text(template: "page", values: ["项目": "A&B <{{热线}}>"]) == "检查表\n\n□ A&B <{{热线}}> & <门>")
    }

    @Test("an unknown template is named")
    func unknown() {
        #expect(throws: RenderingProblem.unknownTemplate("b")) { try folder.text(template: "b", values: [:]) }
        #expect(throws: RenderingProblem.unknownTemplate("hello")) { try folder.email("hello") }
    }
}
