import ChineseCalendar
import GRDB

/// Reads the arrangements of workdays that were imported, on top of those that are built in.
struct ArrangementReader {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The workdays as they were known.
    /// - Parameter change: After which change; all changes when none is given.
    /// - Returns: The built-in years, and each imported one as it was told last.
    /// - Throws: The store's error, such as a lock or a full disk.
    func workdays(knownAfter change: Int64?) throws -> Workdays {
        let find = try Prepared(
            database,
            """
            SELECT a.year, a.day, a.kind, a.name FROM arranged_days a WHERE a.known =
              (SELECT max(b.known) FROM arranged_days b WHERE b.year = a.year AND b.known <= ?1) ORDER BY a.year, a.day
            """
        )
        find.bind(.integer(change ?? .max))
        var years: [Int: [ArrangedDay]] = [:]
        while try find.step() {
            let day = Day(number: Int32(truncatingIfNeeded: find.integer(1)))
            let kind = ArrangedDay.Kind(rawValue: find.text(2)) ?? .off
            years[Int(find.integer(0)), default: []].append(ArrangedDay(day, kind, name: find.text(3)))
        }
        return try years.reduce(Workdays()) { $0.replacing(try WorkdayArrangement(year: $1.key, days: $1.value)) }
    }
}
