import ArgumentParser
import Lifecycle
import Workspace

/// `doorstep outbox cancel`: messages that are not to go out.
struct OutboxCancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Keep waiting messages from going out, for good."
    )

    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var selection: MessageSelection

    func validate() throws { try selection.requireSomething() }

    func run() async throws {
        let store = try await place.open().store()
        var filter = try selection.filter(store)
        filter.state = .waiting
        let cancelled = try store.settle(.drop, filter, at: WallClock.moment)
        Output.say("\(cancelled) cancelled", zh: "已取消 \(cancelled) 条")
        guard cancelled < selection.ids.count else { return }
        Output.warn(
            Phrase(
                "\(selection.ids.count - cancelled) wait no longer: see `doorstep outbox show`",
                zh: "另有 \(selection.ids.count - cancelled) 条已不在待发状态：请看 doorstep outbox show"
            )(Output.language)
        )
        throw ExitStatus.partly
    }
}
