import ArgumentParser
import Lifecycle
import Workspace

/// `doorstep outbox recall`: what a sweep decided, taken back as long as it waits.
struct OutboxRecallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recall",
        abstract: "Take back what a sweep decided, as long as its messages wait.",
        discussion: """
            The decisions leave the ledger with their messages and open tasks, and the next sweep makes them anew: for a \
            text or a rule that was wrong. What has been sent or done stays. Use `outbox cancel` for messages that are \
            never to go out.
            """
    )

    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var selection: MessageSelection

    @Option(help: "What the sweep with this number decided.")
    var sweep: Int64?

    func validate() throws { if sweep == nil { try selection.requireSomething() } }

    func run() async throws {
        let workspace = try await place.open()
        let lock = try workspace.decidingLock("outbox recall")
        let store = try workspace.store()
        var filter = try selection.filter(store)
        filter.sweep = sweep
        let recalled = try store.recall(filter, at: WallClock.moment)
        withExtendedLifetime(lock) {}
        Output.say(
            "\(recalled) messages taken back; the next sweep decides about them anew",
            zh: "已收回 \(recalled) 条消息，下一次日巡会重新决定"
        )
    }
}
