import Lifecycle
import Testing

@testable import Templates

@Suite("Template scan")
struct TemplateScanTests {
    @Test("an empty text has nothing in it")
    func empty() {
        #expect(TemplateScan("").pieces.isEmpty)
        #expect(TemplateScan("").findings.isEmpty)
    }

    @Test("variables are listed once, in the order of first use, with or without spaces inside the braces")
    func variables() {
        let scan = TemplateScan("{{ 称呼 }}您好，{{项目}}\n{{称呼}}")
        #expect(scan.pieces.variables == [.salutation, .project])
        #expect(scan.pieces.first == .variable(.salutation) && scan.pieces.count == 5)
    }

    @Test("an unknown variable is found with its line and the nearest name")
    func unknown() {
        let scan = TemplateScan("您好\n{{称乎}}，{{积分}}", firstLine: 3)
        #expect(scan.findings.map(\.line) == [4, 4])
        #expect(scan.findings.first?.hint.english == "did you mean {{称呼}}?")
        #expect(scan.findings.last?.hint.english.contains("称呼、项目") == true)
    }

    @Test(
        "nothing but plain variables is allowed",
        arguments: [
            "{{#称呼}}", "{{^称呼}}", "{{/称呼}}", "{{> 称呼}}", "{{&称呼}}", "{{!称呼}}", "{{=<% %>=}}", "{{{称呼}}}",
            "{{}}", "{{ }}", "{{% CONTENT_TYPE:TEXT}}",
        ]
    )
    func plainOnly(text: String) {
        #expect(TemplateScan(text).findings == [.notPlain(line: 1)])
    }

    @Test(
        "slips with braces are found",
        arguments: [
            ("{{称呼", TemplateFinding.unclosed(line: 1)), ("{{称呼\n}}", .unclosed(line: 1)), ("称呼}}", .unopened(line: 1)),
            ("{称呼}", .singleBrace("称呼", line: 1)), ("｛｛称呼｝｝", .singleBrace("称呼", line: 1)),
        ]
    )
    func slips(text: String, finding: TemplateFinding) {
        #expect(TemplateScan(text).findings.first == finding)
    }

    @Test("single braces around other words are text, as in a style sheet")
    func styleSheet() {
        #expect(TemplateScan("p {color:red}").findings.isEmpty)
    }

    @Test("every variable has a name of its own and says what it means")
    func table() {
        #expect(Set(TemplateVariable.allCases.map(\.name)).count == TemplateVariable.allCases.count)
        for variable in TemplateVariable.allCases {
            #expect(TemplateVariable(name: variable.name) == variable)
            #expect(!variable.meaning.english.isEmpty && !variable.meaning.chinese.isEmpty)
        }
    }
}
