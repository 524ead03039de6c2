import ArgumentParser
import ChineseCalendar
import Lifecycle
import Workspace

/// `doorstep project unset CODE MILESTONE`: removes a milestone of a project.
struct ProjectUnsetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unset",
        abstract: "Remove a milestone of a project; those of single journeys stay."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The project's code.")
    var code: String

    @Argument(help: "The milestone, such as open_day or 工地开放日.")
    var milestone: String

    @Option(help: "The day it becomes known; today unless given.", transform: parseDay)
    var on: Day?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let view = try await ProjectMilestoneView(
            setting: milestone,
            of: code,
            to: nil,
            knownOn: on ?? WallClock.today,
            in: try place.open()
        )
        if json { try Output.json(view) } else { Output.print(view.phrase(Output.language)) }
    }
}
