import ChineseCalendar
import Lifecycle

/// One request of a sweep, with the rules by their position in ``RuleSet/rules``.
enum SweepRequest: Sendable {
    /// What one rule has due.
    case planned(rule: Int, PlanRequest)
    /// A slice of everyone, for several rules at once.
    case everyone(rules: [Int], EveryoneRequest)
}

/// The requests of a sweep in the order their candidates are decided in: rules by rank; of each, the windows that
/// closed and then those that are open.
///
/// Rules for everyone share their reading, and with it the rank of the first among them. Which of two promotions
/// goes first is a matter of rank, so those are read rule by rule.
struct SweepAgenda {
    let day: Day
    let state: SweepState
    let settings: SweepSettings
    let store: any SweepStore

    /// Subjects looked at in one request by rules for everyone, so that several threads share them.
    private static let sliceSize: Int64 = 32_768

    func requests(_ ranked: [(index: Int, rule: Rule)]) throws -> [SweepRequest] {
        var requests: [SweepRequest] = []
        var groups: Set<SubjectKind> = []
        for (index, rule) in ranked {
            guard rule.schedule.isForEveryone else {
                if let closed = closedWindows(of: rule) { requests.append(planned(index, rule, .closed(closed))) }
                requests.append(planned(index, rule, .open))
                continue
            }
            requests += try closedDays(of: rule).flatMap { try slices(of: [(index, rule)], on: $0, isOpen: false) }
            guard Self.isShared(rule) else {
                requests += try slices(of: [(index, rule)])
                continue
            }
            guard groups.insert(rule.subject).inserted else { continue }
            requests += try slices(of: ranked.filter { Self.isShared($0.rule) && $0.rule.subject == rule.subject })
        }
        return requests
    }

    private func planned(_ index: Int, _ rule: Rule, _ windows: PlanRequest.Windows) -> SweepRequest {
        let customs = settings.care.customs
        return .planned(rule: index, PlanRequest(rule: rule, day: day, windows: windows, customs: customs))
    }

    /// The days on which a window of a rule for everyone was open for the last time.
    private func closedDays(of rule: Rule) -> [Day] {
        guard let closed = closedWindows(of: rule) else { return [] }
        return (0...closed.lowerBound.distance(to: closed.upperBound)).map { closed.lowerBound.advanced(by: $0) }
            .filter { !rule.dueForEveryone(on: $0, isOpen: false, state.workdays).isEmpty }
    }

    private static func isShared(_ rule: Rule) -> Bool {
        rule.schedule.isForEveryone && rule.messageClass != .promotion
    }

    /// The last days of windows that closed since the rule was swept last.
    private func closedWindows(of rule: Rule) -> ClosedRange<Day>? {
        let first = state.lastSwept[rule.name] ?? day.advanced(by: -settings.lookBackDays)
        let last = day.advanced(by: -1)
        return first <= last ? first...last : nil
    }

    private func slices(
        of rules: [(index: Int, rule: Rule)],
        on day: Day? = nil,
        isOpen: Bool = true
    ) throws -> [SweepRequest] {
        let day = day ?? self.day
        let isDue = rules.contains { !$0.rule.dueForEveryone(on: day, isOpen: isOpen, state.workdays).isEmpty }
        guard isDue else { return [] }
        guard let subject = rules.first?.rule.subject,
            let all = try store.planReader(knownOn: nil).records(of: subject)
        else { return [] }
        return stride(from: all.lowerBound, through: all.upperBound, by: Int(Self.sliceSize)).map { first in
            let records = first...min(first + Self.sliceSize - 1, all.upperBound)
            let request = EveryoneRequest(rules: rules.map(\.rule), day: day, isOpen: isOpen, records: records)
            return .everyone(rules: rules.map(\.index), request)
        }
    }
}
