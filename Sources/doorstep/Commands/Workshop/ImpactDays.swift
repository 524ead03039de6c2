import ArgumentParser
import ChineseCalendar
import Lifecycle

/// The days an impact is asked for.
struct ImpactDays: ParsableArguments {
    @Option(help: "The first day; today unless given.", transform: parseDay)
    var from: Day?

    @Option(help: "The last day; four weeks and a day after the first unless given.", transform: parseDay)
    var to: Day?

    /// How many days are compared unless asked otherwise.
    static let usualDays = 30

    var range: ClosedRange<Day> {
        get throws {
            let first = from ?? WallClock.today
            let last = to ?? first.advanced(by: Self.usualDays - 1)
            guard first <= last else {
                throw ValidationError(Phrase("--from lies after --to", zh: "--from 晚于 --to")(Output.language))
            }
            return first...last
        }
    }
}
