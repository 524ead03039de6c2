import ArgumentParser
import Lifecycle
import RuleBook
import Workspace

/// `doorstep rules editor`: see its abstract.
struct RulesEditorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "editor",
        abstract: "Teach editors the words of this workspace's rules: completion, explanations, checks.",
        discussion: """
            Writes settings, definitions and snippets for VS Code, lua-language-server and luacheck. Run it again after \
            a milestone or a template was added. Files that somebody edited stay as they are, and the status is then 2.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    @Flag(help: "Write edited files anew as well; what stood there is kept as FILE.old.")
    var replace = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let workspace = try await place.open()
        let setup = EditorSetup(workspace, templates: try workspace.templates().templateNames)
        let lines = try setup.write(replacing: replace).map(Line.init)
        let keeps = lines.contains { $0.outcome == "kept" }
        if json {
            try Output.json(lines)
        } else {
            for line in lines { Output.print(line.text(Output.language)) }
            if keeps {
                Output.say(
                    "kept: edited, or not written by this command; --replace writes them anew and keeps the old ones",
                    zh: "“保留”的文件有人改过，或不是本命令写的；加 --replace 会重写，原来的另存为 .old"
                )
            }
        }
        if keeps { throw ExitStatus.partly }
    }

    /// What became of a file.
    struct Line: Encodable {
        let file: String
        let outcome: String
        let old: String?

        init(_ file: String, _ outcome: EditorSetup.Outcome) {
            self.file = file
            switch outcome {
            case .made: (self.outcome, old) = ("made", nil)
            case .renewed: (self.outcome, old) = ("renewed", nil)
            case .unchanged: (self.outcome, old) = ("unchanged", nil)
            case .kept: (self.outcome, old) = ("kept", nil)
            case .replaced(let old): (self.outcome, self.old) = ("replaced", old)
            }
        }

        func text(_ language: Language) -> String {
            let words = [
                "made": "新建", "renewed": "更新", "unchanged": "不变", "kept": "保留", "replaced": "重写",
            ]
            let word = Phrase(outcome, zh: words[outcome] ?? outcome)(language)
            return "\(word) \(file)" + (old.map { " (\($0))" } ?? "")
        }
    }
}
