import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let planning = [
        Behaviour("candidates are those found by looking at everything, whatever the schedule, lateness and conditions")
        {
            try $0.agreesWithBruteForce()
        },
        Behaviour("batches of any size give the same candidates in the same order") { try $0.batchSizes() },
        Behaviour("due days are clamped to the month's end and counted from the anchor itself") { try $0.dueDays() },
        Behaviour("leaplings have their birthday on 28 February of common years") { contract in
            let store = try contract.makeStore()
            try store.take([["person.number": "K1", "person.birthday": "1988-02-29"]])
            let rule = Rule.sample("birthday", .person, .birthday(nil), late: .days(0))
            let days = ["2023-02-28", "2024-02-28", "2024-02-29", "2024-03-01", "2025-02-28", "2025-03-01"]
            let found = try days.filter { try !store.candidates(rule, on: #require(Day(iso: $0))).isEmpty }
            #expect(found == ["2023-02-28", "2024-02-29", "2025-02-28"])
        },
        Behaviour("a birthday whose kind turns out to be lunar is no solar birthday, whichever column tells") {
            try $0.birthdayKinds()
        },
        Behaviour("a person with several homes has one occurrence, at the earliest of the first milestone on record") {
            try $0.onePerPerson()
        },
        Behaviour("slices of the record numbers share out everyone, each once") { contract in
            let store = try contract.makeStore()
            try store.take((1...20).map { row("C\($0)", "K\($0)") })
            let rule = Rule.sample("everyone", .journey, .daily(.day))
            let reader = try store.planReader(knownOn: nil)
            #expect(try reader.records(of: .journey) == 1...20)
            let slices = try [Int64(1)...7, 8...8, 9...20].flatMap { slice in
                try reader.sightings(EveryoneRequest(rules: [rule], day: Day("2026-01-01"), records: slice))
            }
            #expect(slices.map(\.candidate.journey) == Array(1...20))
        },
        Behaviour("rules for everyone that are read together find what each finds alone, in batches of any size") {
            try $0.sharedReading()
        },
        Behaviour("what a rule decided while it was about persons says nothing about journeys of the same numbers") {
            contract in
            let store = try contract.makeStore()
            try store.take((1...5).map { row("C\($0)", "K\($0)") })
            let day = Day("2026-01-01")
            let before = Rule.sample("changed", .person, .daily(.once))
            let sweep = try store.beginSweep(on: day, at: 0, revision: .sample, rules: [before])
            try store.commit([before.firing(try store.candidates(before, on: day), sweep, on: day)])
            #expect(try store.candidates(before, on: day).isEmpty)
            #expect(try store.candidates(Rule.sample("changed", .journey, .daily(.once)), on: day).count == 5)
        },
        Behaviour("what the body of a batch throws ends the reading, and the reader reads again") { contract in
            struct Enough: Error {}
            let store = try contract.makeStore()
            try store.take((1...20).map { row("C\($0)", "K\($0)") })
            let reader = try store.planReader(knownOn: nil)
            let request = PlanRequest(rule: .sample(), day: Day("2026-01-01"), windows: .open)
            #expect(throws: Enough.self) { try reader.candidates(request, batchesOf: 3) { _ in throw Enough() } }
            #expect(try reader.sightings(request).count == 20)
        },
    ]

    private func sharedReading() throws {
        let store = try makeStore()
        try store.take((1...40).map { row("C\($0)", "K\($0)", ["journey.status": $0 % 3 == 0 ? "signed" : "visited"]) })
        let names = Vocabulary().names(for: .journey)
        let status = try #require(names["status"])
        let layout = try #require(names["home.layout"])
        let signed = Condition(name: "status", field: status, test: .oneOf([.text("signed")]))
        let rules = [
            Rule.sample("all", .journey, .daily(.day), actions: .computed, reads: [("home.layout", layout)]),
            Rule.sample(
                "signed",
                .journey,
                .daily(.once),
                who: [signed],
                actions: .computed,
                reads: [("status", status)]
            ),
            Rule.sample(
                "feast",
                .journey,
                .annual(.fixed(month: 1, day: 1), shift: CalendarSpan(0, .days)),
                late: .days(2),
                who: [signed]
            ),
            Rule.sample(
                "past",
                .journey,
                .annual(.fixed(month: 12, day: 25), shift: CalendarSpan(0, .days)),
                late: .days(2)
            ),
        ]
        let day = Day("2026-01-02")
        let sweep = try store.beginSweep(on: day, at: 0, revision: .sample, rules: rules)
        let decided = try store.candidates(rules[1], on: day).prefix(5)
        try store.commit([rules[1].firing(Array(decided), sweep, on: day)])
        let reader = try store.planReader(knownOn: nil)
        let records = try #require(try reader.records(of: .journey))
        let alone = try rules.flatMap {
            try reader.sightings(EveryoneRequest(rules: [$0], day: day, records: records))
        }
        #expect(alone.count == 40 + (13 - 5) + 13)
        for size in [1, 7, 100] {
            let request = EveryoneRequest(rules: rules, day: day, records: records)
            let together = try reader.sightings(request, batchesOf: size)
            #expect(Set(together) == Set(alone))
            #expect(together.count == alone.count)
        }
    }

    private func agreesWithBruteForce() throws {
        var random = SplitMix(seed: 20_260_430)
        let base = Base.random(journeys: 250, persons: 150, using: &random)
        let store = try makeStore()
        try store.take(base.journeys.keys.sorted().flatMap(base.rows) + base.persons.keys.sorted().map(base.row))
        let model = try BruteForce(base, store)
        let reader = try store.planReader(knownOn: nil)
        var (total, held) = (0, 0)
        for (subject, schedule) in RandomRules.schedules {
            for _ in 1...5 {
                let rule = RandomRules.rule(subject, schedule, &random)
                let day = Base.day(2023...2027, &random)
                let closed = day.advanced(by: -random.pick([1, 2, 33]))...day.advanced(by: -1)
                let windows: PlanRequest.Windows = random.chance(40) ? .closed(closed) : .open
                let request = PlanRequest(rule: rule, day: day, windows: windows)
                let (found, expected) = (try reader.sightings(request), model.sightings(request))
                #expect(found.count == expected.count && Set(found) == expected, "\(day) \(windows) \(rule)")
                total += found.count
                held += found.filter { $0.candidate.failing != 0 }.count
            }
        }
        #expect(total > 2_500 && held > 250, "the base has enough to find: \(total), \(held)")
    }

    private func batchSizes() throws {
        var random = SplitMix(seed: 7)
        let base = Base.random(journeys: 60, persons: 40, using: &random)
        let store = try makeStore()
        try store.take(base.journeys.keys.sorted().flatMap(base.rows))
        let reader = try store.planReader(knownOn: nil)
        for (subject, schedule) in RandomRules.schedules {
            let rule = RandomRules.rule(subject, schedule, &random)
            let request = PlanRequest(rule: rule, day: Day("2025-12-31"), windows: .open)
            let all = try reader.sightings(request, batchesOf: 1_000_000)
            for size in [1, 7, max(1, all.count)] {
                #expect(try reader.sightings(request, batchesOf: size) == all, "\(size) \(rule)")
            }
        }
    }

    private func dueDays() throws {
        let cases: [(anchor: String, schedule: Schedule, due: [String])] = [
            ("2025-11-30", .offset(CalendarSpan(3, .months), anchors: ["handover"]), ["2026-02-28"]),
            ("2023-11-30", .offset(CalendarSpan(3, .months), anchors: ["handover"]), ["2024-02-29"]),
            ("2026-01-31", .offset(CalendarSpan(-2, .months), anchors: ["handover"]), ["2025-11-30"]),
            (
                "2025-12-31", .every(CalendarSpan(1, .months), anchors: ["handover"], to: nil),
                ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]
            ),
            (
                "2024-02-29", .anniversary(anchors: ["handover"]), ["2025-02-28", "2026-02-28"]
            ),
        ]
        for (anchor, schedule, due) in cases {
            let store = try makeStore()
            try store.take([row("C1", "K1", ["milestone.handover": anchor])])
            let rule = Rule.sample("due", .journey, schedule)
            let found = try store.candidates(rule, on: Day("2026-04-30")).sorted { $0.due < $1.due }
            #expect(found.map(\.due.description) == due, "\(anchor) \(schedule)")
        }
    }

    private func birthdayKinds() throws {
        let rule = Rule.sample("birthday", .person, .birthday(nil), late: .days(0))
        let person = Vocabulary().fields.filter { $0.record == .person }
        for absent in ["", "birthday", "birthday_kind"] {
            for (kind, isDue) in [("solar", true), ("lunar", false), ("unconfirmed", false)] {
                let store = try makeStore()
                let first: Cells = [
                    "person.number": "K1", "person.birthday": "1988-05-05",
                    "person.birthday_kind": absent == "birthday_kind" ? kind : "solar",
                ]
                try store.take([first])
                let second: Cells = [
                    "person.number": "K1", "person.birthday": "1988-05-06", "person.birthday_kind": kind,
                ]
                try store.take([second], fields: person.filter { $0.name != absent })
                let day = absent == "birthday" ? Day("2026-05-05") : Day("2026-05-06")
                #expect(try store.candidates(rule, on: day).isEmpty == !isDue, "\(kind), no column \(absent)")
            }
        }
    }

    private func onePerPerson() throws {
        let store = try makeStore()
        try store.take([
            row("C1", "K1", ["milestone.handover": "2026-01-03"]),
            row("C2", "K1", ["milestone.handover": "2026-01-02"]),
            row("C3", "K1", ["milestone.handover": "2026-01-02"]), row("C4", "K1", ["milestone.move_in": "2026-01-04"]),
            row("C5", "K1"),
        ])
        let cases: [(anchors: [String], journey: Int64, due: Day)] = [
            (["handover"], 2, Day("2026-01-02")), (["move_in", "handover"], 4, Day("2026-01-04")),
            (["handover", "move_in"], 2, Day("2026-01-02")), (["loan", "handover"], 2, Day("2026-01-02")),
        ]
        for (anchors, journey, due) in cases {
            let rule = Rule.sample("person", .person, .offset(CalendarSpan(0, .days), anchors: anchors))
            let found = try store.candidates(rule, on: Day("2026-01-31"))
            #expect(found.map(\.journey) == [journey] && found.map(\.due) == [due], "\(anchors)")
        }
    }
}
