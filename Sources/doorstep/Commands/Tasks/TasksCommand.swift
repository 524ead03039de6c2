import ArgumentParser

/// `doorstep tasks …`: see its abstract.
struct TasksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tasks",
        abstract: "Work with the tasks of the department.",
        subcommands: [TasksListCommand.self, TasksShowCommand.self, TasksDoneCommand.self]
    )
}
