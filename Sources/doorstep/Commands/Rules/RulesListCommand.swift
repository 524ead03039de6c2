import ArgumentParser
import Lifecycle
import RuleBook
import Workspace

/// `doorstep rules list`: see its abstract.
struct RulesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the rules.")

    @OptionGroup var place: WorkspaceOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let workspace = try await place.open()
        let book = try workspace.workingBook().rules
        if json {
            try Output.json(book.rules.map(RuleView.init))
            return
        }
        var table = TextTable(
            Phrase("rule|step|per|class|what", zh: "规则|步骤|对象|类别|说明")(Output.language).split(separator: "|").map(
                String.init
            )
        )
        for rule in book.rules {
            table.add([rule.name, rule.step, rule.subject.rawValue, rule.messageClass.rawValue, rule.title])
        }
        Output.print(table.text)
    }
}

/// A rule as scripts read it.
struct RuleView: Encodable {
    let name: String
    let title: String
    let step: String
    let owner: String
    let per: String
    let `class`: String
    let priority: Int
    let conditions: [String]

    init(_ rule: Rule) {
        name = rule.name
        title = rule.title
        step = rule.step
        owner = rule.owner
        per = rule.subject.rawValue
        `class` = rule.messageClass.rawValue
        priority = rule.priority
        conditions = rule.conditions.map(\.name)
    }
}
