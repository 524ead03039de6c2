import ArgumentParser
import Lifecycle
import Workspace

/// `doorstep rules diff`: see its abstract.
struct RulesDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show which lines differ between two rule books.",
        discussion: """
            A rule book is named by the beginning of its hash, as `doorstep rules log` shows it, or by active, previous \
            or working (what stands in Rules and Templates). What it means for people is shown by `doorstep impact`.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The old rule book.")
    var old = "active"

    @Argument(help: "The new one.")
    var new = "working"

    @Flag(help: "Print JSON.")
    var json = false

    private struct View: Encodable {
        let path: String
        let added: Int
        let removed: Int
        let lines: [String]
    }

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        let diff = BookDiff(
            from: try RevisionName.find(old, workspace, store),
            to: try RevisionName.find(new, workspace, store)
        )
        if json {
            try Output.json(diff.files.map(Self.view))
        } else if diff.files.isEmpty {
            Output.say("\(old) and \(new) are the same", zh: "\(old) 与 \(new) 相同")
        } else {
            for file in diff.files { Output.print(Self.text(file)) }
        }
    }

    private static func view(_ file: BookDiff.File) -> View {
        View(
            path: file.path,
            added: file.lines.lines.count { if case .come = $0 { true } else { false } },
            removed: file.lines.lines.count { if case .gone = $0 { true } else { false } },
            lines: hunks(file)
        )
    }

    /// A file as `diff -u` writes it.
    private static func text(_ file: BookDiff.File) -> String {
        let names = ["--- " + (file.isOld ? file.path : "/dev/null"), "+++ " + (file.isNew ? file.path : "/dev/null")]
        return (names + hunks(file)).joined(separator: "\n")
    }

    private static func hunks(_ file: BookDiff.File) -> [String] {
        let lines = file.lines.unified()
        guard lines.isEmpty, file.isOld, file.isNew else { return lines }
        // Windows editors write other line ends; the bytes differ, and with them the rule book.
        return ["\\ " + Phrase("only line ends differ", zh: "只有换行符不同")(Output.language)]
    }
}
