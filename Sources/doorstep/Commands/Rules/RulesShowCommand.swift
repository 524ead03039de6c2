import ArgumentParser
import Foundation
import Lifecycle
import RuleBook
import Workspace

/// `doorstep rules show NAME`: see its abstract.
struct RulesShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a rule file, and below it as comments what the rule says in words."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The rule.")
    var name: String

    func run() async throws {
        let workspace = try await place.open()
        let book = try workspace.workingBook().rules
        let wanted = "\(name).lua"
        guard
            let file = book.revision.files.first(where: {
                $0.path.split(separator: "/").last.map(String.init) == wanted
            })
        else {
            throw NameError(name: name, nearest: Nearest.match(name, among: book.rules.map(\.name)))
        }
        Output.print(String(decoding: file.content, as: UTF8.self))
        guard let rule = book.rules.first(where: { $0.name == name }) else { return }
        for section in RuleSentences(rule, workspace.vocabulary).sections {
            Output.print("-- " + section.heading(Output.language))
            for sentence in section.sentences { Output.print("--   " + sentence(Output.language)) }
        }
    }
}

/// A rule that is not there.
struct NameError: Explained {
    let name: String
    let nearest: String?

    var phrase: Phrase {
        Phrase(
            "there is no rule \(name)" + (nearest.map { "; did you mean \($0)?" } ?? ": see `doorstep rules list`"),
            zh: "没有规则 \(name)" + (nearest.map { "；是否想写 \($0)？" } ?? "：请看 doorstep rules list")
        )
    }
}
