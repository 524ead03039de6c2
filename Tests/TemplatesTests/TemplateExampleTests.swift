import ChineseCalendar
import Lifecycle
import Testing

@testable import Templates

@Suite("Examples of templates")
struct TemplateExampleTests {
    private let day = Day(number: 20_779)  // 2026-11-22

    private let folder = TemplateFolder.make([
        "thanks.sms": "{{称呼}}，{{日期}}见。",
        "letter.email.txt": "主题: 致{{姓名}}\n\n{{房屋}}，{{时间}}，{{节点}}。",
        "script.txt": "{{顾问}}：{{项目}}，热线{{热线}}。",
        "long.sms": String(repeating: "长", count: 100),
    ])

    @Test("every variable has a value, and settings give the rest")
    func texts() {
        #expect(folder.problems.isEmpty)
        #expect(
            folder.example(.sms, "thanks", .notice, on: day).text == .success("【某某置业】王女士，2026年11月22日见。")
        )
        #expect(
            folder.example(.email, "letter", .notice, on: day).text
                == .success("致王芳\n\n云澜花园3栋2单元501，上午9点30分，主体结构封顶。")
        )
        #expect(
            folder.example(.text, "script", .notice, on: day).text == .success("欧阳静：云澜花园，热线400-800-1234。")
        )
    }

    @Test("an SMS is counted in parts, and nothing else is")
    func parts() {
        #expect(folder.example(.sms, "thanks", .promotion, on: day).parts == 1)
        #expect(folder.example(.sms, "long", .notice, on: day).parts == 2)
        #expect(folder.example(.email, "letter", .notice, on: day).parts == nil)
    }

    @Test("a template that is not there says so")
    func absent() {
        let example = folder.example(.sms, "none", .notice, on: day)
        #expect(example.text == .failure(.unknownTemplate("none")) && example.parts == nil)
    }
}
