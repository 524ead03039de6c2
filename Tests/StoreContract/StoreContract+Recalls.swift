import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let recalls = [
        Behaviour("a moved anchor takes back open tasks and waiting messages, and the rule fires again") {
            try $0.takesBack()
        },
        Behaviour("it does so however often the anchor moves") { try $0.takesBackAgain() },
        Behaviour("an anchor that comes back to its day, or moves without moving what is due, takes nothing back") {
            try $0.movesThatAreNone()
        },
        Behaviour("no decision is taken back once something was sent or done, or when the rule keeps it") {
            try $0.staysWhenSent()
        },
        Behaviour("a lapse of a moved anchor is taken back too") { contract in
            let (store, rule) = try contract.prepared([])
            let sweep = try store.beginSweep(on: Self.swept, at: 0, revision: .sample, rules: [rule])
            let lapses = try store.candidates(rule, on: Self.swept).map { Decision($0, .lapsed, reason: .missed) }
            try store.commit([DecisionBatch(rule: rule, sweep: sweep, day: Self.swept, decisions: lapses)])
            try store.endSweep(sweep, on: Self.swept, completed: [rule], last: [])
            try store.take([row("C1", "K1", ["milestone.signing": "2026-01-03"])])
            #expect(try store.sweep([rule], on: Day("2026-01-03")) == Swept(fired: 1, recalled: 1))
        },
        Behaviour("an emptied anchor takes back, and the rule waits for the next") { contract in
            let (store, rule) = try contract.prepared([.task(.visit)])
            try store.sweep([rule], on: Self.swept)
            try store.take([row("C1", "K1", ["milestone.signing": ""])])
            #expect(try store.sweep([rule], on: Self.swept) == Swept(fired: 0, recalled: 1))
            #expect(try store.tasks(TaskFilter()).map(\.state) == [.cancelled])
            try store.take([row("C1", "K1", ["milestone.signing": "2026-01-05"])])
            #expect(try store.sweep([rule], on: Day("2026-01-05")) == Swept(fired: 1, recalled: 0))
        },
        Behaviour("what fired is counted by rule and by the day of its sweep, until it is taken back") { contract in
            let (store, rule) = try contract.prepared([.task(.visit)])
            let next = Self.swept.advanced(by: 1)
            #expect(try store.fired(Self.swept...next).isEmpty)
            try store.sweep([rule], on: Self.swept)
            #expect(try store.fired(Self.swept...Self.swept) == ["moving": [Self.swept: 1]])
            #expect(try store.fired(next...next).isEmpty)
            try store.take([row("C1", "K1", ["milestone.signing": "2026-01-10"])])
            try store.sweep([rule], on: next)
            #expect(try store.fired(Self.swept...next).isEmpty)
        },
        Behaviour("a move that becomes known while a sweep runs is looked at by the next") { contract in
            let (store, rule) = try contract.prepared([.task(.visit)])
            try store.sweep([rule], on: Self.swept)
            let sweep = try store.beginSweep(on: Self.swept, at: 0, revision: .sample, rules: [rule])
            _ = try store.correct(rules: [rule], on: Self.swept, customs: BirthdayCustoms(), sweep: sweep)
            try store.take([row("C1", "K1", ["milestone.signing": "2026-01-03"])])
            try store.endSweep(sweep, on: Self.swept, completed: [rule], last: [])
            #expect(try store.sweep([rule], on: Day("2026-01-03")) == Swept(fired: 1, recalled: 1))
        },
    ]

    private static let swept = Day("2026-01-01")

    private func prepared(_ actions: [Action], _ policy: MovePolicy = .recall) throws -> (any Store, Rule) {
        let store = try makeStore()
        try store.take([row("C1", "K1", ["milestone.signing": "2025-12-31"])])
        return (store, Rule.sample("moving", late: .days(90), ifMoved: policy, actions: .fixed(actions)))
    }

    private func takesBack() throws {
        let (store, rule) = try prepared([.task(.visit), .sampleSMS, .sampleEmail])
        try store.sweep([rule], on: Self.swept)
        try store.take([row("C1", "K1", ["milestone.signing": "2026-01-10"])])
        #expect(try store.sweep([rule], on: Self.swept.advanced(by: 1)) == Swept(fired: 0, recalled: 1))
        #expect(try store.tasks(TaskFilter()).map(\.state) == [.cancelled])
        #expect(try store.stateCounts() == [.cancelled: 2])
        #expect(try store.sweep([rule], on: Day("2026-01-09")) == Swept(fired: 0, recalled: 0))
        #expect(try store.sweep([rule], on: Day("2026-01-10")) == Swept(fired: 1, recalled: 0))
        #expect(try store.sweep([rule], on: Day("2026-01-11")) == Swept(fired: 0, recalled: 0))
        #expect(try store.stateCounts() == [.cancelled: 2, .waiting: 2])
    }

    private func takesBackAgain() throws {
        let (store, rule) = try prepared([.task(.visit)])
        try store.sweep([rule], on: Self.swept)
        for day in 2...6 {
            try store.take([row("C1", "K1", ["milestone.signing": "2026-01-0\(day)"])])
            let swept = Swept(fired: 1, recalled: 1)
            #expect(try store.sweep([rule], on: Self.swept.advanced(by: day - 1)) == swept, "move to day \(day)")
        }
        let states = try store.tasks(TaskFilter()).map(\.state)
        #expect(states.filter { $0 == .open }.count == 1 && states.count == 6)
    }

    private func movesThatAreNone() throws {
        let (store, rule) = try prepared([.task(.visit)])
        let monthly = Rule.sample(
            "monthly",
            .journey,
            .offset(CalendarSpan(2, .months), anchors: ["signing"]),
            ifMoved: .recall
        )
        try store.sweep([rule, monthly], on: Day("2026-02-28"))
        for moved in ["2026-01-03", "2025-12-31"] { try store.take([row("C1", "K1", ["milestone.signing": moved])]) }
        #expect(try store.sweep([rule, monthly], on: Day("2026-02-28")) == Swept(fired: 0, recalled: 0))
        // Two months after 30 and after 31 December are both 28 February.
        try store.take([row("C1", "K1", ["milestone.signing": "2025-12-30"])])
        #expect(try store.sweep([monthly], on: Day("2026-02-28")) == Swept(fired: 0, recalled: 0))
        #expect(try store.sweep([rule], on: Day("2026-02-28")) == Swept(fired: 1, recalled: 1))
    }

    private func staysWhenSent() throws {
        typealias Happening = @Sendable (any Store) throws -> Void
        let begin: Happening = { store in
            let message = try #require(try store.messages(OutboxFilter()).first)
            let start = AttemptStart(message: message.id, address: message.address, parts: 1)
            #expect(try store.begin([start]).messages == [message.id])
        }
        let end: @Sendable (DeliveryReport.Outcome) -> Happening = { outcome in
            { store in
                try begin(store)
                let message = try #require(try store.messages(OutboxFilter()).first)
                try store.finish([message.id: outcome])
            }
        }
        let done: Happening = { store in
            let change = try store.beginChange(source: "test", on: Self.swept, at: 0)
            let task = try #require(try store.tasks(TaskFilter()).first)
            let result = TaskResult(outcome: .noAnswer, satisfaction: nil, note: "", day: Self.swept)
            #expect(try store.finishTask(task.id, result: result, next: nil, change: change))
        }
        let cases: [(policy: MovePolicy, happening: Happening, recalled: Int)] = [
            (.recall, { _ in }, 1), (.keep, { _ in }, 0), (.recall, begin, 0), (.recall, end(.accepted), 0),
            (.recall, end(.unknown), 0), (.recall, end(.refused), 0), (.recall, end(.deferred), 1), (.recall, done, 0),
        ]
        for (index, (policy, happening, recalled)) in cases.enumerated() {
            let (store, rule) = try prepared([.task(.visit), .sampleSMS, .sampleEmail], policy)
            try store.sweep([rule], on: Self.swept)
            try happening(store)
            let before = (try store.tasks(TaskFilter()), try store.messages(OutboxFilter()))
            try store.take([row("C1", "K1", ["milestone.signing": "2026-01-01"])])
            #expect(
                try store.sweep([rule], on: Self.swept) == Swept(fired: recalled, recalled: recalled),
                "case \(index)"
            )
            guard recalled == 0 else { continue }
            try expectFollowed(store, before, policy, "case \(index)")
        }
    }

    /// Of what was sent or done in part, the rest does not speak of the old date: messages that waited are withdrawn,
    /// and open tasks moved with it by a day; a rule that keeps leaves all as it was.
    private func expectFollowed(
        _ store: any Store,
        _ before: ([OutboundTask], [OutboxItem]),
        _ policy: MovePolicy,
        _ place: Comment
    ) throws {
        let (tasks, messages) = (try store.tasks(TaskFilter()), try store.messages(OutboxFilter()))
        guard policy == .recall else {
            #expect(tasks == before.0 && messages == before.1, place)
            return
        }
        #expect(messages.map(\.state) == before.1.map { $0.state == .waiting ? .cancelled : $0.state }, place)
        let mark = TaskMark.moved(from: Day("2025-12-31"), to: Day("2026-01-01"))
        for (task, earlier) in zip(tasks, before.0) {
            #expect(task.state == earlier.state, place)
            #expect(task.due == earlier.due.advanced(by: task.state == .open ? 1 : 0), place)
            #expect(task.mark == (task.state == .open ? mark : nil), place)
        }
    }
}
