/// Workdays numbered in the order of time, so that counting them needs no walking.
///
/// Outside the years that have arranged days the week repeats and is computed; inside them two tables hold the count
/// before each day and the day of each count. A count is the number of workdays since Monday 1969-12-29.
struct WorkdayCount: Sendable {
    private let first: Int
    private let before: [Int32]
    private let workdays: [Int32]
    /// How many more workdays there were in the tables than in ordinary weeks.
    private let surplus: Int

    /// Numbers the workdays by what deviates from the week.
    init(_ arranged: [Day: ArrangedDay]) {
        let years = arranged.keys.map(\.parts.year)
        var (before, workdays): ([Int32], [Int32]) = ([], [])
        first = Self.firstOfYear(years.min() ?? 1970)
        let end = years.max().map { Self.firstOfYear($0 + 1) } ?? first
        let start = Self.weekdays(before: first)
        for number in first..<end {
            before.append(Int32(start + workdays.count))
            let day = Day(number: Int32(number))
            if arranged[day].map({ $0.kind == .work }) ?? (day.weekday <= 5) { workdays.append(day.number) }
        }
        before.append(Int32(start + workdays.count))
        (self.before, self.workdays) = (before, workdays)
        surplus = start + workdays.count - Self.weekdays(before: end)
    }

    /// How many workdays lie before a day.
    func count(before number: Int) -> Int {
        let index = number - first
        if index < 0 { return Self.weekdays(before: number) }
        return index < before.count ? Int(before[index]) : Self.weekdays(before: number) + surplus
    }

    /// The workday before which `count` others lie.
    func workday(after count: Int) -> Int {
        let index = count - Int(before[0])
        if index < 0 { return Self.weekday(after: count) }
        return index < workdays.count ? Int(workdays[index]) : Self.weekday(after: count - surplus)
    }

    /// Mondays through Fridays before a day.
    private static func weekdays(before number: Int) -> Int {
        let (weeks, days) = divided(number + 3, by: 7)  // 1970-01-01 was a Thursday
        return weeks * 5 + min(days, 5)
    }

    private static func weekday(after count: Int) -> Int {
        let (weeks, days) = divided(count, by: 5)
        return weeks * 7 + days - 3
    }

    /// Rounded down, the rest never negative.
    private static func divided(_ number: Int, by divisor: Int) -> (quotient: Int, rest: Int) {
        let rest = (number % divisor + divisor) % divisor
        return ((number - rest) / divisor, rest)
    }

    private static func firstOfYear(_ year: Int) -> Int {
        guard let day = Day(year: year, month: 1, day: 1) else { preconditionFailure("no year \(year)") }
        return Int(day.number)
    }
}
