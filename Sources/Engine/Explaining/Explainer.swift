package import ChineseCalendar
package import Lifecycle

/// Computes explanations of one day on demand: nothing is traced when sweeps run.
///
/// One thread uses it.
package final class Explainer {
    private let store: any SweepStore & ExplainStore
    private let rules: any RuleSet
    let settings: SweepSettings
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
