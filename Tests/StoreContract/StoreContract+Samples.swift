import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let samples = [
        Behaviour("a sample's decisions are counted by project and day, in the transaction that writes them") {
            try $0.countsSamples()
        },
        Behaviour("what is taken back is not counted any more") { contract in
            let (store, rule) = try contract.sampled(.recall)
            try contract.decide(rule, store, on: Self.drawn, firing: 2)
            try store.take([row("C1", "K1", ["milestone.signing": "2026-01-20"])])
            let sweep = try store.beginSweep(on: Self.drawn, at: 0, revision: .sample, rules: [rule])
            #expect(
                try store.correct(rules: [rule], on: Self.drawn, customs: BirthdayCustoms(), sweep: sweep).recalled == 1
            )
            let count = try contract.counts(store, on: Self.drawn)
            #expect(count.map(\.chosen) == [1, 0] && count.map(\.today) == [1, 0])
        },
        Behaviour("a candidate of a sample tells its project, and whether it is preferred") { contract in
            let (store, rule) = try contract.sampled(.keep)
            let told: Cells = ["milestone.signing": "2025-12-31", "project.code": "P1", "journey.open_complaints": "2"]
            try store.take([row("C2", "K2", told)])
            let found = try store.candidates(rule, on: Self.drawn)
            let projects = try store.numbers(.project, by: "code")
            #expect(found.map(\.project) == [projects["P1"], projects["P1"], projects["P1"], projects["P2"]])
            #expect(found.map(\.isPreferred) == [false, true, false, false])
        },
        Behaviour("a project's team is known by its name, and without one by the project's code") { contract in
            let store = try contract.makeStore()
            try store.take([
                row("C1", "K1", ["project.code": "P1", "project.team": "east"]),
                row("C2", "K2", ["project.code": "P2"]),
            ])
            let projects = try store.numbers(.project, by: "code")
            let teams = try store.sweepState(on: Self.drawn).teams
            #expect(projects.mapValues { teams[$0] } == ["P1": "east", "P2": "P2"])
        },
        Behaviour("a landline takes no text messages") { contract in
            let store = try contract.makeStore()
            let numbers = ["13800138000", "021-55550000", "4008001234", ""]
            try store.take(numbers.enumerated().map { ["person.number": "K\($0)", "person.phone": $1] })
            let rule = Rule.sample("r", .person, .daily(.day))
            let found = try store.candidates(rule, on: Self.drawn)
            #expect(found.map { $0.contact.contains(.hasPhone) } == [true, false, false, false])
        },
        Behaviour("a birthday told without its kind is read by the kind on record, and a kind alone turns its numbers")
        {
            contract in
            let lunar = try LunarDate(year: 1985, month: 2, day: 28).civil.description
            let rows: [(String, Cells, born: String, kind: String)] = [
                ("the day alone", ["person.birthday": "1985-02-28"], lunar, "lunar"),
                ("the kind alone", ["person.birthday_kind": "solar"], "1985-01-05", "solar"),
                ("both", ["person.birthday": "1985-02-28", "person.birthday_kind": "solar"], "1985-02-28", "solar"),
            ]
            for (name, cells, born, kind) in rows {
                let store = try contract.makeStore()
                // The fifth day of the first lunar month.
                let first = try LunarDate(year: 1985, month: 1, day: 5).civil.description
                try store.take([["person.number": "K1", "person.birthday": first, "person.birthday_kind": "lunar"]])
                let told = cells.merging(["person.number": "K1"]) { $1 }
                let fields = Vocabulary().told.filter { told["\($0.record.rawValue).\($0.name)"] != nil }
                try store.take([told], fields: fields)
                #expect(try store.table(.person, "birthday", "birthday_kind") == [[born, kind]], "\(name)")
                try store.take([told], fields: fields)
                #expect(try store.table(.person, "birthday", "birthday_kind") == [[born, kind]], "\(name) again")
            }
        },
        Behaviour("of a person with several homes the latest day of a milestone counts where the rule says so") {
            contract in
            let store = try contract.makeStore()
            try store.take([
                row("C1", "K1", ["milestone.last_contact": "2025-01-10"]),
                row("C2", "K1", ["milestone.last_contact": "2025-03-10"]),
                row("C3", "K2", ["milestone.last_contact": "2025-01-10"]),
            ])
            let schedule = Schedule.anniversary(anchors: ["last_contact"])
            func found(_ latest: Set<String>, on day: Day) throws -> [Int64] {
                let rule = Rule(
                    name: "r",
                    subject: .person,
                    schedule: schedule,
                    latestAnchors: latest,
                    actions: .fixed([])
                )
                return try store.candidates(rule, on: day).map(\.subject.record)
            }
            let numbers = try store.numbers(.person, by: "number")
            #expect(try found([], on: Day("2026-01-10")) == [numbers["K1"], numbers["K2"]])
            #expect(try found(["last_contact"], on: Day("2026-01-10")) == [numbers["K2"]])
            #expect(try found(["last_contact"], on: Day("2026-03-10")) == [numbers["K1"]])
        },
    ]

    private static let drawn = Day("2026-01-01")

    /// Three journeys of one project and one of another, all due, and a rule with a sample.
    private func sampled(_ policy: MovePolicy) throws -> (any Store, Rule) {
        let store = try makeStore()
        let due: Cells = ["milestone.signing": "2025-12-31", "project.code": "P1"]
        try store.take((1...3).map { row("C\($0)", "K\($0)", due) })
        try store.take([row("C4", "K4", due.merging(["project.code": "P2"]) { $1 })])
        let field = try #require(Vocabulary().names(for: .journey)["open_complaints"])
        let complained = Condition(name: "open_complaints", field: field, test: .atLeast(.integer(1)))
        let sample = Sample(percent: 10, most: 60, prefer: [complained])
        let rule = Rule.sample(
            "drawn",
            late: .days(90),
            sample: sample,
            ifMoved: policy,
            actions: .fixed([.task(.visit)])
        )
        return (store, rule)
    }

    /// Fires the first candidates and lets the others lapse.
    private func decide(_ rule: Rule, _ store: any Store, on day: Day, firing: Int, reason: Reason = .sample) throws {
        let sweep = try store.beginSweep(on: day, at: 0, revision: .sample, rules: [rule])
        let found = try store.candidates(rule, on: day)
        let lapses = found.dropFirst(firing).map { Decision($0, .lapsed, reason: reason) }
        try store.commit([rule.firing(Array(found.prefix(firing)), sweep, on: day)])
        let batch = DecisionBatch(rule: rule, sweep: sweep, day: day, decisions: lapses)
        try store.endSweep(sweep, on: day, completed: [rule], last: [batch])
    }

    private func counts(_ store: any Store, on day: Day) throws -> [SampleCount] {
        let samples = try store.sweepState(on: day).samples["drawn"] ?? [:]
        let projects = try store.numbers(.project, by: "code")
        return ["P1", "P2"].map { projects[$0].flatMap { samples[$0] } ?? SampleCount() }
    }

    private func countsSamples() throws {
        let (store, rule) = try sampled(.keep)
        #expect(try counts(store, on: Self.drawn) == [SampleCount(), SampleCount()])
        try decide(rule, store, on: Self.drawn, firing: 1)
        let first = try counts(store, on: Self.drawn)
        #expect(first.map(\.chosen) == [1, 0] && first.map(\.passed) == [2, 1] && first.map(\.today) == [1, 0])
        try store.take([row("C5", "K5", ["milestone.signing": "2026-01-01", "project.code": "P1"])])
        let next = Self.drawn.advanced(by: 1)
        #expect(try counts(store, on: next).map(\.today) == [0, 0])
        try decide(rule, store, on: next, firing: 0, reason: .field("status"))
        let second = try counts(store, on: next)
        #expect(
            second.map(\.chosen) == [1, 0] && second.map(\.passed) == [2, 1],
            "who could not be chosen is not counted"
        )
        try store.take([row("C6", "K6", ["milestone.signing": "2026-01-01", "project.code": "P1"])])
        try decide(rule, store, on: next, firing: 1)
        #expect(try counts(store, on: next).map(\.chosen) == [2, 0])
        #expect(try counts(store, on: next).map(\.today) == [1, 0])
    }
}
