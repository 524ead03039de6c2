import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let decisions = [
        Behaviour("a fired decision makes its tasks and messages, each once and in the rule's order") {
            try $0.firing()
        },
        Behaviour("a decided occurrence is no candidate any more; the subject's others still are") {
            try $0.decidedIsGone()
        },
        Behaviour("suppressed and lapsed decisions make nothing and are final too") { try $0.othersMakeNothing() },
        Behaviour("deciding twice throws and writes nothing of the batch") { try $0.twice() },
        Behaviour("an empty batch is no decision") { contract in
            let store = try contract.makeStore()
            let sweep = try store.beginSweep(on: Day("2026-01-01"), at: 0, revision: .sample, rules: [.sample()])
            try store.commit([DecisionBatch(rule: .sample(), sweep: sweep, day: Day("2026-01-01"), decisions: [])])
        },
        Behaviour("the last day swept is known by rule, only once the sweep has ended, and never goes back") {
            try $0.lastSwept()
        },
        Behaviour("a promotion's candidates tell what the person got lately, notices and cancelled ones aside") {
            try $0.promoted()
        },
        Behaviour("sweeps have numbers of their own, whatever rule book they share") { contract in
            let store = try contract.makeStore()
            let sweeps = try (0..<3).map {
                try store.beginSweep(on: Day("2026-01-01"), at: $0, revision: .sample, rules: [])
            }
            #expect(Set(sweeps).count == 3 && sweeps.allSatisfy { $0.number > 0 })
        },
    ]

    private static let day = Day("2026-01-01")
    private static let actions: [Action] = [.task(.visit), .sampleSMS, .task(.call), .sampleEmail]

    private func firing() throws {
        let store = try makeStore()
        try store.take([row("C1", "K1", ["journey.specialist": "周"]), row("C2", "K2")])
        let rule = Rule.sample("greet", actions: .fixed(Self.actions))
        #expect(try store.sweep([rule], on: Self.day) == Swept(fired: 2, recalled: 0))
        let tasks = try store.tasks(TaskFilter())
        #expect(tasks.map(\.kind) == [.visit, .call, .visit, .call])
        #expect(tasks.map(\.contract) == ["C1", "C1", "C2", "C2"])
        #expect(tasks.map(\.assignee) == ["周", "周", "", ""])
        #expect(tasks.allSatisfy { $0.rule == "greet" && $0.made == Self.day && $0.due == Self.day.advanced(by: 10) })
        #expect(tasks.allSatisfy { $0.state == .open && $0.project == "P1" && $0.result == nil })
        let messages = try store.messages(OutboxFilter())
        #expect(messages.map(\.channel) == [.sms, .email, .sms, .email])
        #expect(
            messages.map(\.address) == ["13800000001", "K1@example.com", "13800000002", "K2@example.com"]
        )
        #expect(messages.allSatisfy { $0.rule == "greet" && $0.state == .waiting && $0.day == Self.day })
        #expect(try store.stateCounts() == [.waiting: 4])
        #expect(try store.sweep([rule], on: Self.day.advanced(by: 1)) == Swept(fired: 0, recalled: 0))
        #expect(try store.tasks(TaskFilter()) == tasks)
        #expect(try store.messages(OutboxFilter()) == messages)
    }

    private func decidedIsGone() throws {
        let store = try makeStore()
        try store.take([row("C1", "K1"), row("C2", "K2")])
        let every = Schedule.every(CalendarSpan(1, .months), anchors: ["signing"], to: nil)
        let rule = Rule.sample("repeat", .journey, every, actions: .fixed([.task(.call)]))
        let before = try store.candidates(rule, on: Self.day)
        let decided = before.filter { $0.journey == 1 && $0.occasion.isMultiple(of: 2) }
        #expect(before.count == 14 && decided.count == 3)
        let sweep = try store.beginSweep(on: Self.day, at: 0, revision: .sample, rules: [rule])
        try store.commit([rule.firing(decided, sweep, on: Self.day)])
        #expect(try store.candidates(rule, on: Self.day) == before.filter { !decided.contains($0) })
        let other = Rule.sample("other", .journey, every)
        #expect(try store.candidates(other, on: Self.day) == before)
    }

    private func othersMakeNothing() throws {
        let reasons: [Reason] = [.field("home.layout"), .empty("status"), .check, .consent, .missed, .promotionToday]
        for outcome in [Outcome.suppressed, .lapsed] {
            for reason in reasons {
                let store = try makeStore()
                try store.take([row("C1", "K1")])
                let rule = Rule.sample("quiet", actions: .fixed(Self.actions))
                let sweep = try store.beginSweep(on: Self.day, at: 0, revision: .sample, rules: [rule])
                let decisions = try store.candidates(rule, on: Self.day).map { Decision($0, outcome, reason: reason) }
                try store.commit([DecisionBatch(rule: rule, sweep: sweep, day: Self.day, decisions: decisions)])
                #expect(try store.tasks(TaskFilter()).isEmpty && store.messages(OutboxFilter()).isEmpty)
                #expect(try store.candidates(rule, on: Self.day).isEmpty)
            }
        }
    }

    private func twice() throws {
        let store = try makeStore()
        try store.take((1...5).map { row("C\($0)", "K\($0)") })
        let rule = Rule.sample("once", actions: .fixed(Self.actions))
        let sweep = try store.beginSweep(on: Self.day, at: 0, revision: .sample, rules: [rule])
        let all = try store.candidates(rule, on: Self.day)
        try store.commit([rule.firing([all[3]], sweep, on: Self.day)])
        let (tasks, messages) = (try store.tasks(TaskFilter()), try store.messages(OutboxFilter()))
        for batch in [[all[3]], all, Array(all[0...2]) + [all[0]]] {
            #expect(throws: (any Error).self) { try store.commit([rule.firing(batch, sweep, on: Self.day)]) }
            #expect(try store.tasks(TaskFilter()) == tasks)
            #expect(try store.messages(OutboxFilter()) == messages)
            #expect(try store.candidates(rule, on: Self.day).count == 4)
        }
        try store.commit([rule.firing(all.filter { $0 != all[3] }, sweep, on: Self.day)])
        #expect(try store.tasks(TaskFilter()).count == 10)
    }

    private func lastSwept() throws {
        let store = try makeStore()
        let rules = ["a", "b"].map { Rule.sample($0) }
        #expect(try store.sweepState(on: Self.day).lastSwept.isEmpty)
        let sweep = try store.beginSweep(on: Self.day, at: 0, revision: .sample, rules: rules)
        #expect(try store.sweepState(on: Self.day).lastSwept.isEmpty)
        try store.endSweep(sweep, on: Self.day, completed: [rules[0]], last: [])
        #expect(try store.sweepState(on: Self.day).lastSwept == ["a": Self.day])
        try store.sweep(rules, on: Self.day.advanced(by: -1))
        let expected = ["a": Self.day, "b": Self.day.advanced(by: -1)]
        #expect(try store.sweepState(on: Self.day).lastSwept == expected)
    }

    private func promoted() throws {
        let store = try makeStore()
        let consents: Cells = ["person.consent": "yes"]
        try store.take([row("C1", "K1", consents), row("C2", "K2", consents)])
        let notice = Rule.sample("notice", actions: .fixed([.sampleSMS]))
        let promotion = Rule.sample("promotion", messageClass: .promotion, actions: .fixed([.sampleSMS, .sampleEmail]))
        let asking = Rule.sample("asking", .person, .daily(.day), messageClass: .promotion)
        func told(_ later: Int) throws -> [[Int]] {
            try store.candidates(asking, on: Self.day.advanced(by: later)).map(\.promotions).map {
                [$0.today, $0.inWeek(.sms), $0.inYear(.sms), $0.inWeek(.email), $0.inYear(.email)]
            }
        }
        try store.sweep([notice], on: Self.day)
        #expect(try told(0) == [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0]])
        try store.sweep([promotion], on: Self.day)
        for (later, counts) in [
            (-1, [0, 0, 0, 0, 0]), (0, [2, 0, 0, 0, 0]), (1, [0, 1, 1, 1, 1]), (6, [0, 1, 1, 1, 1]),
            (7, [0, 0, 1, 0, 1]), (364, [0, 0, 1, 0, 1]), (365, [0, 0, 0, 0, 0]),
        ] {
            #expect(try told(later) == [counts, counts], "\(later) days later")
        }
        // A message that does not go out does not count.
        let message = try #require(try store.messages(OutboxFilter()).last)
        #expect(try store.settle(.drop, message.id))
        #expect(try told(0) == [[2, 0, 0, 0, 0], [1, 0, 0, 0, 0]])
        let notices = Rule.sample("asking", .person, .daily(.day))
        #expect(try store.candidates(notices, on: Self.day).allSatisfy { $0.promotions == RecentPromotions() })
    }
}
