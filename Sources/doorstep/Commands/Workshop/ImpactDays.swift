import ArgumentParser
import ChineseCalendar
import Engine
import Lifecycle

/// The days an impact is asked for.
struct ImpactDays: ParsableArguments {
    @Option(help: "The first day; the first that no sweep has come to unless given.", transform: parseDay)
    var from: Day?

    @Option(help: "The last day; four weeks and a day from now unless given.", transform: parseDay)
    var to: Day?

    private static let usualDays = 30

    /// The days from the first that no sweep has come to, or from a later one.
    static func range(_ store: any SweepStore, from: Day?, to: Day?) throws -> ClosedRange<Day> {
        let today = WallClock.today
        let unswept = try store.firstUnsweptDay(asOf: today)
        let first = from ?? unswept ?? today
        if let from, let unswept, unswept < from {
            Output.warn(
                Phrase(
                    "no sweep has come to \(unswept) yet: what changes before \(from) is not shown",
                    zh: "\(unswept) 起还没有日巡过：\(from) 之前的变化不在下面"
                )(Output.language)
            )
        }
        let last = to ?? max(first, today).advanced(by: usualDays - 1)
        guard let from else { return min(first, last)...last }  // of days that are all past, the comparison says so
        guard from <= last else {
            throw ValidationError(Phrase("--from lies after --to", zh: "--from 晚于 --to")(Output.language))
        }
        return from...last
    }
}
