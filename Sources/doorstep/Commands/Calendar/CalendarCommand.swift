import ArgumentParser

/// `doorstep calendar …`: see its abstract.
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Show the Chinese calendar of a year, and import its days off and make-up days.",
        subcommands: [CalendarShowCommand.self, CalendarImportCommand.self],
        defaultSubcommand: CalendarShowCommand.self
    )
}
