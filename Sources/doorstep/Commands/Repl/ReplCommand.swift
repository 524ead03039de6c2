import ArgumentParser
import ChineseCalendar
import Foundation
import Lifecycle
import RuleBook
import Workspace

/// `doorstep repl`: answers questions in the language of rules, and writes nothing.
struct ReplCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repl",
        abstract: "Try expressions of the rule language on one subject, line by line, without writing anything.",
        discussion: """
            A line is an expression or statements as in a rule's check: j.status, home.layout, days_since(j.signing), \
            months(3):after "move_in". `:help` lists what else there is. Ends with the input.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "A journey: its number, a contract or a customer number; others with :person and :project.")
    var subject: String?

    @Option(
        help: "The day of the sweep; today unless given. On a past day, what was known then.",
        transform: parseDay
    )
    var on: Day?

    func run() async throws {
        let workspace = try await place.open()
        let today = WallClock.today
        var session = ReplSession(
            console: RuleConsole(vocabulary: workspace.vocabulary, templates: try workspace.templates().templateNames),
            vocabulary: workspace.vocabulary,
            store: try workspace.storeForReading(),
            today: today,
            day: on ?? today
        )
        if let subject { try session.choose(subject, .journey) }
        let isAsked = isatty(STDIN_FILENO) != 0
        while let line = Self.line(isAsked ? session.prompt : nil) {
            switch session.take(line, Output.language) {
            case .said(let text): if !text.isEmpty { Output.print(text) }
            case .refused(let text, let printed):
                if !printed.isEmpty { Output.print(printed) }
                Output.warn(text)
            case .ended: return
            }
        }
    }

    /// The next line; one that ends in a backslash goes on with the one after it.
    private static func line(_ prompt: String?) -> String? {
        var text = ""
        var prompt = prompt
        while true {
            if let prompt { try? FileHandle.standardError.write(contentsOf: Data(prompt.utf8)) }
            guard let next = readLine() else { return text.isEmpty ? nil : text }
            text += next
            guard text.hasSuffix("\\") else { return text }
            text = String(text.dropLast()) + "\n"
            prompt = prompt.map { _ in "… " }
        }
    }
}
