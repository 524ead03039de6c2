import ArgumentParser

/// `doorstep person …`: see its abstract.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "See what a person was sent and was not, and write down that they want no more.",
        subcommands: [
            PersonShowCommand.self, PersonOptOutCommand.self, PersonLiftCommand.self, PersonDoublesCommand.self,
            PersonMergeCommand.self, PersonUnmergeCommand.self,
        ]
    )
}
