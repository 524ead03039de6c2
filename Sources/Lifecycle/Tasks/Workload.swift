/// How much work tasks are, and how much a team can do.
package struct Workload: Hashable, Sendable {
    /// Minutes that a task of each kind takes, with the way there and the note afterwards.
    ///
    /// Estimates to begin with: a department knows its own.
    package var minutes: [TaskKind: Int] = [.call: 10, .visit: 60, .inspection: 90, .letter: 10, .errand: 30]
    /// Hours of work that can be done on one day; nobody knows when none is given.
    package var hoursADay: Int?

    /// Creates the standard workload.
    package init() {}

    /// The minutes that tasks take.
    /// - Parameter made: Actions by their summary, such as `task visit`.
    /// - Returns: Their sum; messages take none.
    package func minutes(of made: [String: Int]) -> Int {
        TaskKind.allCases.reduce(0) { $0 + (minutes[$1] ?? 0) * (made["task \($1.rawValue)"] ?? 0) }
    }

    /// Whether so many minutes are more than a day has.
    package func isOver(_ minutes: Int) -> Bool { hoursADay.map { minutes > $0 * 60 } ?? false }
}
