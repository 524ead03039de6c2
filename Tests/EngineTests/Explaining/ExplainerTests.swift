import ChineseCalendar
import Engine
import Lifecycle
import RuleBook
import SQLiteStore
import Testing
import Workspace

@Suite("Explanations")
struct ExplainerTests {
    @Test("what every subject is told about a rule adds up to what the sweep of that day counts")
    func addsUp() async throws {
        let base = try await TrialBase(journeys: 80, seed: 11)
        let book = try base.book()
        let first = TrialBase.first
        try base.sweep(first...first, by: book)
        let day = first.advanced(by: 40)
        let report = try Sweep(store: base.store, rules: book, settings: base.workspace.sweepSettings)
            .run(on: day, at: 0, revision: book.revision, isDryRun: true)
        let explainer = try Explainer(
            store: base.store,
            rules: book,
            settings: base.workspace.sweepSettings,
            on: day
        )
        var compared = 0
        // Who else is due decides about promotions and samples as well.
        for (index, rule) in book.rules.enumerated() where rule.messageClass == .notice && rule.sample == nil {
            var (fires, held) = (0, [Reason: Int]())
            for record in try base.store.planReader(knownOn: nil).records(of: rule.subject) ?? 1...1 {
                let subject = SubjectID(rule.subject, record)
                guard let explanation = try explainer.explain(index, for: subject) else { continue }
                for judged in explanation.rulings {
                    switch judged.ruling {
                    case .fires: fires += 1
                    case .held(let reason): held[reason, default: 0] += 1
                    case .suppressed, .fails: continue
                    }
                }
            }
            let counted = report.rules[index]
            #expect(fires == counted.fired, "\(rule.name)")
            // A rule without an end counts nobody it does not concern.
            if rule.late != .never { #expect(held == counted.held, "\(rule.name)") }
            compared += fires + held.values.reduce(0, +)
        }
        #expect(compared > 20, "there is something to compare")
    }

    @Test("what was known of one subject on an earlier day is what was known of everyone, rule by rule")
    func earlier() async throws {
        let base = try await TrialBase(journeys: 60, seed: 11)
        let book = try base.book()
        let day = TrialBase.first.advanced(by: 10)
        // The same customers, with other dates, statuses, consents and owners, become known later.
        try base.take(journeys: 60, seed: 12, on: day.advanced(by: 5))
        let everyone = try base.store.planReader(knownOn: day)
        let now = try base.store.planReader(knownOn: nil)
        var (compared, changed) = (0, 0)
        for kind in [SubjectKind.person, .journey, .project] {
            let rules = book.rules.filter { $0.subject == kind }
            for record in try everyone.records(of: kind) ?? 1...1 {
                let subject = SubjectID(kind, record)
                let alone = try base.store.planReader(about: subject, knownOn: day)
                if kind == .person {
                    for journey in try base.store.journeys(of: subject, knownOn: day) {
                        for rule in book.rules.filter({ $0.subject == .journey }) {
                            let request = PlanRequest(rule: rule, day: day, windows: .open, subject: journey)
                            let isAlike = try alone.due(request) == everyone.due(request)
                            #expect(isAlike, "\(rule.name) \(journey) by \(record)")
                        }
                    }
                }
                for rule in rules {
                    let found = try alone.facts(rule, of: subject, on: day)
                    #expect(try found == everyone.facts(rule, of: subject, on: day), "\(rule.name) \(record)")
                    compared += 1
                    changed += try found == now.facts(rule, of: subject, on: day) ? 0 : 1
                    guard !rule.schedule.isForEveryone else { continue }
                    let request = PlanRequest(rule: rule, day: day, windows: .open, subject: subject)
                    let isAlike = try alone.due(request) == everyone.due(request)
                    #expect(isAlike, "\(rule.name) \(record)")
                }
            }
        }
        #expect(compared > 500 && changed > 100, "\(compared) \(changed)")
    }

    @Test("the next day is the next one on which it is due, whatever was done before")
    func next() async throws {
        let base = try await TrialBase(journeys: 16, seed: 12)
        let book = try base.book()
        let day = TrialBase.first
        try base.sweep(day.advanced(by: -40)...day, by: book)
        func explain(_ index: Int, _ subject: SubjectID, _ day: Day) throws -> Explanation? {
            try Explainer(store: base.store, rules: book, settings: base.workspace.sweepSettings, on: day)
                .explain(index, for: subject)
        }
        var (found, decided) = (0, 0)
        // A rule without an end looks at nobody whom it does not concern, due or not.
        for (index, rule) in book.rules.enumerated() where rule.late != .never {
            for record in try base.store.planReader(knownOn: nil).records(of: rule.subject) ?? 1...1 {
                let subject = SubjectID(rule.subject, record)
                guard let told = try explain(index, subject, day), let next = told.next,
                    // Of those for whom a rule for everyone is not, nothing is looked at.
                    !rule.schedule.isForEveryone || told.facts.conditions.allSatisfy(\.holds)
                else { continue }
                #expect(next > day)
                #expect(try explain(index, subject, next)?.dueDays.contains(next) == true, "\(rule.name) \(record)")
                let eve = try explain(index, subject, next.advanced(by: -1))
                #expect(eve?.dueDays.contains { $0 > day } == false && eve?.next == next, "\(rule.name) \(record)")
                found += 1
                decided += told.timing == .decided ? 1 : 0
            }
        }
        #expect(found > 60 && decided > 0, "\(found) \(decided)")
    }

    @Test("a repeat ends with its milestone, of the journey that it is counted from", arguments: ["journey", "person"])
    func ended(subject: String) async throws {
        let base = try await TrialBase(journeys: 60, seed: 13)
        let book = try base.book { name, text in
            guard name == "Rules/quarterly-progress.lua" else { return text }
            return text.replacing("per = \"journey\"", with: "per = \"\(subject)\"")
                .replacing("  who = { status = \"signed\", handover = unset },\n", with: "")
        }
        let index = try #require(book.rules.firstIndex { $0.schedule.end != nil })
        var rule = book.rules[index]
        #expect(rule.subject.rawValue == subject)
        let reader = try base.store.planReader(knownOn: nil)
        let day = TrialBase.first.advanced(by: -300)
        let explainer = try Explainer(
            store: base.store,
            rules: book,
            settings: base.workspace.sweepSettings,
            on: day
        )
        let quarter = 95  // days
        rule.late = .days(quarter)
        var (over, ahead) = (0, 0)
        for record in try #require(try reader.records(of: rule.subject)) {
            let subject = SubjectID(rule.subject, record)
            guard let end = try reader.facts(rule, of: subject, on: day)?.end else { continue }
            let next = try #require(try explainer.explain(index, for: subject)).next
            var due: [Day] = []
            let request = PlanRequest(rule: rule, day: day.advanced(by: quarter), windows: .open, subject: subject)
            try reader.candidates(request, batchesOf: 10) { due += $0.candidates.map(\.due) }
            #expect(next == due.filter { $0 > day }.min())
            if end < day { over += 1 } else if next != nil { ahead += 1 }
        }
        #expect(over > 0 && ahead > 0, "\(over) \(ahead)")
    }

    @Test("what was done does not fall due again when its milestone moves")
    func moved() async throws {
        let base = try await TrialBase(journeys: 40, seed: 14)
        let book = try base.book()
        let index = try #require(book.rules.firstIndex { $0.name == "handover-congratulations" })
        let rule = book.rules[index]
        let reader = try base.store.planReader(knownOn: nil)
        let record = try #require(
            try reader.records(of: .journey)?.first { record in
                let facts = try reader.facts(rule, of: SubjectID(.journey, record), on: TrialBase.first)
                return facts?.anchors.first.flatMap(\.self) != nil && facts?.conditions.allSatisfy(\.holds) == true
            }
        )
        let subject = SubjectID(.journey, record)
        let anchor = try #require(try reader.facts(rule, of: subject, on: TrialBase.first)?.anchors.first ?? nil)
        try base.sweep(anchor...anchor.advanced(by: 2), by: book)
        let later = anchor.advanced(by: 100)
        try base.store.moveMilestones(of: record, from: anchor, to: later)
        let explainer = try Explainer(
            store: base.store,
            rules: book,
            settings: base.workspace.sweepSettings,
            on: anchor.advanced(by: 3)
        )
        let told = try #require(try explainer.explain(index, for: subject))
        #expect(!told.decisions.isEmpty && told.facts.anchors.contains(later))
        #expect(told.next == nil && told.timing == .decided)
    }

    @Test("the timing says which day is meant, before, within and after the window")
    func timing() async throws {
        let base = try await TrialBase(journeys: 80, seed: 11)
        let book = try base.book()
        let index = try #require(book.rules.firstIndex { $0.name == "half-year-call" })
        let reader = try base.store.planReader(knownOn: nil)
        let day = TrialBase.first
        var found: (subject: SubjectID, anchor: Day)?
        for record in try #require(try reader.records(of: .journey)) {
            let subject = SubjectID(.journey, record)
            guard let facts = try reader.facts(book.rules[index], of: subject, on: day),
                let anchor = facts.anchors.first ?? nil
            else { continue }
            found = (subject, anchor)
            break
        }
        let (subject, anchor) = try #require(found)
        let due = anchor.adding(CalendarSpan(6, .months), Workdays())
        func explain(_ subject: SubjectID, _ day: Day) throws -> Explanation? {
            let settings = base.workspace.sweepSettings
            return try Explainer(store: base.store, rules: book, settings: settings, on: day)
                .explain(index, for: subject)
        }
        func timing(_ day: Day) throws -> Explanation.Timing? { try explain(subject, day)?.timing }
        #expect(try timing(due.advanced(by: -1)) == .notYet(due))
        #expect(try timing(due) == .due([due]))
        #expect(try timing(due.advanced(by: 45)) == .due([due]))
        #expect(try timing(due.advanced(by: 46)) == .over(due: due, last: due.advanced(by: 45)))
        #expect(try explain(SubjectID(.journey, 1 << 40), day) == nil)
    }
}

extension Explanation {
    fileprivate var dueDays: [Day] { if case .due(let days) = timing { days } else { [] } }
}

extension PlanReader {
    /// The candidates of a request, with the values that `check` reads.
    fileprivate func due(_ request: PlanRequest) throws -> [String] {
        var found: [String] = []
        try candidates(request, batchesOf: 100) { batch in
            found.append("\(batch.candidates) \(batch.days) \(batch.cells) \(batch.arena)")
        }
        return found
    }
}

extension RuleFacts {
    fileprivate static func == (left: RuleFacts, right: RuleFacts) -> Bool {
        left.anchors == right.anchors && left.reads == right.reads && left.birthday?.born == right.birthday?.born
            && left.conditions.elementsEqual(right.conditions) { $0.value == $1.value && $0.holds == $1.holds }
    }
}

extension RuleFacts? {
    fileprivate static func == (left: RuleFacts?, right: RuleFacts?) -> Bool {
        switch (left, right) {
        case (nil, nil): true
        case (let left?, let right?): left == right
        default: false
        }
    }
}
