import ArgumentParser

/// `doorstep templates`: its commands look at the texts of messages.
struct TemplatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "Look at the texts of messages.",
        subcommands: [TemplatesCheckCommand.self]
    )
}
