package import ChineseCalendar
package import Lifecycle

/// Runs sweeps in a trial, day after day, as the real ones ran or will run.
///
/// What people do in between is not guessed: no task is done, no message sent, no record changed.
package struct Simulation: Sendable {
    private let trial: any TrialStore
    private let settings: SweepSettings

    /// Creates a simulation.
    /// - Parameters:
    ///   - trial: Where its sweeps decide.
    ///   - settings: How much they may use.
    package init(_ trial: any TrialStore, settings: SweepSettings) {
        self.trial = trial
        self.settings = settings
    }

    /// Sweeps each day of a range by one rule book.
    /// - Parameters:
    ///   - days: The days, the first not before the last sweep of the real store.
    ///   - rules: The rule book.
    ///   - progress: Told how much of the work is done, 0 through 1.
    /// - Returns: What each sweep did, in order.
    /// - Throws: The store's error.
    package func run(
        _ days: ClosedRange<Day>,
        by rules: any RuleSet,
        progress: (Double) -> Void = { _ in }
    ) throws -> [SweepReport] {
        let count = days.lowerBound.distance(to: days.upperBound) + 1
        return try (0..<count).map { offset in
            let report = try sweep(days.lowerBound.advanced(by: offset), rules)
            progress(Double(offset + 1) / Double(count))
            return report
        }
    }

    /// Repeats a sweep that ran in the past.
    /// - Parameters:
    ///   - past: The sweep; those before it were repeated before it.
    ///   - rules: The rule book it decided by, or another.
    /// - Returns: What it did.
    /// - Throws: The store's error.
    package func `repeat`(_ past: PastSweep, by rules: any RuleSet) throws -> SweepReport {
        try trial.repeats(past)
        return try sweep(past.day, rules)
    }

    private func sweep(_ day: Day, _ rules: any RuleSet) throws -> SweepReport {
        try Sweep(store: trial, rules: rules, settings: settings)
            .run(on: day, at: 0, revision: Revision(hash: "", files: []))
    }
}

extension SweepStore {
    /// The days that sweeps have yet to come to, up to one of them: what a later day makes depends on the days before it.
    /// - Parameters:
    ///   - last: The last day that is asked about.
    ///   - first: The first one; where it begins when no sweep ran yet.
    /// - Returns: Nothing when all of them are past.
    /// - Throws: The store's error.
    package func unsweptDays(through last: Day, from first: Day) throws -> ClosedRange<Day>? {
        let next = try firstUnsweptDay(asOf: last) ?? first
        return next <= last ? next...last : nil
    }

    /// Finds the day after the last sweep.
    /// - Parameter day: The day of the next sweep, or any other.
    /// - Returns: That day; nothing before the first sweep.
    /// - Throws: The store's error.
    package func firstUnsweptDay(asOf day: Day) throws -> Day? {
        try sweepState(on: day).lastSwept.values.max()?.advanced(by: 1)
    }
}
