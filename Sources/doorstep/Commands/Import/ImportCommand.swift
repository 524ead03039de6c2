import ArgumentParser

/// `doorstep import …`: see its abstract.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take customer files (CSV) into the workspace, or take the last one back.",
        subcommands: [ImportFilesCommand.self, ImportUndoCommand.self],
        defaultSubcommand: ImportFilesCommand.self
    )
}
