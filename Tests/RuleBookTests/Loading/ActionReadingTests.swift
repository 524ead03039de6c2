import ChineseCalendar
import Lifecycle
import Testing

@testable import RuleBook

@Suite("Reading actions")
struct ActionReadingTests {
    private static let title = String(repeating: "问", count: 120)

    @Test(
        "every form becomes an action",
        arguments: [
            (
                "task { kind = \"call\", title = \"问候\" }",
                .task(TaskPlan(kind: .call, title: "问候", within: CalendarSpan(7, .days)))
            ),
            (
                "task { kind = \"visit\", title = \"\(title)\", within = weeks(2), checklist = \"three-month\" }",
                .task(
                    TaskPlan(kind: .visit, title: title, within: CalendarSpan(2, .weeks), checklist: "three-month")
                )
            ),
            (
                "task { kind = \"inspection\", title = \"验\", within = months(1), script = \"call-script\" }",
                .task(TaskPlan(kind: .inspection, title: "验", within: CalendarSpan(1, .months), script: "call-script"))
            ),
            (
                "task { kind = \"letter\", title = \"寄\", within = days(0) }",
                .task(TaskPlan(kind: .letter, title: "寄", within: CalendarSpan(0, .days)))
            ),
            (
                "task { kind = \"errand\", title = \"办\" }",
                .task(TaskPlan(kind: .errand, title: "办", within: CalendarSpan(7, .days)))
            ),
            ("sms { template = \"welcome\" }", .sms(MessagePlan(template: "welcome"))),
            ("email { template = \"letter\" }", .email(MessagePlan(template: "letter"))),
            (
                "sms { template = \"thanks\", date = on \"handover\" }",
                .sms(
                    MessagePlan(
                        template: "thanks",
                        date: DatePlan(span: CalendarSpan(0, .days), anchors: ["handover"])
                    )
                )
            ),
            (
                "email { template = \"letter\", date = months(24):after \"move_in\" :or_else \"handover\" }",
                .email(
                    MessagePlan(
                        template: "letter",
                        date: DatePlan(span: CalendarSpan(24, .months), anchors: ["move_in", "handover"])
                    )
                )
            ),
            (
                "sms { template = \"thanks\", date = days(3):before \"handover\" }",
                .sms(
                    MessagePlan(
                        template: "thanks",
                        date: DatePlan(span: CalendarSpan(-3, .days), anchors: ["handover"])
                    )
                )
            ),
        ] as [(String, Action)]
    )
    func form(written: String, action: Action) throws {
        #expect(try ruleOf(ruleFile(actions: "{ \(written) }")).actions == .fixed([action]))
    }

    @Test("of messages in `either` all but the first stand in for what cannot be made")
    func either() throws {
        let written =
            "task { kind = \"call\", title = \"问\" }, either { sms { template = \"welcome\" }, email { template = \"letter\" } }"
        let rule = try ruleOf(ruleFile(actions: "{ \(written) }"))
        let plan = TaskPlan(kind: .call, title: "问", within: CalendarSpan(7, .days))
        let messages: [Action] = [
            .sms(MessagePlan(template: "welcome")), .email(MessagePlan(template: "letter", isFallback: true)),
        ]
        #expect(rule.actions == .fixed([.task(plan)] + messages))
    }

    @Test("tasks may be due after so many workdays")
    func workdays() throws {
        let rule = try ruleOf(ruleFile(actions: "{ task { kind = \"call\", title = \"问\", within = workdays(3) } }"))
        let plan = TaskPlan(kind: .call, title: "问", within: CalendarSpan(3, .workdays))
        #expect(rule.actions == .fixed([.task(plan)]))
    }

    @Test("a list keeps its order, up to sixteen actions")
    func list() throws {
        let written = "sms { template = \"welcome\" }, task { kind = \"call\", title = \"问\" }, "
        let rule = try ruleOf(ruleFile(actions: "{ \(String(repeating: written, count: 8)) }"))
        guard case .fixed(let actions) = rule.actions else {
            Issue.record("the actions are not a list")
            return
        }
        #expect(actions.map(\.summary) == Array(repeating: ["sms welcome", "task call"], count: 8).flatMap(\.self))
    }

    @Test("a function is run for each subject")
    func function() throws {
        let rule = try ruleOf(ruleFile(actions: "function(j) return {} end"))
        #expect(rule.actions == .computed && rule.needsEvaluation && !rule.hasCheck)
    }

    @Test("entries written once as a local can be used many times, and stay as they were")
    func shared() throws {
        let rule = try ruleOf(
            "local call = { kind = \"call\", title = \"问\" }\n" + ruleFile(actions: "{ task(call), task(call) }")
        )
        let plan = TaskPlan(kind: .call, title: "问", within: CalendarSpan(7, .days))
        #expect(rule.actions == .fixed([.task(plan), .task(plan)]))
    }
}
