import ArgumentParser

/// `doorstep project …`: see its abstract.
struct ProjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project",
        abstract: "List the projects, and set the milestones that count for all their journeys.",
        subcommands: [ProjectListCommand.self, ProjectSetCommand.self, ProjectUnsetCommand.self]
    )
}
