import ArgumentParser
import ChineseCalendar
import Engine
import Foundation
import Lifecycle
import Workspace

/// What everybody says who puts a rule book to use.
struct ActivationOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Why, in a few words that colleagues will understand.")
    var message: String

    @Option(help: "Who does it; the user of this machine unless given.")
    var author: String?

    @Option(help: "How many people are concerned, where nobody sits at the terminal to type it.")
    var people: Int?

    @Option(
        help: "The last day that is compared with the rule book in use; four weeks and a day from now unless given.",
        transform: parseDay
    )
    var to: Day?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard message.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError(
                Phrase("say in a few words why: --message \"…\"", zh: "请用 --message \"…\" 写明原因")(Output.language)
            )
        }
    }

    /// The activation these options ask for.
    func activation(_ workspace: Workspace, _ store: any Store) throws -> BookActivation {
        BookActivation(
            workspace: workspace,
            store: store,
            author: Self.oneLine(author ?? ProcessInfo.processInfo.environment["DOORSTEP_AUTHOR"] ?? NSUserName()),
            message: Self.oneLine(message),
            days: try days(store),
            people: people,
            isQuiet: json
        )
    }

    /// The days from the first that no sweep has come to: it decides by the new rule book.
    private func days(_ store: any Store) throws -> ClosedRange<Day> {
        let today = WallClock.today
        let first = try store.firstUnsweptDay(asOf: today) ?? today
        let last = to ?? max(first, today).advanced(by: ImpactDays.usualDays - 1)
        // Of days that are all past, the comparison says so.
        return min(first, last)...last
    }

    /// Says what was done.
    func report(_ done: BookActivation.Done?) throws {
        guard let done else {
            Output.warn(
                Phrase("this rule book is in use already: nothing to do", zh: "该规则册正在使用，无需启用")(Output.language)
            )
            return
        }
        if json { try Output.json(done) } else { Output.print(done.phrase(Output.language)) }
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingCharacters(in: .whitespaces)
    }
}
