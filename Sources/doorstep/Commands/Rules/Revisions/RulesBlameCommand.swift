import ArgumentParser
import Lifecycle
import Workspace

/// `doorstep rules blame`: see its abstract.
struct RulesBlameCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blame",
        abstract: "Show who brought each line of a rule, when and why."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The rule.")
    var rule: String

    @Flag(help: "Print JSON.")
    var json = false

    private struct Line: Encodable {
        let line: Int
        let text: String
        let revision: String?
        let at: String?
        let author: String?
        let message: String?
    }

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        var history: [(Activation, Revision)] = []
        for activation in try store.activations().reversed() {
            if let book = try store.revision(activation.revision) { history.append((activation, book)) }
        }
        let working = try workspace.workingRevision()
        let files = (history.map(\.1) + [working]).flatMap { $0.files.map(\.path) }.filter { $0.hasPrefix("Rules/") }
        guard let path = files.last(where: { Self.name(of: $0) == rule }) else {
            throw NameError(name: rule, nearest: Nearest.match(rule, among: Set(files.map(Self.name)).sorted()))
        }
        let blame = Blame(of: path, history, working: working.files.first { $0.path == path }?.content)
        let lines = blame.lines.enumerated().map { index, line in
            Line(
                line: index + 1,
                text: line.text,
                revision: line.activation?.revision,
                at: line.activation.map { WallClock.text($0.moment) },
                author: line.activation?.author,
                message: line.activation?.message
            )
        }
        if json { try Output.json(lines) } else { Output.print(Self.text(lines, Output.language)) }
    }

    private static func name(of path: String) -> String {
        String(path.split(separator: "/").last.map { $0.hasSuffix(".lua") ? $0.dropLast(4) : $0 } ?? "")
    }

    private static func text(_ lines: [Line], _ language: Language) -> String {
        var table = TextTable()
        for line in lines {
            let why = line.revision == nil ? Phrase("not in use yet", zh: "尚未启用")(language) : line.message ?? ""
            table.add([
                String(line.revision?.prefix(12) ?? "-"), line.at.map { String($0.prefix(10)) } ?? "",
                line.author ?? "",
                why, "│ \(line.text)",
            ])
        }
        return table.text
    }
}
