package import ChineseCalendar
package import Lifecycle

/// Computes explanations on demand: nothing is traced when sweeps run.
package struct Explainer {
    private let store: any SweepStore & ExplainStore
    private let rules: any RuleSet
    private let settings: SweepSettings

    /// Creates an explainer.
    /// - Parameters:
    ///   - store: Facts and decisions.
    ///   - rules: The rule book.
    ///   - settings: How sweeps run.
    package init(store: any SweepStore & ExplainStore, rules: any RuleSet, settings: SweepSettings) {
        self.store = store
        self.rules = rules
        self.settings = settings
    }

    /// Explains a rule for a subject.
    /// - Parameters:
    ///   - index: The rule, by its position in ``RuleSet/rules``.
    ///   - subject: One of the rule's kind.
    ///   - day: The day of the sweep.
    ///   - known: Facts as they were known at the end of that day; as they are now when none is given.
    /// - Returns: Nothing when there is no such subject.
    /// - Throws: The store's error.
    package func explain(
        _ index: Int,
        for subject: SubjectID,
        on day: Day,
        knownOn known: Day? = nil
    ) throws -> Explanation? {
        let rule = rules.rules[index]
        let reader = try store.planReader(knownOn: known)
        guard let facts = try reader.facts(rule, of: subject, on: day) else { return nil }
        let decisions = try store.decisions(of: rule.name, about: subject)
        let state = try store.sweepState(on: day)
        let rulings = try rulings(index, subject, day, reader)
        let days = rulings.map(\.due)
        let timing = days.isEmpty ? timing(rule, facts, decisions, day, state.workdays) : .due(days)
        return Explanation(
            rule: rule,
            subject: subject,
            day: day,
            timing: timing,
            facts: facts,
            rulings: rulings,
            decisions: decisions
        )
    }

    /// What the sweep says to what is due and undecided, apart from what others of the same day leave room for.
    private func rulings(
        _ index: Int,
        _ subject: SubjectID,
        _ day: Day,
        _ reader: any PlanReader
    ) throws -> [(due: Day, ruling: Explanation.Ruling)] {
        let rule = rules.rules[index].explainable
        let judge = Judge(reader: reader, evaluator: try rules.evaluator())
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
        var rulings: [(due: Day, ruling: Explanation.Ruling)] = []
        try judge.judge(request) { batches in
            for batch in batches {
                for _ in 0..<batch.declined { rulings.append((day, .held(.check))) }
                for candidate in batch.candidates {
                    let ruling = arbiter.rule(on: candidate, verdict: batch.verdict(on: candidate), of: rule)
                    rulings.append((candidate.due, Explanation.Ruling(ruling)))
                }
            }
        }
        return rulings
    }

    /// When it is due, when nothing undecided is due on the day.
    private func timing(
        _ rule: Rule,
        _ facts: RuleFacts,
        _ decisions: [PastDecision],
        _ day: Day,
        _ workdays: Workdays
    ) -> Explanation.Timing {
        let isDecided = decisions.contains { $0.due <= day }
        switch rule.schedule {
        case .offset, .every, .anniversary:
            guard let anchor = facts.anchors.compactMap(\.self).first else { return .noAnchor }
            let days = rule.dueDays(from: anchor, through: day, workdays)
            if let last = days.past, !isDecided, case .days(let late) = rule.late {
                return .over(due: last, last: last.advanced(by: late))
            }
            if isDecided, days.past != nil { return .decided }
            return days.next.map(Explanation.Timing.notYet) ?? .notToday
        case .annual(let annual, let shift):
            if isDecided, decisions.contains(where: { $0.due > day.advanced(by: -366) }) { return .decided }
            let years = day.parts.year...day.parts.year + 2
            let next = years.flatMap(annual.days(inYear:)).map { $0.adding(shift, workdays) }.filter { $0 > day }.min()
            return next.map(Explanation.Timing.notYet) ?? .notToday
        case .birthday, .daily: return isDecided ? .decided : .notToday
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
    /// The last day it fell due by a day, and the next one after it.
    fileprivate func dueDays(from anchor: Day, through day: Day, _ workdays: Workdays) -> (past: Day?, next: Day?) {
        func split(_ days: some Sequence<Day>) -> (past: Day?, next: Day?) {
            var past: Day?
            for due in days {
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
