import ArgumentParser

/// `bench`: makes bases, and measures Doorstep on them beside yardsticks in C.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures Doorstep beside yardsticks that do the same work in plain C.",
        subcommands: [RunCommand.self, CallCommand.self, JobCommand.self, YardstickCommand.self, LedgerCommand.self]
    )
}
