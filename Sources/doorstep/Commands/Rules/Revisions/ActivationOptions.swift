import ArgumentParser
import ChineseCalendar
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
            // From the first day that the new rule book decides.
            days: try ImpactDays.range(store, from: nil, to: to),
            people: people,
            isQuiet: json
        )
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
