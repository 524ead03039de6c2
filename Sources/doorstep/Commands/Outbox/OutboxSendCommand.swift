import ArgumentParser
import Engine
import Lifecycle
import Workspace

/// `doorstep outbox send`: hands over everything that waits, once.
struct OutboxSendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Hand all waiting messages to their channels, once."
    )

    @OptionGroup var place: WorkspaceOptions

    @Option(help: "Only sms or email.")
    var channel: ChannelKind?

    @Flag(help: "Print the counts as JSON.")
    var json = false

    private struct View: Encodable {
        let accepted: Int
        let refused: Int
        let deferred: Int
        let unknown: Int
        let review: Int
        let cancelled: Int
        let abandoned: Int
    }

    func run() async throws {
        let workspace = try await place.open()
        let lock = try workspace.sendingLock()
        let store = try workspace.store()
        let dispatcher = workspace.dispatcher(store, try workspace.templates())
        var report = DispatchReport()
        let bar = ProgressBar(Phrase("sending", zh: "发送")(Output.language))
        let waiting = try store.stateCounts()[.waiting] ?? 0
        for kind in ChannelKind.allCases where channel == nil || channel == kind {
            let before = report.total
            report.add(
                try await dispatcher.send(through: workspace.channel(kind), moment: { WallClock.moment }) { done in
                    bar.show(Double(before + done) / Double(max(1, waiting)))
                }
            )
        }
        bar.end()
        let view = View(
            accepted: report.outcomes[.accepted] ?? 0,
            refused: report.outcomes[.refused] ?? 0,
            deferred: (report.outcomes[.deferred] ?? 0) + (report.outcomes[.unsent] ?? 0),
            unknown: report.outcomes[.unknown] ?? 0,
            review: report.review,
            cancelled: report.cancelled,
            abandoned: report.abandoned
        )
        if json { try Output.json(view) } else { say(view) }
        withExtendedLifetime(lock) {}
        if !report.isComplete { throw ExitStatus.partly }
    }

    private func say(_ view: View) {
        Output.say(
            "\(view.accepted) accepted, \(view.refused) refused, \(view.deferred) put off, \(view.unknown + view.abandoned) unknown, \(view.review) to review, \(view.cancelled) cancelled",
            zh:
                "已受理 \(view.accepted)，被拒 \(view.refused)，稍后再发 \(view.deferred)，结果不明 \(view.unknown + view.abandoned)，待检查 \(view.review)，已取消 \(view.cancelled)"
        )
        if view.review > 0 {
            Output.say("see `doorstep outbox list --review`", zh: "请看 doorstep outbox list --review")
        }
        if view.unknown + view.abandoned > 0 {
            Output.say(
                "see `doorstep outbox list --state unknown`, then `doorstep outbox settle`",
                zh: "请看 doorstep outbox list --state unknown，再用 doorstep outbox settle 处理"
            )
        }
    }
}
