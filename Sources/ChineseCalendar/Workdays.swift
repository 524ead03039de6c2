/// The days on which offices of the country work: Monday through Friday, but for what is arranged around holidays.
package struct Workdays: Sendable {
    /// What is arranged for a day, with the name of the holiday, which may be empty.
    package enum Arranged: Hashable, Sendable {
        /// Nobody works.
        case off(String)
        /// Worked to make up for a day off.
        case work(String)
    }

    private var byYear: [Int: WorkdayArrangement]
    private var arranged: [Day: ArrangedDay]
    private var count: WorkdayCount

    /// The arrangements that come with the program, of 2020 through 2026.
    package init() { self = Self.builtIn }

    /// Creates workdays of some arrangements; of several for one year the last counts.
    init(_ arrangements: [WorkdayArrangement]) {
        byYear = Dictionary(arrangements.map { ($0.year, $0) }) { $1 }
        arranged = [:]
        for year in byYear.keys.sorted() {
            for day in byYear[year]?.days ?? [] { arranged[day.day] = day }  // the later notice knows better
        }
        count = WorkdayCount(arranged)
    }

    private static let builtIn = Workdays(arrangements)

    /// The same with the arrangement of one year put in place of what was known of that year.
    ///
    /// Where two notices name the same day around New Year, that of the later year counts.
    ///
    /// - Complexity: O(*days* of all known years); meant for once a start, not for once a row.
    package func replacing(_ arrangement: WorkdayArrangement) -> Workdays {
        var changed = byYear
        changed[arrangement.year] = arrangement
        return Workdays(Array(changed.values))
    }
}

extension Workdays {
    /// The years whose arrangement is known, in order.
    package var years: [Int] { byYear.keys.sorted() }

    /// Whether the arrangement of a year is known; otherwise its weeks are taken to be ordinary.
    package func knows(year: Int) -> Bool { byYear[year] != nil }

    /// The arrangement of a year, if it is known.
    package func arrangement(ofYear year: Int) -> WorkdayArrangement? { byYear[year] }

    /// What is arranged for a day; nothing for a day like any other of its week.
    package func kind(of day: Day) -> Arranged? {
        arranged[day].map { $0.kind == .off ? .off($0.name) : .work($0.name) }
    }

    /// Whether a day is worked.
    /// - Complexity: O(1), without allocation.
    package func isWorkday(_ day: Day) -> Bool {
        count.count(before: Int(day.number) + 1) > count.count(before: Int(day.number))
    }

    /// The workday that lies a number of workdays from a day, which itself need not be one.
    ///
    /// - Parameters:
    ///   - count: 1 for the next workday, -1 for the last one before; 0 gives the anchor itself, worked or not.
    ///   - anchor: The day counted from.
    /// - Returns: The workday, or the anchor itself.
    /// - Complexity: O(1), without allocation.
    package func day(_ count: Int, after anchor: Day) -> Day {
        if count == 0 { return anchor }
        let before = self.count.count(before: Int(anchor.number) + (count > 0 ? 1 : 0))
        return Day(number: Int32(self.count.workday(after: before + count - (count > 0 ? 1 : 0))))
    }

    /// The anchors whose workday at a distance lies within some days.
    ///
    /// A later anchor never leads to an earlier day, so they are a range.
    ///
    /// - Parameters:
    ///   - count: As ``day(_:after:)`` takes it.
    ///   - days: The days to be led into.
    /// - Returns: First and last anchor; nothing when no workday is among the days.
    /// - Complexity: O(1), without allocation.
    package func anchors(leadingBy count: Int, into days: ClosedRange<Day>) -> ClosedRange<Day>? {
        if count == 0 { return days }
        let first = self.count.count(before: Int(days.lowerBound.number))
        let last = self.count.count(before: Int(days.upperBound.number) + 1) - 1
        guard first <= last else { return nil }
        // From a workday up to the day before the next one the workdays ahead are the same; from the day after a
        // workday up to the next one the workdays behind are.
        let (from, through) =
            count > 0
            ? (self.count.workday(after: first - count), self.count.workday(after: last - count + 1) - 1)
            : (self.count.workday(after: first - count - 1) + 1, self.count.workday(after: last - count))
        return Day(number: Int32(from))...Day(number: Int32(through))
    }
}

extension Workdays: Hashable {
    package static func == (left: Workdays, right: Workdays) -> Bool { left.byYear == right.byYear }

    package func hash(into hasher: inout Hasher) { hasher.combine(byYear) }
}
