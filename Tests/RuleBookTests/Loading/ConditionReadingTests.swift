import ChineseCalendar
import Lifecycle
import Testing

@testable import RuleBook

@Suite("Reading who")
struct ConditionReadingTests {
    private static let first = Day(number: 20_454)  // 2026-01-01
    private static let last = Day(number: 20_573)  // 2026-04-30

    @Test(
        "every form becomes a condition",
        arguments: [
            ("status = \"signed\"", "status", .oneOf([.text("signed")])),
            ("status = \"已签约\"", "status", .oneOf([.text("signed")])),
            ("status = one_of(\"已交付\", \"signed\")", "status", .oneOf([.text("handed_over"), .text("signed")])),
            ("status = except(\"已退房\")", "status", .except([.text("returned")])),
            ("status = set", "status", .set), ("handover = unset", "handover", .unset),
            ("contract = \"\"", "contract", .oneOf([.text("")])),
            ("open_complaints = 0", "open_complaints", .oneOf([.integer(0)])),
            ("open_complaints = 2.0", "open_complaints", .oneOf([.integer(2)])),
            ("open_complaints = at_least(1)", "open_complaints", .atLeast(.integer(1))),
            ("open_complaints = at_most(-1)", "open_complaints", .atMost(.integer(-1))),
            ("[\"home.area\"] = between(90, 120.5)", "home.area", .between(.number(90), .number(120.5))),
            ("[\"home.area\"] = one_of(90, 120)", "home.area", .oneOf([.number(90), .number(120)])),
            ("[\"owner.consent\"] = true", "owner.consent", .oneOf([.boolean(true)])),
            ("[\"owner.consent\"] = except(false)", "owner.consent", .except([.boolean(false)])),
            ("[\"project.city\"] = one_of(\"上海\", \"苏州\")", "project.city", .oneOf([.text("上海"), .text("苏州")])),
            ("signing = \"2026-04-30\"", "signing", .oneOf([.day(last)])),
            ("signing = at_least(\"2026-01-01\")", "signing", .atLeast(.day(first))),
            (
                "signing = between(\"2026-01-01\", \"2026-04-30\")", "signing", .between(.day(first), .day(last))
            ),
            ("last_contact = older_than(days(0))", "last_contact", .olderThan(CalendarSpan(0, .days))),
            ("last_contact = older_than(months(6))", "last_contact", .olderThan(CalendarSpan(6, .months))),
        ] as [(String, String, Condition.Test)]
    )
    func form(who: String, name: String, test: Condition.Test) throws {
        let field = try #require(Vocabulary().names(for: .journey)[name])
        let rule = try ruleOf(ruleFile("who = { \(who) }"))
        #expect(rule.conditions == [Condition(name: name, field: field, test: test)])
    }

    @Test("tables inside tables say the same as dots, and conditions come in the order of their names")
    func nested() throws {
        let dotted = "status = \"signed\", [\"project.city\"] = \"上海\", [\"home.area\"] = at_least(90)"
        let nested = "home = { area = at_least(90) }, project = { city = \"上海\" }, status = \"signed\""
        let conditions = try ruleOf(ruleFile("who = { \(nested) }")).conditions
        #expect(conditions == (try ruleOf(ruleFile("who = { \(dotted) }")).conditions))
        #expect(conditions.map(\.name) == ["home.area", "project.city", "status"])
    }

    @Test("an empty who concerns everyone")
    func empty() throws {
        #expect(try ruleOf(ruleFile("who = {}")).conditions == [])
    }

    @Test("a list without one_of is an error and never everyone", arguments: ["{ \"signed\" }", "{}", "{ { } }"])
    func list(value: String) {
        let errors = LoadedRuleBook.make(ruleFile("who = { status = \(value) }")).errors
        #expect(errors.map(\.code) == ["R033"])
    }

    @Test("people and projects have names of their own")
    func subjects() throws {
        let person = try ruleOf(ruleFile("per = \"person\", who = { gender = \"女\" }", when: "daily"))
        #expect(person.conditions.map(\.test) == [.oneOf([.text("female")])])
        let project = try ruleOf(ruleFile("per = \"project\", who = { city = \"上海\" }", when: "daily"))
        #expect(project.conditions.map(\.field.record) == [.project])
    }
}
