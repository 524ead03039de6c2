import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let knownDays = [
        Behaviour("each past day sees the facts as they were known at its end, after any sequence of edits") {
            try $0.pastDays()
        },
        Behaviour("a change dated back shows nothing earlier than the change before it did") { contract in
            let store = try contract.makeStore()
            try store.take([row("C1", "K1", ["journey.status": "signed"])], on: Day("2026-01-01"))
            try store.take([row("C1", "K1", ["journey.status": "handed_over"])], on: Day("2026-03-01"))
            try store.take([row("C2", "K2")], on: Day("2026-02-01"))
            #expect(try store.table(.journey, "status", knownOn: Day("2026-02-28")) == [["signed"]])
            #expect(try store.table(.journey, "status", knownOn: Day("2026-03-01")).count == 2)
        },
        Behaviour("several changes of one day show their last") { contract in
            let store = try contract.makeStore()
            let day = Day("2026-01-05")
            for status in ["signed", "", "handed_over", "returned"] {
                try store.take([row("C1", "K1", ["journey.status": status])], on: day)
            }
            #expect(try store.table(.journey, "status", knownOn: day) == [["returned"]])
            #expect(try store.table(.journey, "status", knownOn: day.advanced(by: -1)) == [])
        },
        Behaviour("two batches of one change are one version") { contract in
            let store = try contract.makeStore()
            try store.take([row("C1", "K1")], on: Day("2026-01-01"))
            let change = try store.beginChange(source: "test", on: Day("2026-01-02"), at: 0)
            for cells in [
                ["milestone.handover": "2026-03-02", "journey.status": clearing],
                ["person.gender": "female", "journey.status": ""],
            ] {
                _ = try store.take([row("C1", "K1", cells)], change)
            }
            #expect(try store.table(.journey, "handover", "status", knownOn: Day("2026-01-01")) == [["-", "signed"]])
            #expect(
                try store.table(.journey, "handover", "status", knownOn: Day("2026-01-02")) == [["2026-03-02", "-"]]
            )
        },
        Behaviour("a reader keeps seeing the facts of the moment it was opened for") { contract in
            let store = try contract.makeStore()
            try store.take([row("C1", "K1")], on: Day("2026-01-01"))
            let reader = try store.planReader(knownOn: Day("2026-01-01"))
            try store.take([row("C1", "K1", ["milestone.signing": "2025-06-02"])], on: Day("2026-01-02"))
            let request = PlanRequest(rule: .sample(), day: Day("2026-01-03"), windows: .open)
            #expect(try reader.sightings(request).map(\.candidate.due) == [Day("2025-06-01")])
        },
    ]

    private func pastDays() throws {
        var random = SplitMix(seed: 1998)
        var base = Base.random(journeys: 30, persons: 25, using: &random)
        let store = try makeStore()
        let first = Day("2025-03-01")
        try store.take(
            base.journeys.keys.sorted().flatMap(base.rows) + base.persons.keys.sorted().map(base.row),
            on: first
        )
        var known: [Base] = [base]
        for offset in 1...25 {
            let day = first.advanced(by: offset)
            for _ in 0..<random.pick([0, 1, 3, 6]) { try store.take(Self.edit(&base, &random), on: day) }
            known.append(base)
        }
        let now = try BruteForce(base, store)
        for (offset, base) in known.enumerated() {
            let reader = try store.planReader(knownOn: first.advanced(by: offset))
            let model = BruteForce(base, numbersOf: now)
            for _ in 1...2 {
                let (subject, schedule) = random.pick(RandomRules.schedules)
                let rule = RandomRules.rule(subject, schedule, &random)
                let request = PlanRequest(rule: rule, day: Base.day(2024...2026, &random), windows: .open)
                let (found, expected) = (try reader.sightings(request), model.sightings(request))
                #expect(found.count == expected.count && Set(found) == expected, "day \(offset) \(request)")
            }
        }
        let before = try store.planReader(knownOn: first.advanced(by: -1))
        for (subject, schedule) in RandomRules.schedules {
            let rule = RandomRules.rule(subject, schedule, &random)
            let request = PlanRequest(rule: rule, day: Day("2026-01-01"), windows: .open)
            #expect(try before.sightings(request).isEmpty, "\(schedule)")
        }
    }

    /// Changes something in the model, and gives the rows that tell it.
    private static func edit(_ base: inout Base, _ random: inout SplitMix) -> [Cells] {
        let contract = random.pick(base.journeys.keys.sorted())
        let person = random.pick(base.persons.keys.sorted())
        switch Int.random(in: 0..<10, using: &random) {
        case 0:
            let contract = "C\(base.journeys.count + 1)"
            base.addJourney(contract, &random)
            return base.rows(of: contract)
        case 1:
            base.addPerson(person, &random)
            return [base.row(ofPerson: person)]
        case 2:
            guard let journey = base.journeys[contract], !journey.owners.contains(person) else { return [] }
            base.journeys[contract]?.owners.append(person)
            return Array(base.rows(of: contract).suffix(1))
        case 3:
            guard let project = base.journeys[contract]?.project else { return [] }
            base.projects[project]?["city"] = .text(random.pick(["上海", "苏州", "北京"]))
            return Array(base.rows(of: contract).prefix(1))
        default:
            base.editJourney(contract, &random)
            return Array(base.rows(of: contract).prefix(1))
        }
    }
}
