import ArgumentParser

/// `doorstep outbox …`: see its abstract.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "See and send messages.",
        subcommands: [
            OutboxListCommand.self, OutboxShowCommand.self, OutboxSettleCommand.self, OutboxSendCommand.self,
        ]
    )
}
