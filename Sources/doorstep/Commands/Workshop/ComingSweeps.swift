import ChineseCalendar
import Engine
import Lifecycle
import RuleBook

extension Store {
    /// What the sweeps of coming days will do, nobody doing a task or sending a message in between.
    /// - Parameters:
    ///   - days: The days; those that a sweep has come to are left out.
    ///   - book: The rule book they will decide by.
    ///   - settings: How sweeps run.
    ///   - progress: Told how much of the work is done, 0 through 1.
    /// - Returns: A report a day; days before them that no sweep has come to are swept, and not told.
    /// - Throws: The store's error, such as a full disk.
    func comingSweeps(
        _ days: ClosedRange<Day>,
        by book: LoadedRuleBook,
        settings: SweepSettings,
        progress: (Double) -> Void
    ) throws -> [SweepReport] {
        guard let ahead = try unsweptDays(through: days.upperBound, from: days.lowerBound) else { return [] }
        // A trial of the past does not know what came after: the coming days begin where the store stands now.
        let trial = try trial(from: .now, rules: book.rules.map(\.name), recipes: RecipeBook())
        return try Simulation(trial, settings: settings).run(ahead, by: book, progress: progress)
            .filter { days.contains($0.day) }
    }
}
