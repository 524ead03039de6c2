import ChineseCalendar
import Lifecycle
import Testing

@testable import Engine

@Suite("A sweep")
struct SweepTests {
    @Test("gives the promotion of higher priority its turn, and the first by name among equals", arguments: [1, 2, 5])
    func priority(workers: Int) throws {
        let rules = ["a": 0, "b": 2, "c": 2].map {
            Rule.make($0.key, actions: [.sms], messageClass: .promotion, priority: $0.value)
        }
        let all = [Candidate.make(1), .make(2)]
        let store = ScriptedStore(open: ["a": all, "b": [.make(1)], "c": all])
        let report = try Sweep.run(store, ScriptedRules(rules), workers: workers)
        #expect(report.rules.map(\.name) == ["a", "b", "c"])
        #expect(report.rules.map(\.fired) == [0, 1, 1])
        #expect(report.rules.map { $0.held[.promotionToday] } == [2, nil, 1])
        #expect(store.decisions.map(\.subject.record) == [1, 2])
    }

    @Test("writes nothing in a dry run, and counts the same")
    func dryRun() throws {
        let open = ["rule": (1...50).map { Candidate.make($0, failing: $0.isMultiple(of: 3) ? 1 : 0) }]
        let (dry, wet) = (ScriptedStore(open: open), ScriptedStore(open: open))
        let report = try Sweep(store: dry, rules: ScriptedRules([.make()]))
            .run(on: .sweep, at: 0, revision: .empty, isDryRun: true)
        let wetReport = try Sweep.run(wet, ScriptedRules([.make()]))
        #expect(dry.decisions.isEmpty && dry.completed.isEmpty)
        #expect(wet.decisions.count == report.total(\.fired) && wet.completed == ["rule"])
        #expect(report.rules[0].held == wetReport.rules[0].held)
    }

    @Test("tells of its progress up to the end")
    func progress() throws {
        let store = ScriptedStore(open: ["rule": [.make()]])
        var told: [Double] = []
        _ = try Sweep(store: store, rules: ScriptedRules([.make()]))
            .run(on: .sweep, at: 0, revision: .empty) { told.append($0) }
        #expect(told.last == 1)
    }
}

@Suite("Windows that have closed")
struct ClosedWindowTests {
    private static let before = Day.sweep.advanced(by: -4)
    private static let promotedThatDay = RecentPromotions(packed: RecentPromotions.weightToday)

    /// What held a window on its last day is why it lapsed.
    private static let table: [(Candidate, Verdict, MessageClass, Day?, Reason)] = [
        (.make(due: before), .pass, .notice, nil, .missed),
        (.make(due: before), .pass, .notice, before, .missed),
        (.make(due: before), .pass, .promotion, nil, .missed),
        (.make(due: before), .pass, .promotion, before.advanced(by: -1), .missed),
        (.make(due: before), .pass, .promotion, before, .missed),
        (.make(due: before, promotions: promotedThatDay), .pass, .promotion, before, .promotionToday),
        (.make(due: before, contact: [.open, .complains]), .pass, .promotion, before, .complaint),
        (.make(due: before, failing: 1), .pass, .notice, before, .field("status")),
        (.make(due: before, failing: -1), .pass, .notice, before, .empty("status")),
        (.make(due: before), .decline, .notice, before, .check),
        (.make(due: before), .fail(.make()), .notice, before, .failed),
        (.make(due: before, contact: [.open, .deceased]), .pass, .notice, before, .deceased),
        (.make(due: before, contact: [.open, .blocked]), .pass, .notice, before, .blocked),
        (.make(due: before, contact: [.hasPhone]), .pass, .promotion, before, .consent),
        (.make(due: before, contact: [.consents]), .pass, .promotion, before, .address),
    ]

    @Test("lapse with the reason that held them", arguments: 0..<table.count)
    func reasons(index: Int) throws {
        let (candidate, verdict, messageClass, last, reason) = Self.table[index]
        let store = ScriptedStore(
            closed: ["rule": [candidate]],
            state: SweepState(lastSwept: last.map { ["rule": $0] } ?? [:])
        )
        let rule = Rule.make(actions: [.sms], messageClass: messageClass)
        let report = try Sweep.run(store, ScriptedRules([rule]) { _, _ in verdict })
        #expect(report.rules[0].lapsed == [reason: 1])
        #expect(report.total(\.due) == 0 && report.total(\.failed) == 0)
        let decision = try #require(store.decisions.first)
        #expect(decision.outcome == .lapsed && decision.reason == reason && decision.actions.isEmpty)
    }

    @Test("take no promotion's turn on the day they are written down")
    func turn() throws {
        let rule = Rule.make(actions: [.sms], messageClass: .promotion)
        let store = ScriptedStore(
            open: ["rule": [.make(2, person: 7)]],
            closed: ["rule": [.make(1, due: Self.before, person: 7)]]
        )
        let report = try Sweep.run(store, ScriptedRules([rule]))
        #expect(report.total(\.fired) == 1 && report.total(\.lapsedCount) == 1)
    }
}
