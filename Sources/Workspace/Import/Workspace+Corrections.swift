package import ChineseCalendar
package import Lifecycle
import RuleBook

extension Workspace {
    /// Takes back, moves or passes on what was decided before dates were corrected and owners changed, by the rule book
    /// in use; before the first sweep there is nothing to correct.
    /// - Parameters:
    ///   - day: The day it is judged on.
    ///   - store: The store.
    /// - Returns: What was done.
    /// - Throws: The store's error, such as a lock.
    package func correct(on day: Day, _ store: any Store) throws -> CorrectionReport {
        guard let active = try store.activeRevision() else { return CorrectionReport() }
        // Facts that are dated back do not open windows that sweeps have seen close.
        let last = try store.sweepState(on: day).lastKnown ?? day
        return try store.correct(
            rules: book(of: active).rules.rules,
            on: max(day, last),
            customs: settings.care.customs,
            sweep: nil
        )
    }
}
