import ArgumentParser
import Lifecycle
import Workspace

/// `doorstep rules log`: see its abstract.
struct RulesLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "List the rule books that were put to use, the newest first, with who, when and why."
    )

    @OptionGroup var place: WorkspaceOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        let activations = try store.activations()
        var books: [String: Revision] = [:]
        for hash in Set(activations.map(\.revision)) { books[hash] = try store.revision(hash) }
        let lines = activations.enumerated().map { index, activation in
            let before = activations.indices.contains(index + 1) ? books[activations[index + 1].revision] : nil
            let changed = zip([before].compactMap(\.self), [books[activation.revision]].compactMap(\.self))
                .flatMap { BookDiff(from: $0, to: $1).files.map(\.path) }
            return Line(activation, isActive: index == 0, files: changed)
        }
        if json {
            try Output.json(lines)
        } else if lines.isEmpty {
            Output.say("no rule book was put to use yet", zh: "还没有启用过规则册")
        } else {
            for line in lines { Output.print(line.text(Output.language)) }
        }
    }

    /// An activation as it is printed.
    struct Line: Encodable {
        let revision: String
        let active: Bool
        let at: String
        let author: String
        let message: String
        /// What was not the same in the one before.
        let files: [String]

        init(_ activation: Activation, isActive: Bool, files: [String]) {
            revision = activation.revision
            active = isActive
            at = WallClock.text(activation.moment)
            author = activation.author
            message = activation.message
            self.files = files
        }

        func text(_ language: Language) -> String {
            let mark = active ? Phrase(" (in use)", zh: "（使用中）")(language) : ""
            let head = "\(revision.prefix(12))  \(at)  \(author)\(mark)"
            let changed = files.isEmpty ? [] : ["    " + files.joined(separator: " ")]
            return ([head, "    \(message)"] + changed).joined(separator: "\n")
        }
    }
}
