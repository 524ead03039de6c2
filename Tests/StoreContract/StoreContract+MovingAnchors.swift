import ChineseCalendar
import Foundation
import Lifecycle
import Testing

extension StoreContract {
    static let movingAnchors = [
        Behaviour(
            "after random corrections nothing that waits or is open speaks of an old date, and all due is made once"
        ) {
            for seed in 1...UInt64(20 * soak) { try $0.moveAnchors(seed: seed) }
        }
    ]

    private static let soak = Int(ProcessInfo.processInfo.environment["DOORSTEP_SOAK"] ?? "") ?? 1

    private func moveAnchors(seed: UInt64) throws {
        var course = try MovingAnchors(makeStore(), seed: seed)
        for _ in 1...30 { try course.spendDay() }
        try course.sweep()
        try course.check()
    }
}

/// A month in which milestones are corrected at random between sweeps, while messages leave and tasks are done.
private struct MovingAnchors {
    private let store: any Store
    private let seed: UInt64
    private var random: SplitMix
    private var day = Day("2026-03-01")
    private var lastSwept: Day?
    /// What is on record: a day by contract, or by project for the open day.
    private var signings: [String: Day] = [:]
    private var openDays: [String: Day] = [:]

    private static let owners = ["C1": "K1", "C2": "K1", "C3": "K2", "C4": "K3"]
    private static let late = 4  // days

    private static let rules: [Rule] = [
        .sample("task", late: .days(late), ifMoved: .recall, actions: .fixed([.task(.visit)])),
        .sample(
            "text",
            .journey,
            .offset(CalendarSpan(-3, .days), anchors: ["signing"]),
            late: .days(late),
            ifMoved: .recall,
            actions: .fixed([.sampleSMS, .task(.call)])
        ),
        .sample("person", .person, late: .days(late), ifMoved: .recall, actions: .fixed([.sampleSMS])),
        .sample(
            "project",
            .project,
            .offset(CalendarSpan(0, .days), anchors: ["open_day"]),
            late: .days(late),
            ifMoved: .recall,
            actions: .fixed([.task(.errand)])
        ),
    ]

    init(_ store: any Store, seed: UInt64) throws {
        (self.store, self.seed, random) = (store, seed, SplitMix(seed: seed))
        for contract in Self.owners.keys.sorted() { try tell(contract) }
    }

    mutating func spendDay() throws {
        for _ in 0..<random.pick([0, 0, 1, 2]) { try correct() }
        if random.chance(80) { try sweep() }
        if random.chance(30) { try send() }
        if random.chance(20) { try finishTask() }
        day = day.advanced(by: 1)
    }

    private mutating func correct() throws {
        if random.chance(25) {
            let moved = random.chance(80) ? randomDay() : nil
            let change = try store.beginChange(source: "by hand", on: day, at: 0)
            _ = try store.setMilestone("open_day", ofProject: "P1", to: moved, change: change)
            openDays["P1"] = moved
        } else {
            try tell(random.pick(Self.owners.keys.sorted()))
        }
        // An import corrects at once, as long as it is not killed before.
        if random.chance(50) {
            _ = try store.correct(rules: Self.rules, on: day, customs: BirthdayCustoms(), sweep: nil)
        }
    }

    private mutating func randomDay() -> Day { day.advanced(by: Int.random(in: -8...12, using: &random)) }

    private mutating func tell(_ contract: String) throws {
        let signing = random.chance(90) ? randomDay() : nil
        let cell = signing?.description ?? clearing
        try store.take([row(contract, Self.owners[contract] ?? "K1", ["milestone.signing": cell])], on: day)
        signings[contract] = signing
    }

    /// Decides the day like the engine does, with lapses of windows that have closed since the last time.
    mutating func sweep() throws {
        let rules = Self.rules
        let sweep = try store.beginSweep(on: day, at: 0, revision: .sample, rules: rules)
        _ = try store.correct(rules: rules, on: day, customs: BirthdayCustoms(), sweep: sweep)
        for rule in rules {
            let first = lastSwept ?? day.advanced(by: -31)
            if first < day {
                let closed = PlanRequest(rule: rule, day: day, windows: .closed(first...day.advanced(by: -1)))
                let missed = try store.planReader(knownOn: nil).sightings(closed).map {
                    Decision($0.candidate, .lapsed, reason: .missed)
                }
                try store.commit([DecisionBatch(rule: rule, sweep: sweep, day: day, decisions: missed)])
            }
            try store.commit([rule.firing(try store.candidates(rule, on: day), sweep, on: day)])
        }
        try store.endSweep(sweep, on: day, completed: rules, last: [])
        lastSwept = day
    }

    private mutating func send() throws {
        var filter = OutboxFilter()
        filter.state = .waiting
        guard let message = try store.messages(filter).first else { return }
        try store.begin([AttemptStart(message: message.id, address: message.address, parts: 1)])
        try store.finish([message.id: random.pick([.accepted, .accepted, .deferred])])
    }

    private mutating func finishTask() throws {
        var filter = TaskFilter()
        filter.state = .open
        let open = try store.tasks(filter)
        guard !open.isEmpty else { return }
        let change = try store.beginChange(source: "test", on: day, at: 0)
        let result = TaskResult(outcome: .noAnswer, satisfaction: nil, note: "", day: day)
        _ = try store.finishTask(random.pick(open).id, result: result, next: nil, change: change)
    }

    /// The day each rule is due for each of its subjects, by what is on record now.
    private func due() throws -> [(rule: Rule, subject: SubjectID, day: Day?)] {
        let journeys = try store.numbers(.journey, by: "contract")
        let persons = try store.numbers(.person, by: "number")
        let projects = try store.numbers(.project, by: "code")
        return Self.rules.flatMap { rule -> [(rule: Rule, subject: SubjectID, day: Day?)] in
            guard case .offset(let span, _) = rule.schedule else { return [] }
            let days: [(Int64, Day?)] =
                switch rule.subject {
                case .journey: journeys.map { ($1, signings[$0]) }
                case .person:
                    persons.map { number, record in
                        (record, Self.owners.filter { $0.value == number }.compactMap { signings[$0.key] }.min())
                    }
                case .project: projects.map { ($1, openDays[$0]) }
                }
            return days.map { (rule, SubjectID(rule.subject, $0), $1.map { $0.adding(span, Workdays()) }) }
        }
    }

    func check() throws {
        for (rule, subject, due) in try due() {
            let place: Comment = "seed \(seed): \(rule.name) of \(subject), due \(due?.description ?? "never")"
            let decisions = try store.decisions(of: rule.name, about: subject)
            #expect(decisions.count <= 1, place)
            let decision = decisions.first
            let isOpen = due.map { $0 <= day && day <= $0.advanced(by: Self.late) } ?? false
            if isOpen { #expect(decision?.outcome == .fired, place) }
            guard let decision, decision.outcome == .fired else { continue }
            for made in decision.made {
                let isOld = decision.due != due
                if !made.isTask, isOld { #expect(made.state != "waiting", place) }
                guard made.isTask, made.state == "open", isOld else { continue }
                guard case .moved(_, let to)? = try store.task(made.number)?.mark else {
                    Issue.record("an open task speaks of an old date, \(place)")
                    continue
                }
                #expect(to == due, place)
            }
        }
    }
}
