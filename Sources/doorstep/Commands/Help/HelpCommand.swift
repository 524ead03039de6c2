import ArgumentParser
import Lifecycle
import RuleBook

/// `doorstep help …`: see its abstract; it stands before the parser's own command of that name.
struct HelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help",
        abstract: "Explain a command, or the number of a message such as R012; without either, list all of them."
    )

    @Argument(help: "A command such as `rules check`, or numbers.")
    var words: [String] = []

    @Flag(help: "Print the numbers as JSON.")
    var json = false

    func run() throws {
        let language = Output.language
        let entries = words.compactMap(Catalogue.entry)
        if entries.count == words.count, !words.isEmpty || json {
            let shown = words.isEmpty ? Catalogue.entries : entries
            if json { return try Output.json(shown.map { CatalogueView($0, language) }) }
            Output.print(shown.map { CatalogueView($0, language).text(language) }.joined(separator: "\n\n"))
        } else if let command = Self.command(words) {
            if json {
                throw ValidationError(
                    Phrase("--json is for numbers, such as R012", zh: "--json 只用于编号，如 R012")(language)
                )
            }
            Output.print(Doorstep.helpMessage(for: command))
            if words.isEmpty { Output.print("\n" + Self.numbers(language)) }
        } else {
            throw ValidationError(Self.unknown(words)(language))
        }
    }

    /// The command at the end of a path of names; the root for none.
    static func command(_ path: [String]) -> (any ParsableCommand.Type)? {
        path.reduce(Doorstep.self) { command, name in
            command?.configuration.subcommands.first { $0.configuration.commandName == name }
        }
    }

    /// All numbers with their titles.
    private static func numbers(_ language: Language) -> String {
        var table = TextTable()
        for entry in Catalogue.entries { table.add(["  " + entry.number.rawValue, entry.title(language)]) }
        let head = Phrase(
            "NUMBERS OF MESSAGES (`doorstep help R012` explains one):",
            zh: "错误编号（doorstep help R012 看详细说明）："
        )
        return head(language) + "\n" + table.text
    }

    /// What to say about words that are neither a command nor numbers.
    static func unknown(_ words: [String]) -> Phrase {
        let word = words.first { Catalogue.entry($0) == nil } ?? words.joined(separator: " ")
        if let near = Catalogue.nearest(word) {
            let number = near.number.rawValue
            return Phrase(
                "there is no number \(word); the nearest is \(number), \(near.title.english): `doorstep help \(number)`",
                zh: "没有编号 \(word)；最近的是 \(number) \(near.title.chinese)：doorstep help \(number)"
            )
        }
        let whole = words.joined(separator: " ")
        let known = paths(of: Doorstep.self, below: "")
        return Nearest.match(whole, among: known).map {
            Phrase("there is no command \(whole); did you mean \($0)?", zh: "没有命令 \(whole)；是否想写 \($0)？")
        } ?? Phrase("there is no command \(whole): see `doorstep help`", zh: "没有命令 \(whole)：请看 doorstep help")
    }

    /// Every command as it is typed, such as `rules check`.
    static func paths(of command: any ParsableCommand.Type, below path: String) -> [String] {
        command.configuration.subcommands.flatMap { subcommand in
            let name = path + (subcommand.configuration.commandName ?? "")
            return [name] + paths(of: subcommand, below: name + " ")
        }
    }
}

/// A number of the catalogue as scripts and people read it.
struct CatalogueView: Encodable {
    let number: String
    let title: String
    let explanation: String
    let wrong: String
    let right: String

    init(_ entry: CatalogueEntry, _ language: Language) {
        number = entry.number.rawValue
        title = entry.title(language)
        explanation = entry.explanation(language)
        wrong = entry.wrong
        right = entry.right
    }

    /// Number and title, the explanation, the wrong and the right example.
    func text(_ language: Language) -> String {
        func indented(_ lines: String) -> String {
            lines.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
        }
        let (bad, good) = (Phrase("wrong:", zh: "写错的："), Phrase("right:", zh: "写对的："))
        return """
            \(number) \(title)

            \(explanation)

            \(bad(language))
            \(indented(wrong))

            \(good(language))
            \(indented(right))
            """
    }
}
