package import ChineseCalendar
import Lifecycle

extension SQLiteStore: VolumeStore {
    /// - Complexity: O(*n*) in the rows of the ledger, which has no index by day.
    package func fired(_ days: ClosedRange<Day>) throws -> [String: [Day: Int]] {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT r.name, l.day, count(*) FROM ledger l JOIN rules r ON r.id = l.rule
                WHERE l.outcome = 'fired' AND l.day BETWEEN ?1 AND ?2 GROUP BY l.rule, l.day
                """
            )
            find.bind(.int(days.lowerBound.number), .int(days.upperBound.number))
            defer { find.reset() }
            var counts: [String: [Day: Int]] = [:]
            while try find.step() {
                let day = Day(number: Int32(truncatingIfNeeded: find.integer(1)))
                counts[find.text(0), default: [:]][day] = Int(find.integer(2))
            }
            return counts
        }
    }
}
