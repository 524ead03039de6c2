import ArgumentParser
import Lifecycle
import Workspace

/// `doorstep outbox settle`: a person's word on messages nobody can know about, and on the review list.
struct OutboxSettleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Say what became of messages in the state unknown, or what is to become of the review list.",
        discussion:
            "Take them one by one by their numbers, or all that --rule, --day, --person, --channel or --review select."
    )

    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var selection: MessageSelection

    @Option(
        help: "arrived: it was delivered; resend: it was not, send it again; drop: it was not, and is of no use now."
    )
    var `as`: Settlement

    func validate() throws { try selection.requireSomething() }

    func run() async throws {
        let store = try await place.open().store()
        var filter = try selection.filter(store)
        // Waiting messages that nothing is wrong with are cancelled by name, and never by accident.
        if !selection.review, selection.ids.isEmpty { filter.state = .unknown }
        let settled = try store.settle(`as`, filter, at: WallClock.moment)
        Output.say("\(settled) settled", zh: "已处理 \(settled) 条")
        guard settled < selection.ids.count else { return }
        Output.warn(
            Phrase(
                "\(selection.ids.count - settled) are in no state for that: see `doorstep outbox show`",
                zh: "另有 \(selection.ids.count - settled) 条的状态不适用：请看 doorstep outbox show"
            )(Output.language)
        )
        throw ExitStatus.partly
    }
}

extension Settlement: ExpressibleByArgument {}
