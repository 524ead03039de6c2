import ChineseCalendar
import Lifecycle

/// Turns judged batches into decisions, in order, and counts.
struct SweepTally {
    var report: SweepReport
    private let rules: [Rule]
    private let settings: SweepSettings
    private var arbiter = Arbiter(promoted: [])
    private var lastSwept: [String: Day] = [:]
    /// Failures kept for the report, per rule.
    private static let failuresShown = 3

    init(day: Day, revision: String, isDryRun: Bool, rules: [Rule], settings: SweepSettings) {
        report = SweepReport(
            day: day,
            revision: revision,
            isDryRun: isDryRun,
            rules: rules.map { .init(name: $0.name) }
        )
        self.rules = rules
        self.settings = settings
    }

    /// Takes up what earlier sweeps left behind.
    mutating func begin(_ state: SweepState) {
        arbiter = Arbiter(promoted: state.promoted)
        lastSwept = state.lastSwept
    }

    /// Decides about one batch.
    mutating func decide(_ batch: JudgedBatch) -> [Decision] {
        let index = batch.rule
        guard !report.rules[index].isQuarantined else { return [] }
        if batch.declined > 0 {
            report.rules[index].due += batch.declined
            report.rules[index].held[.check, default: 0] += batch.declined
        }
        var decisions: [Decision] = []
        decisions.reserveCapacity(batch.candidates.count)
        for candidate in batch.candidates where !report.rules[index].isQuarantined {
            let verdict = batch.verdict(on: candidate)
            let decision = batch.isOpen ? open(candidate, verdict, index) : closed(candidate, verdict, index)
            if let decision { decisions.append(decision) }
        }
        return decisions
    }

    private mutating func open(_ candidate: Candidate, _ verdict: Verdict, _ index: Int) -> Decision? {
        report.rules[index].due += 1
        switch arbiter.rule(on: candidate, verdict: verdict, of: rules[index]) {
        case .fire(let actions):
            report.rules[index].fired += 1
            for action in actions { report.rules[index].made[action.summary, default: 0] += 1 }
            return Decision(candidate, .fired, actions: actions)
        case .suppress(let reason):
            report.rules[index].suppressed += 1
            return Decision(candidate, .suppressed, reason: reason)
        case .hold(let reason):
            report.rules[index].held[reason, default: 0] += 1
        case .fail(let failure):
            report.rules[index].failed += 1
            note(failure, candidate, index)
        }
        return nil
    }

    /// A closed window is decided by what would have held it on its last day.
    private mutating func closed(_ candidate: Candidate, _ verdict: Verdict, _ index: Int) -> Decision {
        let rule = rules[index]
        var asked = Arbiter(promoted: [])
        let reason: Reason =
            switch asked.rule(on: candidate, verdict: verdict, of: rule) {
            case .suppress(let reason), .hold(let reason): reason
            case .fail: .failed
            case .fire: wasLookedAt(candidate, rule) && rule.messageClass == .promotion ? .promotionToday : .missed
            }
        report.rules[index].lapsed[reason, default: 0] += 1
        return Decision(candidate, .lapsed, reason: reason)
    }

    private func wasLookedAt(_ candidate: Candidate, _ rule: Rule) -> Bool {
        guard let last = lastSwept[rule.name] else { return false }
        return candidate.due <= last
    }

    private mutating func note(_ failure: RuleFailure, _ candidate: Candidate, _ index: Int) {
        if report.rules[index].failures.count < Self.failuresShown {
            report.rules[index].failures.append((candidate.subject, failure))
        }
        if failure.isFatal || report.rules[index].failed > settings.failureLimit {
            report.rules[index].isQuarantined = true
        }
    }
}
