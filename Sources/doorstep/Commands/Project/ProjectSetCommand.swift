import ArgumentParser
import ChineseCalendar
import Lifecycle
import Workspace

/// `doorstep project set CODE MILESTONE DAY`: sets a milestone of a project.
struct ProjectSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set a milestone of a project; it counts for all its journeys that have none of their own."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The project's code.")
    var code: String

    @Argument(help: "The milestone, such as open_day or 工地开放日.")
    var milestone: String

    @Argument(help: "The day, such as 2026-12-05.", transform: parseFactDay)
    var day: Day

    @Option(help: "The day the fact becomes known; today unless given.", transform: parseDay)
    var on: Day?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let view = try await ProjectMilestoneView(
            setting: milestone,
            of: code,
            to: day,
            knownOn: on ?? WallClock.today,
            in: try place.open()
        )
        if json { try Output.json(view) } else { Output.print(view.phrase(Output.language)) }
    }
}
