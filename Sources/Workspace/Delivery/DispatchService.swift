import Engine
package import Lifecycle
import Synchronization

/// Sends continuously: what is due goes out within seconds, what was put off when its time comes.
package struct DispatchService: Sendable {
    private let workspace: Workspace
    private let store: any Store
    private let clock: @Sendable () -> Int64
    private let log: @Sendable (Phrase) -> Void
    private let current = CurrentDispatcher()

    /// How long a message whose text cannot be made is left alone, in seconds.
    private static let reviewPause: Int64 = 900
    /// How often the outbox is looked at while nothing is due.
    private static let idle = Duration.seconds(3)
    /// How long a server that cannot be spoken with is left alone; twice as long each time.
    private static let (firstPause, longestPause) = (Duration.seconds(5), Duration.seconds(300))

    /// Prepares for sending.
    /// - Parameters:
    ///   - workspace: Whose messages.
    ///   - store: Its store.
    ///   - clock: Now, in seconds since 1970-01-01T00:00:00Z.
    ///   - log: Takes what the operator should know, without personal data.
    package init(
        _ workspace: Workspace,
        _ store: any Store,
        clock: @escaping @Sendable () -> Int64,
        log: @escaping @Sendable (Phrase) -> Void
    ) {
        self.workspace = workspace
        self.store = store
        self.clock = clock
        self.log = log
    }

    /// Sends until its task is cancelled; then ends what is on the wire.
    package func run() async {
        while !Task.isCancelled {
            do {
                try await dispatch()
            } catch {
                // A full disk or a lock: what this dispatcher leaves behind, the next one settles.
                log((error as? any Explained)?.phrase ?? Phrase("\(error)", zh: "\(error)"))
                try? await Task.sleep(for: Self.firstPause)
            }
        }
    }

    /// How many messages it is sending; nothing when it is sending none, or the store cannot tell.
    package func countInHand() -> Int? {
        current.id.withLock { $0 }.flatMap { try? store.countInHand(of: $0) }
    }

    private func dispatch() async throws {
        let channels = try ChannelKind.allCases.map { try workspace.channel($0) }
        let dispatch = try workspace.beginDispatch(store, try workspace.templatesInUse(store), at: clock())
        current.id.withLock { $0 = dispatch.dispatcher.id }
        if dispatch.abandoned > 0 {
            log(
                Phrase(
                    "\(dispatch.abandoned) messages of an earlier program are in doubt: see `doorstep outbox list --state unknown`",
                    zh: "之前的程序留下 \(dispatch.abandoned) 条结果不明的消息：请看 doorstep outbox list --state unknown"
                )
            )
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for channel in channels {
                group.addTask { try await send(channel, dispatch) }
            }
            try await group.waitForAll()
        }
        try dispatch.end(at: clock())
    }

    /// Sends over one channel, round after round.
    private func send(_ channel: any Channel, _ dispatch: Dispatch) async throws {
        var pause = Self.firstPause
        while !Task.isCancelled {
            // Staff put other templates to use while we run.
            let dispatcher = try dispatch.dispatcher(with: workspace.composer(store, workspace.templatesInUse(store)))
            let report = try await dispatcher.send(through: channel, reviewPause: Self.reviewPause, moment: clock)
            if let words = report.obstacles[channel.kind].map(Phrase.init(stored:)) {
                let kind = channel.kind.rawValue
                log(Phrase("\(kind): \(words.english)", zh: "\(kind)：\(words.chinese)"))
                try? await Task.sleep(for: pause)
                pause = min(pause * 2, Self.longestPause)
            } else {
                pause = Self.firstPause
                try await rest(channel.kind, dispatcher)
            }
        }
    }

    /// Waits until something may be due.
    private func rest(_ kind: ChannelKind, _ dispatcher: Dispatcher) async throws {
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.idle)
            let now = clock()
            for messageClass in MessageClass.allCases
            where dispatcher.settings.hours.isOpen(kind, messageClass, at: now) {
                if let due = try store.nextDue(on: kind, messageClass, countsReview: true), due <= now { return }
            }
        }
    }
}

/// The dispatcher at work, for whoever asks what it has in hand.
private final class CurrentDispatcher: Sendable {
    let id = Mutex<DispatcherID?>(nil)
}
