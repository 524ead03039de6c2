import ArgumentParser
import Engine
import Lifecycle
import Synchronization
import Workspace

/// `doorstep outbox send`: what is due, handed over once.
struct OutboxSendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Hand the messages that may go now to their channels, once.",
        discussion: "Several may run at once, beside `doorstep serve` too: they share the messages."
    )

    @OptionGroup var place: WorkspaceOptions

    @Option(help: "Only sms or email.")
    var channel: ChannelKind?

    @Flag(help: "Print the counts as JSON.")
    var json = false

    @Option(help: .hidden, transform: parseMoment)
    var at: Int64?

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        // For tests, which know no wall clock.
        let clock: @Sendable () -> Int64 = { [at] in at ?? WallClock.moment }
        let kinds = ChannelKind.allCases.filter { channel == nil || channel == $0 }
        let channels = try kinds.map { try workspace.channel($0) }
        let dispatch = try workspace.beginDispatch(store, try workspace.templatesInUse(store), at: clock())
        let bar = SharedProgress(total: try store.stateCounts()[.waiting] ?? 0)
        let work = Task {
            try await withThrowingTaskGroup(of: DispatchReport.self) { group in
                for channel in channels {
                    group.addTask {
                        try await dispatch.dispatcher.send(through: channel, moment: clock) { done in
                            bar.show(done, of: channel.kind)
                        }
                    }
                }
                return try await group.reduce(into: DispatchReport()) { $0.add($1) }
            }
        }
        let (sent, isInterrupted) = try await work.endingOnSignals(
            inHand: { try? store.countInHand(of: dispatch.dispatcher.id) },
            say: { Output.warn($0(Output.language)) }
        )
        var report = sent
        report.abandoned = dispatch.abandoned
        bar.end()
        try dispatch.end(at: clock())
        let view = SendView(report, waiting: try store.stateCounts()[.waiting] ?? 0)
        if json { try Output.json(view) } else { view.say() }
        for channel in channels {
            guard let words = report.obstacles[channel.kind].map(Phrase.init(stored:)) else { continue }
            let kind = channel.kind
            Output.warn(
                Phrase("\(kind.rawValue): \(words.english)", zh: "\(kind.title.chinese)：\(words.chinese)")(
                    Output.language
                )
            )
        }
        if view.waiting > 0, !json { sayWhen(workspace, store, kinds, clock()) }
        if isInterrupted || !report.isComplete || !report.obstacles.isEmpty { throw ExitStatus.partly }
    }

    /// Says when what still waits may go.
    private func sayWhen(_ workspace: Workspace, _ store: any Store, _ kinds: [ChannelKind], _ now: Int64) {
        for kind in kinds {
            for messageClass in MessageClass.allCases {
                guard let due = try? store.nextDue(on: kind, messageClass, countsReview: false),
                    let opening = workspace.settings.dispatch.hours.nextOpening(kind, messageClass, from: max(due, now))
                else { continue }
                let time = WallClock.text(opening)
                Output.say(
                    "\(kind.rawValue) \(messageClass.rawValue)s: the next may go at \(time)",
                    zh: "\(kind.title.chinese)\(messageClass.title.chinese)：下一条最早 \(time) 发出"
                )
            }
        }
    }
}

/// The counts of a round of sending.
struct SendView: Encodable {
    let accepted: Int
    let refused: Int
    let deferred: Int
    let unknown: Int
    let review: Int
    let gaveUp: Int
    let cancelled: Int
    let abandoned: Int
    let later: Int
    let waiting: Int

    init(_ report: DispatchReport, waiting: Int) {
        accepted = report.outcomes[.accepted] ?? 0
        refused = report.outcomes[.refused] ?? 0
        deferred = (report.outcomes[.deferred] ?? 0) + (report.outcomes[.unsent] ?? 0)
        unknown = report.outcomes[.unknown] ?? 0
        review = report.review
        gaveUp = report.gaveUp
        cancelled = report.cancelled
        abandoned = report.abandoned
        later = report.later
        self.waiting = waiting
    }

    func say() {
        Output.say(
            "\(accepted) accepted, \(refused) refused, \(deferred) put off, \(unknown + abandoned) unknown, \(review + gaveUp) to review, \(cancelled) cancelled, \(waiting) waiting",
            zh:
                "已受理 \(accepted)，被拒 \(refused)，稍后再发 \(deferred)，结果不明 \(unknown + abandoned)，待检查 \(review + gaveUp)，已取消 \(cancelled)，仍待发 \(waiting)"
        )
        if review + gaveUp > 0 {
            Output.say("see `doorstep outbox list --review`", zh: "请看 doorstep outbox list --review")
        }
        if unknown + abandoned > 0 {
            Output.say(
                "see `doorstep outbox list --state unknown`, then `doorstep outbox settle`",
                zh: "请看 doorstep outbox list --state unknown，再用 doorstep outbox settle 处理"
            )
        }
    }
}

/// One bar for channels that send at once.
final class SharedProgress: Sendable {
    private struct State {
        let bar = ProgressBar(Phrase("sending", zh: "发送")(Output.language))
        var done: [ChannelKind: Int] = [:]
    }

    private let state = Mutex(State())
    private let total: Int

    init(total: Int) { self.total = max(1, total) }

    func show(_ count: Int, of kind: ChannelKind) {
        state.withLock { state in
            state.done[kind] = count
            state.bar.show(Double(state.done.values.reduce(0, +)) / Double(total))
        }
    }

    func end() { state.withLock { $0.bar.end() } }
}

extension ChannelKind {
    /// What staff call it.
    var title: Phrase {
        switch self {
        case .sms: Phrase("SMS", zh: "短信")
        case .email: Phrase("e-mail", zh: "邮件")
        }
    }
}

extension MessageClass {
    /// What staff call it.
    var title: Phrase {
        switch self {
        case .notice: Phrase("notice", zh: "通知")
        case .promotion: Phrase("promotion", zh: "推广")
        }
    }
}
