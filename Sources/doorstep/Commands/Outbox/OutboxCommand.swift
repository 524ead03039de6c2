import ArgumentParser

/// `doorstep outbox …`: see its abstract.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "See, send, settle, cancel and recall messages.",
        subcommands: [
            OutboxListCommand.self, OutboxShowCommand.self, OutboxSendCommand.self, OutboxSettleCommand.self,
            OutboxCancelCommand.self, OutboxRecallCommand.self,
        ]
    )
}
