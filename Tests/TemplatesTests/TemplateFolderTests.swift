import Foundation
import Lifecycle
import Testing

@testable import Templates

@Suite("Template folder")
struct TemplateFolderTests {
    @Test("one broken file is a problem, the others work")
    func lenient() throws {
        let folder = TemplateFolder.make(["bad.sms": "{{称乎}}您好", "good.sms": "{{称呼}}您好"])
        #expect(folder.names(.sms) == ["good"])
        #expect(folder.problems.map(\.file) == ["bad.sms"])
        #expect(try folder.sms(template: "good", values: ["称呼": "王女士"], messageClass: .notice).text == "【某某置业】王女士您好")
        let error = #expect(throws: RenderingProblem.self) {
            try folder.sms(template: "bad", values: [:], messageClass: .notice)
        }
        guard case .malformed("bad", let detail) = error else {
            Issue.record("expected a malformed template")
            return
        }
        #expect(detail.english == "bad.sms, line 1: there is no variable {{称乎}}: did you mean {{称呼}}?")
    }

    @Test(
        "what is wrong with a file is said with its line",
        arguments: [
            ("a.sms", "", TemplateFinding.empty), ("a.txt", " \n", .empty), ("a.email.txt", "", .subjectMissing),
            ("a.email.txt", "主题:\n\n您好", .subjectMissing), ("a.email.txt", "\n您好", .subjectMissing),
            ("a.email.txt", "主题: 您好\n", .empty), ("a.email.txt", "主题: 您好\n尊敬的\n\n您好", .unknownFrontLine(line: 2)),
            ("a.email.txt", "主题: 您好\n\n您好\n{{称呼", .unclosed(line: 4)), ("a.email.html", "<p>您好</p>", .withoutText),
            ("a.sms", "您好\n【某某】", .lenticular(line: 2)), ("a.sms", "您好，拒收请回复R", .optOut(line: 1)),
            ("a.sms", "{{称呼}} {{项目}}", .adjacent(line: 1)), ("a.sms", "您好，{{称呼}}\n{{项目}}", .adjacent(line: 2)),
            ("a.smss", "您好", .unknownKind),
        ]
    )
    func findings(file: String, text: String, expected: TemplateFinding) {
        let name = file == "a.smss" ? file : "a"
        #expect(TemplateFolder.make([file: text]).problems.first == expected.located(template: name, file: file))
    }

    @Test("symbols that carriers refuse are warnings", arguments: ["¥", "￥", "★", "※", "✓", "^_^", "&"])
    func symbols(symbol: String) {
        let folder = TemplateFolder.make(["a.sms": "您好\(symbol)"])
        #expect(folder.problems.map(\.severity) == [.warning])
        #expect(folder.names(.sms) == ["a"])
    }

    @Test("a file in another encoding is a problem")
    func encoding() {
        let file = TemplateFile(name: "a.sms", bytes: [0xC4, 0xFA, 0xBA, 0xC3])  // 您好 in GB18030
        let folder = TemplateFolder(files: [file], settings: .make())
        #expect(folder.problems == [TemplateFinding.notUTF8.located(template: "a", file: "a.sms")])
    }

    @Test("a byte order mark and CRLF do not show")
    func windows() throws {
        let file = TemplateFile(name: "a.email.txt", bytes: [0xEF, 0xBB, 0xBF] + Array("主题: 您好\r\n\r\n您好".utf8))
        let folder = TemplateFolder(files: [file], settings: .make())
        #expect(folder.problems.isEmpty)
        #expect(folder.names(.email) == ["a"])
    }

    @Test("kinds do not share names, and hidden files and a README are not templates")
    func kinds() {
        let folder = TemplateFolder.make([
            "a.sms": "短信", "a.txt": "话术", "a.email.txt": "主题: 邮件\n\n邮件", ".a.sms": "x", "README.md": "x",
        ])
        #expect(folder.problems.isEmpty)
        #expect(TemplateKind.allCases.map { folder.names($0) } == [["a"], ["a"], ["a"]])
        #expect(!folder.contains(.sms, "b"))
    }

    @Test("a broken HTML page makes its e-mail unusable")
    func brokenPage() {
        let folder = TemplateFolder.make(["a.email.txt": "主题: 您好\n\n您好", "a.email.html": "{{{称呼}}}"])
        #expect(folder.names(.email).isEmpty)
        #expect(folder.contains(.email, "a"))
        #expect(throws: RenderingProblem.self) { try folder.email("a") }
    }

    @Test("the variables a record must give are known before anything is rendered")
    func variables() {
        let folder = TemplateFolder.make([
            "a.sms": "{{称呼}}，{{热线}}", "a.email.txt": "主题: {{项目}}\n\n{{称呼}}", "a.email.html": "{{房屋}}",
        ])
        #expect(folder.variables(.sms, "a") == [.salutation])
        #expect(folder.variables(.email, "a") == [.project, .salutation, .home])
        #expect(folder.variables(.text, "a") == nil)
    }

    @Test("a folder that is not there says so")
    func missing() {
        #expect(throws: TemplateFolderError.unreadable(path: "/nowhere")) {
            try TemplateFolder(path: "/nowhere", settings: .make())
        }
    }
}
