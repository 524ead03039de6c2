import ChineseCalendar
import Lifecycle

/// Finds candidates by looking at everything, one subject and one day after the other.
struct BruteForce {
    let base: Base
    let journeys: [String: Int64]
    let persons: [String: Int64]
    let projects: [String: Int64]
    /// The journeys of each person, with their numbers.
    let owned: [String: [(journey: Base.Journey, number: Int64)]]

    /// One subject with what its conditions can name.
    struct Subject {
        var number: Int64
        var journey: Base.Journey?
        var journeyNumber: Int64 = 0
        var person: String?
        var project: Base.Facts = [:]
    }

    init(_ base: Base, _ store: any Store) throws {
        self.init(
            base,
            journeys: try store.numbers(.journey, by: "contract"),
            persons: try store.numbers(.person, by: "number"),
            projects: try store.numbers(.project, by: "code")
        )
    }

    init(_ base: Base, numbersOf other: BruteForce) {
        self.init(base, journeys: other.journeys, persons: other.persons, projects: other.projects)
    }

    private init(_ base: Base, journeys: [String: Int64], persons: [String: Int64], projects: [String: Int64]) {
        self.base = base
        (self.journeys, self.persons, self.projects) = (journeys, persons, projects)
        var owned: [String: [(journey: Base.Journey, number: Int64)]] = [:]
        for (contract, journey) in base.journeys {
            for owner in journey.owners { owned[owner, default: []].append((journey, journeys[contract] ?? 0)) }
        }
        self.owned = owned
    }

    func sightings(_ request: PlanRequest) -> Set<Sighting> {
        var found: Set<Sighting> = []
        for (window, judgedOn) in windows(request) {
            for subject in subjects(request.rule) {
                for (occasion, due) in occurrences(request.rule, subject, window, judgedOn) {
                    if let sighting = judge(request.rule, subject, occasion, due, judgedOn) { found.insert(sighting) }
                }
            }
        }
        return found
    }

    private func windows(_ request: PlanRequest) -> [(ClosedRange<Day>, judgedOn: Day)] {
        switch (request.windows, request.rule.late) {
        case (.open, .never): return [(Day("1900-01-01")...request.day, request.day)]
        case (.open, .days(let late)): return [(request.day.advanced(by: -late)...request.day, request.day)]
        case (.closed, .never): return []
        case (.closed(let days), .days(let late)):
            switch request.rule.schedule {
            case .daily: return []
            case .annual, .offset, .every, .anniversary, .birthday: break
            }
            return (0...days.lowerBound.distance(to: days.upperBound)).map {
                let judgedOn = days.lowerBound.advanced(by: $0)
                return (judgedOn.advanced(by: -late)...judgedOn.advanced(by: -late), judgedOn)
            }
        }
    }

    private func judge(_ rule: Rule, _ subject: Subject, _ occasion: Int64, _ due: Day, _ judgedOn: Day) -> Sighting? {
        let failing = failing(rule, subject, judgedOn)
        if failing != 0, !leavesTraces(rule) { return nil }
        let candidate = Candidate(
            subject: SubjectID(rule.subject, subject.number),
            occasion: occasion,
            due: due,
            judgedOn: judgedOn,
            failing: failing,
            journey: subject.journeyNumber,
            person: subject.person.flatMap { persons[$0] } ?? 0,
            contact: (subject.person.map(base.contact) ?? []).union(troubles(rule, subject, judgedOn)),
            phoneSharer: sharer(rule, subject, "phone"),
            mailboxSharer: sharer(rule, subject, "email"),
            project: isCareful(rule) ? subject.journey.flatMap { projects[$0.project] } ?? 0 : 0,
            isPreferred: rule.sample.map { sample in sample.prefer.allSatisfy { holds($0, subject, judgedOn) } }
                ?? false,
            row: failing == 0 && rule.needsEvaluation ? 0 : -1
        )
        let cells = candidate.row == 0 ? rule.reads.map { value($0.field, subject) } : []
        return Sighting(candidate: candidate, cells: cells)
    }

    /// The lowest record with an address of the subject's person, told for promotions.
    private func sharer(_ rule: Rule, _ subject: Subject, _ address: String) -> Int64 {
        guard rule.messageClass == .promotion, rule.subject != .project, let person = subject.person,
            let own = base.persons[person]?[address]
        else { return 0 }
        return base.persons.filter { $0.value[address] == own }.compactMap { persons[$0.key] }.min() ?? 0
    }

    private func isCareful(_ rule: Rule) -> Bool {
        rule.subject == .journey && (rule.messageClass == .promotion || rule.sample != nil)
    }

    private func holds(_ condition: Condition, _ subject: Subject, _ today: Day) -> Bool {
        condition.test.holds(value(condition.field, subject), today: today)
    }

    /// What speaks against greeting somebody, told for promotions.
    private func troubles(_ rule: Rule, _ subject: Subject, _ today: Day) -> Contact {
        guard rule.messageClass == .promotion, let person = subject.person else { return [] }
        var troubles: Contact = []
        for (journey, _) in owned[person] ?? [] {
            if case .integer(1...) = journey.facts["serious_complaints"] { troubles.insert(.complains) }
            if journey.facts["status"] == .text("signed"), journey.milestones["handover"] == nil,
                let planned = journey.milestones["planned_handover"], planned < today
            {
                troubles.insert(.awaitsHandover)
            }
        }
        return troubles
    }

    /// Whether a rule looks at those it does not concern: not one for everyone, nor one that would do so for ever.
    private func leavesTraces(_ rule: Rule) -> Bool {
        switch rule.schedule {
        case .annual, .daily: false
        case .offset, .every, .anniversary, .birthday: rule.late != .never
        }
    }

    private func failing(_ rule: Rule, _ subject: Subject, _ today: Day) -> Int32 {
        for (index, condition) in rule.conditions.enumerated() {
            let value = value(condition.field, subject)
            guard !condition.test.holds(value, today: today) else { continue }
            return Int32(value == nil ? -(index + 1) : index + 1)
        }
        return 0
    }

    /// What follows from a person's journeys.
    private func holding(_ name: String, _ person: String) -> FieldValue? {
        let handedOver = (owned[person] ?? []).filter { $0.journey.facts["status"] == .text("handed_over") }
        guard name == "homes" else {
            return .boolean(handedOver.contains { base.projects[$0.journey.project]?[name] == .boolean(true) })
        }
        return .integer(Int64(handedOver.count))
    }

    private func value(_ field: Field, _ subject: Subject) -> FieldValue? {
        switch field.record {
        case .person: subject.person.flatMap { base.persons[$0]?[field.name] }
        case .project: subject.project[field.name]
        case .home: subject.journey?.home[field.name]
        case .journey: subject.journey?.facts[field.name]
        case .milestone: (subject.journey?.milestones[field.name]).map(FieldValue.day)
        case .ownership: nil
        case .holding: subject.person.flatMap { holding(field.name, $0) }
        }
    }
}

extension Condition.Test {
    /// Whether a value passes, as the port's words say it.
    func holds(_ value: FieldValue?, today: Day) -> Bool {
        guard let value else { return self == .unset }
        switch self {
        case .oneOf(let values): return values.contains(value)
        case .except(let values): return !values.contains(value)
        case .atLeast(let low): return low.rank <= value.rank
        case .atMost(let high): return value.rank <= high.rank
        case .between(let low, let high): return low.rank <= value.rank && value.rank <= high.rank
        case .olderThan(let span): return value.rank < Double(today.adding(span.reversed, Workdays()).number)
        case .set: return true
        case .unset: return false
        }
    }
}

extension FieldValue {
    /// The place of a value among others of its type.
    fileprivate var rank: Double {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number): number
        case .day(let day): Double(day.number)
        case .boolean(let truth): truth ? 1 : 0
        case .text: .nan
        }
    }
}
