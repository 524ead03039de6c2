import ChineseCalendar
import Lifecycle

/// Turns judged batches into decisions, in order, and counts.
struct SweepTally {
    var report: SweepReport
    private let rules: [Rule]
    private let settings: SweepSettings
    private let state: SweepState
    private var arbiter: Arbiter
    /// Of rules with a sample, the households that have come so far.
    private var draws: [Int: SampleDraw] = [:]
    /// Sampled tasks given to each team on the day.
    private var given: [String: Int] = [:]
    /// Failures kept for the report, per rule.
    private static let failuresShown = 3

    init(report: SweepReport, rules: [Rule], settings: SweepSettings, state: SweepState) {
        self.report = report
        self.rules = rules
        self.settings = settings
        self.state = state
        arbiter = Arbiter(settings: settings.care)
        for (project, count) in state.samples.values.flatMap(\.self) {
            given[team(of: project), default: 0] += count.today
        }
    }

    private func team(of project: Int64) -> String { state.teams[project] ?? "" }

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

    /// Draws the sample of a rule whose last candidate has come.
    mutating func finish(_ index: Int) -> [Decision] {
        guard let draw = draws.removeValue(forKey: index) else { return [] }
        guard !report.rules[index].isQuarantined else { return [] }
        var given = given
        let care = settings.care
        let lots = draw.lots(state.samples[rules[index].name] ?? [:]) { project in
            let team = team(of: project)
            guard given[team, default: 0] < care.teamCapacities[team] ?? care.teamCapacity else { return false }
            given[team, default: 0] += 1
            return true
        }
        self.given = given
        return lots.compactMap { lot in
            switch lot {
            case .chosen(let candidate, let actions): return fire(candidate, actions, index)
            case .left(let reason):
                report.rules[index].held[reason, default: 0] += 1
                return nil
            }
        }
    }

    private mutating func fire(_ candidate: Candidate, _ actions: [Action], _ index: Int) -> Decision {
        report.rules[index].fired += 1
        for action in actions { report.rules[index].made[action.summary, default: 0] += 1 }
        return Decision(candidate, .fired, actions: actions)
    }

    private mutating func open(_ candidate: Candidate, _ verdict: Verdict, _ index: Int) -> Decision? {
        report.rules[index].due += 1
        switch arbiter.rule(on: candidate, verdict: verdict, of: rules[index]) {
        case .fire(let actions):
            guard let sample = rules[index].sample else { return fire(candidate, actions, index) }
            draws[index, default: SampleDraw(rules[index], sample)].add(candidate, actions)
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
        var asked = Arbiter(settings: settings.care)
        let reason: Reason =
            switch asked.rule(on: candidate, verdict: verdict, of: rule) {
            case .suppress(let reason), .hold(let reason): reason
            case .fail: .failed
            case .fire: rule.sample != nil && wasLookedAt(candidate, rule) ? .sample : .missed
            }
        if let sample = rule.sample, reason.isPassedOver {
            draws[index, default: SampleDraw(rule, sample)].pass(candidate)
        }
        report.rules[index].lapsed[reason, default: 0] += 1
        return Decision(candidate, .lapsed, reason: reason)
    }

    private func wasLookedAt(_ candidate: Candidate, _ rule: Rule) -> Bool {
        guard let last = state.lastSwept[rule.name] else { return false }
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
