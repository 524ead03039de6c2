import ChineseCalendar
import Lifecycle
import Testing

@Suite("Rules that count workdays")
struct RuleWorkdaysTests {
    private static let workdays = CalendarSpan(2, .workdays)
    private static let days = CalendarSpan(2, .days)

    private func rule(
        _ schedule: Schedule,
        _ tests: [Condition.Test] = [],
        _ actions: ActionSource = .fixed([])
    ) throws -> Rule {
        let field = try #require(Vocabulary().names(for: .journey)["last_visit"])
        let conditions = tests.map { Condition(name: "last_visit", field: field, test: $0) }
        return Rule(name: "sample", schedule: schedule, conditions: conditions, actions: actions)
    }

    @Test("do so in when, in who, for a task or for a day in a text")
    func counting() throws {
        let plain = Schedule.offset(Self.days, anchors: ["signing"])
        func task(_ span: CalendarSpan) -> ActionSource {
            .fixed([.task(TaskPlan(kind: .call, title: "call", within: span))])
        }
        func text(_ span: CalendarSpan?) -> ActionSource {
            .fixed([.sms(MessagePlan(template: "hello", date: span.map { DatePlan(span: $0, anchors: ["signing"]) }))])
        }
        let cases: [(rule: Rule, counts: Bool)] = [
            (try rule(plain), false), (try rule(.offset(Self.workdays, anchors: ["signing"])), true),
            (try rule(.every(Self.workdays, anchors: ["signing"], to: nil)), true),
            (try rule(.annual(.fixed(month: 5, day: 1), shift: Self.workdays)), true),
            (try rule(.annual(.fixed(month: 5, day: 1), shift: Self.days)), false),
            (try rule(.birthday(nil)), false), (try rule(.daily(.day)), false),
            (try rule(plain, [.set, .olderThan(Self.workdays)]), true),
            (try rule(plain, [.olderThan(Self.days)]), false),
            (try rule(plain, [], task(Self.days)), false), (try rule(plain, [], task(Self.workdays)), true),
            (try rule(plain, [], text(nil)), false), (try rule(plain, [], text(Self.workdays)), true),
            (try rule(plain, [], .computed), false),
        ]
        for (index, entry) in cases.enumerated() { #expect(entry.rule.countsWorkdays == entry.counts, "case \(index)") }
    }
}
