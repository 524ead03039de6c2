import ArgumentParser

/// `doorstep outbox …`: see its abstract.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "See, send, settle, cancel and recall messages, and say which copy sends.",
        subcommands: [
            OutboxListCommand.self, OutboxShowCommand.self, OutboxSendCommand.self, OutboxSettleCommand.self,
            OutboxCancelCommand.self, OutboxRecallCommand.self, OutboxAdoptCommand.self,
        ]
    )
}
