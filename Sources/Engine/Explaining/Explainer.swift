package import ChineseCalendar
package import Lifecycle

/// Computes explanations of one day on demand: nothing is traced when sweeps run.
///
/// One thread uses it.
package final class Explainer {
    private let store: any SweepStore & ExplainStore
    private let rules: any RuleSet
    private let settings: SweepSettings
    /// The day that is asked about.
    package let day: Day
    private let known: Day?
    private let evaluator: any RuleEvaluator

    /// Creates an explainer.
    /// - Parameters:
    ///   - store: Facts and decisions.
    ///   - rules: The rule book.
    ///   - settings: How sweeps run.
    ///   - day: The day of the sweep.
    ///   - known: Facts as they were known at the end of that day; as they are now when none is given.
    /// - Throws: The store's error.
    package init(
        store: any SweepStore & ExplainStore,
        rules: any RuleSet,
        settings: SweepSettings,
        on day: Day,
        knownOn known: Day? = nil
    ) throws {
        self.store = store
        self.rules = rules
        self.settings = settings
        self.day = day
        self.known = known
        evaluator = try rules.evaluator()
    }

    /// Explains a rule for a subject.
    /// - Parameters:
    ///   - index: The rule, by its position in ``RuleSet/rules``.
    ///   - subject: One of the rule's kind.
    /// - Returns: Nothing when there is no such subject.
    /// - Throws: The store's error.
    package func explain(_ index: Int, for subject: SubjectID) throws -> Explanation? {
        try explain(index, for: subject, reader: store.planReader(about: subject, knownOn: known))
    }

    private func explain(_ index: Int, for subject: SubjectID, reader: any PlanReader) throws -> Explanation? {
        let rule = rules.rules[index]
        guard let facts = try reader.facts(rule, of: subject, on: day) else { return nil }
        let decisions = try store.decisions(of: rule.name, about: subject)
        let rulings = try rulings(index, subject, reader)
        let days = rulings.map(\.due)
        let next = try next(rule, facts, subject, reader)
        return Explanation(
            rule: rule,
            subject: subject,
            day: day,
            timing: days.isEmpty ? timing(rule, facts, decisions, next, reader.workdays) : .due(days),
            next: next,
            facts: facts,
            trace: rule.needsEvaluation ? trace(index, subject, facts) : nil,
            rulings: rulings,
            decisions: decisions
        )
    }

    /// Explains all rules for all subjects that a person is or owns: the person, then journey by journey.
    /// - Throws: The store's error.
    package func explainAll(for person: SubjectID) throws -> [Explanation] {
        let reader = try store.planReader(about: person, knownOn: known)
        let subjects = [person] + (try store.journeys(of: person, knownOn: known))
        return try subjects.flatMap { subject in
            try rules.rules.indices.filter { rules.rules[$0].subject == subject.kind }
                .compactMap { try explain($0, for: subject, reader: reader) }
        }
    }

    /// What the sweep says to what is due and undecided, apart from what others of the same day leave room for.
    private func rulings(
        _ index: Int,
        _ subject: SubjectID,
        _ reader: any PlanReader
    ) throws -> [Explanation.Judged] {
        let rule = rules.rules[index].explainable
        let judge = Judge(reader: reader, evaluator: evaluator)
        let request: SweepRequest =
            rule.schedule.isForEveryone
            ? .everyone(
                rules: [index],
                EveryoneRequest(rules: [rule], day: day, records: subject.record...subject.record)
            )
            : .planned(
                rule: index,
                PlanRequest(
                    rule: rule,
                    day: day,
                    windows: .open,
                    customs: settings.care.customs,
                    subject: subject
                )
            )
        var arbiter = Arbiter(settings: settings.care)
        var rulings: [Explanation.Judged] = []
        try judge.judge(request) { batches in
            for batch in batches {
                for _ in 0..<batch.declined {
                    rulings.append(Explanation.Judged(due: day, ruling: .held(.check), steps: []))
                }
                for candidate in batch.candidates {
                    let verdict = batch.verdict(on: candidate)
                    let planned = candidate.failing == 0 ? rule.actions(by: verdict) : nil
                    let steps = planned.map { arbiter.steps(candidate, $0, of: rule) } ?? []
                    let ruling = Explanation.Ruling(arbiter.rule(on: candidate, verdict: verdict, of: rule))
                    rulings.append(Explanation.Judged(due: candidate.due, ruling: ruling, steps: steps))
                }
            }
        }
        return rulings
    }

    /// What the rule's functions say to the facts, whether it is due or not.
    private func trace(_ index: Int, _ subject: SubjectID, _ facts: RuleFacts) -> RuleTrace {
        evaluator.trace(rule: index, batch: SubjectBatch(subject, facts, on: day), row: 0)
    }

    /// When it is due, when nothing undecided is due on the day.
    private func timing(
        _ rule: Rule,
        _ facts: RuleFacts,
        _ decisions: [PastDecision],
        _ next: Day?,
        _ workdays: Workdays
    ) -> Explanation.Timing {
        func isDecided(within days: Int) -> Bool {
            decisions.contains { $0.due > day.advanced(by: -days) && $0.due <= day }
        }
        let later = next.map(Explanation.Timing.notYet) ?? (decisions.isEmpty ? .notToday : .decided)
        switch rule.schedule {
        case .offset, .every, .anniversary:
            guard let anchor = facts.anchor else { return .noAnchor }
            guard let past = rule.dueDays(from: anchor, until: facts.end, through: day, workdays).past else {
                return later
            }
            if decisions.contains(where: { $0.due <= day }) { return .decided }
            guard case .days(let late) = rule.late else { return later }
            return .over(due: past, last: past.advanced(by: late))
        case .annual: return isDecided(within: Self.daysOfYear) ? .decided : later
        case .birthday(let only):
            guard let birthday = facts.birthday else { return .noAnchor }
            guard let kind = birthday.kind, only == nil || only == kind else { return .otherCalendar }
            return isDecided(within: Self.daysOfBirthdays) ? .decided : later
        case .daily: return decisions.contains { $0.due <= day } ? .decided : .notToday
        }
    }

    /// The first day after the day on which it falls due and is undecided: what was done does not fall due again when
    /// its milestone moves.
    private func next(_ rule: Rule, _ facts: RuleFacts, _ subject: SubjectID, _ reader: any PlanReader) throws -> Day? {
        var day = day
        for _ in 0..<Self.attempts {
            guard let due = following(day, rule, facts, reader.workdays) else { return nil }
            if try isOpen(due, rule, subject, reader) { return due }
            day = due
        }
        return nil
    }

    /// What is done in a year may have to be passed over, and with a milestone that moved more of it.
    private static let attempts = 12

    private func isOpen(_ due: Day, _ rule: Rule, _ subject: SubjectID, _ reader: any PlanReader) throws -> Bool {
        guard !rule.schedule.isForEveryone else { return true }
        var isFound = false
        let request = PlanRequest(
            rule: rule.explainable,
            day: due,
            windows: .open,
            customs: settings.care.customs,
            subject: subject
        )
        try reader.candidates(request, batchesOf: 1) { batch in
            isFound = isFound || batch.candidates.contains { $0.due == due }
        }
        return isFound
    }

    /// The first day after another on which its dates make it fall due.
    private func following(_ day: Day, _ rule: Rule, _ facts: RuleFacts, _ workdays: Workdays) -> Day? {
        switch rule.schedule {
        case .offset, .every, .anniversary:
            return facts.anchor.flatMap { rule.dueDays(from: $0, until: facts.end, through: day, workdays).next }
        case .annual(let annual, let shift):
            let years = day.parts.year...day.parts.year + 2
            return years.flatMap(annual.days(inYear:)).map { $0.adding(shift, workdays) }.filter { $0 > day }.min()
        case .birthday(let only):
            guard let (born, kind) = facts.birthday, let kind, only == nil || only == kind else { return nil }
            return settings.care.customs.next(of: born, kind: kind, onOrAfter: day.advanced(by: 1))
        case .daily: return nil
        }
    }

    /// What is done once a year lies no longer back than this when it is done; a lunar birthday comes after 355 days.
    private static let daysOfYear = 366
    private static let daysOfBirthdays = 300
}

extension RuleFacts {
    /// The day it counts from: the first that is set.
    fileprivate var anchor: Day? { anchors.compactMap(\.self).first }
}

extension SubjectBatch {
    /// A batch of one subject with the values its rule's functions read.
    init(_ subject: SubjectID, _ facts: RuleFacts, on day: Day) {
        self.init(stride: facts.reads.count)
        append(Candidate(subject: subject, occasion: Occasion.once, due: day, judgedOn: day), hasRow: true)
        for value in facts.reads { append(value) }
    }
}

extension Rule {
    /// What it makes when its functions say so; nothing when they do not.
    fileprivate func actions(by verdict: Verdict) -> [Action]? {
        switch verdict {
        case .make(let actions): return actions
        case .pass:
            guard case .fixed(let actions) = self.actions else { return nil }
            return actions
        case .decline, .fail: return nil
        }
    }
}

extension Explanation.Ruling {
    fileprivate init(_ ruling: Arbiter.Ruling) {
        switch ruling {
        case .fire(let actions): self = .fires(actions.map(\.summary))
        case .hold(let reason): self = .held(reason)
        case .suppress(let reason): self = .suppressed(reason)
        case .fail(let failure): self = .fails(failure)
        }
    }
}

extension Rule {
    /// The last day it fell due by a day, and the next one after it; none of them after a repeat's end.
    fileprivate func dueDays(
        from anchor: Day,
        until end: Day?,
        through day: Day,
        _ workdays: Workdays
    ) -> (past: Day?, next: Day?) {
        func split(_ days: some Sequence<Day>) -> (past: Day?, next: Day?) {
            var past: Day?
            for due in days {
                if let end, due > end { break }
                if due > day { return (past, due) }
                past = due
            }
            return (past, nil)
        }
        switch schedule {
        case .offset(let span, _): return split([anchor.adding(span, workdays)])
        case .every(let span, _, _):
            return split((1...Self.repeats).lazy.map { anchor.adding(span.times($0), workdays) })
        case .anniversary:
            return split((1...Self.repeats).lazy.map { anchor.adding(CalendarSpan($0, .years), workdays) })
        case .annual, .birthday, .daily: return (nil, nil)
        }
    }

    private static let repeats = 5000  // a daily repeat over thirteen years
}
