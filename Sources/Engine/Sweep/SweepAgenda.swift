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
                if let closed = closedWindows(of: rule) {
                    requests.append(.planned(rule: index, PlanRequest(rule: rule, day: day, windows: .closed(closed))))
                }
                requests.append(.planned(rule: index, PlanRequest(rule: rule, day: day, windows: .open)))
                continue
            }
            guard Self.isShared(rule) else {
                requests += try slices(of: [(index, rule)])
                continue
            }
            guard groups.insert(rule.subject).inserted else { continue }
            requests += try slices(of: ranked.filter { Self.isShared($0.rule) && $0.rule.subject == rule.subject })
        }
        return requests
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

    private func slices(of rules: [(index: Int, rule: Rule)]) throws -> [SweepRequest] {
        guard let subject = rules.first?.rule.subject,
            let all = try store.planReader(knownOn: nil).records(of: subject)
        else { return [] }
        return stride(from: all.lowerBound, through: all.upperBound, by: Int(Self.sliceSize)).map { first in
            let records = first...min(first + Self.sliceSize - 1, all.upperBound)
            let request = EveryoneRequest(rules: rules.map(\.rule), day: day, records: records)
            return .everyone(rules: rules.map(\.index), request)
        }
    }
}
