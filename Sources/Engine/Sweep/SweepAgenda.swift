import ChineseCalendar
import Lifecycle

/// The requests of a sweep in the order their candidates are decided in: rules by rank; of each, the windows that
/// closed and then those that are open.
struct SweepAgenda {
    let day: Day
    let state: SweepState
    let settings: SweepSettings
    let store: any SweepStore

    /// Subjects looked at in one request by rules for everyone, so that several threads share them.
    private static let sliceSize: Int64 = 32_768

    func requests(_ ranked: [(index: Int, rule: Rule)]) throws -> [(rule: Int, request: PlanRequest)] {
        var requests: [(rule: Int, request: PlanRequest)] = []
        for (index, rule) in ranked {
            if let closed = closedWindows(of: rule) {
                requests.append((index, PlanRequest(rule: rule, day: day, windows: .closed(closed))))
            }
            for slice in try slices(of: rule) {
                requests.append((index, PlanRequest(rule: rule, day: day, windows: .open, records: slice)))
            }
        }
        return requests
    }

    /// The last days of windows that closed since the rule was swept last.
    private func closedWindows(of rule: Rule) -> ClosedRange<Day>? {
        let first = state.lastSwept[rule.name] ?? day.advanced(by: -settings.lookBackDays)
        let last = day.advanced(by: -1)
        return first <= last ? first...last : nil
    }

    private func slices(of rule: Rule) throws -> [ClosedRange<Int64>?] {
        switch rule.schedule {
        case .offset, .every, .anniversary, .birthday: return [nil]
        case .date, .daily: break
        }
        guard let all = try store.planReader(knownOn: nil).records(of: rule.subject) else { return [] }
        return stride(from: all.lowerBound, through: all.upperBound, by: Int(Self.sliceSize)).map {
            $0...min($0 + Self.sliceSize - 1, all.upperBound)
        }
    }
}
