import ArgumentParser
import ChineseCalendar
import Lifecycle
import Workspace

/// `doorstep project list`: see its abstract.
struct ProjectListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the projects with their milestones."
    )

    @OptionGroup var place: WorkspaceOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let workspace = try await place.open()
        let projects = try workspace.store().projects()
        if json {
            try Output.json(projects.map(ProjectView.init))
        } else {
            Output.print(Self.text(projects, workspace.vocabulary, Output.language))
        }
    }

    static func text(_ projects: [ProjectSummary], _ vocabulary: Vocabulary, _ language: Language) -> String {
        let headers = Phrase("code|name|city|team|journeys|milestones", zh: "编号|名称|城市|团队|旅程|节点")(language)
        var table = TextTable(headers.split(separator: "|").map(String.init))
        for project in projects {
            let milestones = vocabulary.milestones.compactMap { field in
                project.milestones[field.name].map { day in
                    "\(Phrase(field.name, zh: field.title)(language)) \(day)"
                }
            }
            table.add([
                project.code, project.name ?? "", project.city ?? "", project.team ?? "", "\(project.journeys)",
                milestones.joined(separator: language == .chinese ? "，" : ", "),
            ])
        }
        return table.text
    }
}

/// A project as scripts read it.
struct ProjectView: Encodable {
    let code: String
    let name: String
    let city: String
    let team: String
    let journeys: Int
    let milestones: [String: String]

    init(_ project: ProjectSummary) {
        code = project.code
        name = project.name ?? ""
        city = project.city ?? ""
        team = project.team ?? ""
        journeys = project.journeys
        milestones = project.milestones.mapValues(\.description)
    }
}
