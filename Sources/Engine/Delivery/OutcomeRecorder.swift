import Lifecycle
import Synchronization

/// Writes what becomes of messages, many in one transaction, while others are on the wire.
final class OutcomeRecorder: Sendable {
    private let store: any OutboxStore
    private let wire: any WireLog
    private let kind: ChannelKind
    private let retry: RetryPolicy
    private let moment: @Sendable () -> Int64
    private let progress: @Sendable (Int) -> Void
    private let state = Mutex(State())
    private let committing = Mutex(())
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    private struct State {
        var report = DispatchReport()
        var pending: [DeliveryReport] = []
        var returned: [Int64] = []
        var tries: [Int64: WaitingMessage.Tries] = [:]
        /// Loads in a row of which the server has answered no message.
        var unsentLoads = 0
        var isObstructed = false
        /// Those at which a connection may have been lost.
        var suspects: Set<Int64> = []
    }

    /// Loads in a row that a server must fail before it is left alone.
    private static let failedLoads = 2
    /// How long a message is left alone at which a connection may have been lost, in seconds.
    private static let suspectPause: Int64 = 60
    /// Outcomes that may wait to be written before lanes wait for them.
    private static let backlog = 2000

    init(
        store: any OutboxStore,
        wire: any WireLog,
        kind: ChannelKind,
        retry: RetryPolicy,
        moment: @escaping @Sendable () -> Int64,
        progress: @escaping @Sendable (Int) -> Void
    ) {
        self.store = store
        self.wire = wire
        self.kind = kind
        self.retry = retry
        self.moment = moment
        self.progress = progress
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// What has become of messages so far.
    var report: DispatchReport { state.withLock { $0.report } }

    /// Whether the server cannot be spoken with; it is not asked again, whatever a load under way may still bring.
    var isObstructed: Bool { state.withLock { $0.isObstructed } }

    /// Changes the report.
    func count(_ change: (inout DispatchReport) -> Void) { state.withLock { change(&$0.report) } }

    /// Remembers the attempts that messages had before.
    func expect(_ messages: [WaitingMessage]) {
        state.withLock { state in
            for message in messages where message.tries.count > 0 { state.tries[message.item.id] = message.tries }
        }
    }

    fileprivate func begins(_ message: Int64) { wire.begins(message) }

    fileprivate func ends(_ report: DeliveryReport, isSuspect: Bool) {
        wire.ends(report)
        state.withLock { state in
            if isSuspect { state.suspects.insert(report.message) }
            state.pending.append(report)
            state.report.outcomes[report.outcome, default: 0] += 1
            if report.outcome == .unsent {
                state.report.obstacles[kind] = report.words
            } else {
                state.unsentLoads = 0
            }
        }
    }

    /// Gives claimed messages back that were never begun.
    func giveBack(_ messages: [LaneQueue.Ready]) {
        state.withLock { $0.returned += messages.map(\.message.id) }
        signal.yield()
    }

    /// Follows a load: its outcomes are written soon, or at once when too many wait to be.
    func endOfLoad(_ load: LoadWatch) throws {
        let isBehind = state.withLock { state in
            if !load.isAnswered { state.unsentLoads += 1 }
            if state.unsentLoads >= Self.failedLoads { state.isObstructed = true }
            return state.pending.count > Self.backlog
        }
        signal.yield()
        if isBehind { try commit() }
    }

    /// Writes outcomes until closed.
    func record() async throws {
        let thread = OwnThread("outcomes")
        for await _ in signals { try await thread.run(commit) }
    }

    /// Ends ``record()``.
    func close() { signal.finish() }

    /// Writes all outcomes there are.
    @Sendable
    func commit() throws {
        try committing.withLock { _ in
            let now = moment()
            let (ends, returned, done) = state.withLock { state in
                let ends = state.pending.map { end($0, &state, at: now) }
                defer { (state.pending, state.returned) = ([], []) }
                return (ends, state.returned, state.report.total)
            }
            try store.finishAttempts(ends, at: now)
            try store.release(Dictionary(uniqueKeysWithValues: returned.map { ($0, nil) }), until: 0)
            wire.forget(ends.map(\.report.message))
            progress(done)
        }
    }

    private func end(_ report: DeliveryReport, _ state: inout State, at now: Int64) -> AttemptEnd {
        let tries = state.tries.removeValue(forKey: report.message) ?? WaitingMessage.Tries()
        switch report.outcome {
        case .accepted, .refused: return AttemptEnd(report: report, retryAt: nil)
        case .unsent:
            // Should it be this message at which servers hang up, the others go without it the next time.
            let isSuspect = state.suspects.remove(report.message) != nil
            return AttemptEnd(report: report, retryAt: now + (isSuspect ? Self.suspectPause : 1))
        case .deferred, .unknown:
            let first = tries.count == 0 ? now : tries.first
            let next = retry.next(kind, afterAttempt: tries.count + 1, first: first, at: now)
            if next == nil, report.outcome == .deferred { state.report.gaveUp += 1 }
            return AttemptEnd(report: report, retryAt: next)
        }
    }
}

/// Follows one load of several that are under way at once.
final class LoadWatch: DeliveryWatch {
    private let recorder: OutcomeRecorder
    private let state = Mutex((isAnswered: false, hasSuspect: false))

    init(_ recorder: OutcomeRecorder) { self.recorder = recorder }

    /// Whether the server has taken or refused a message of it, or may have.
    var isAnswered: Bool { state.withLock { $0.isAnswered } }

    func begins(_ message: Int64) { recorder.begins(message) }

    func ends(_ report: DeliveryReport) {
        let isSuspect = state.withLock { state in
            guard report.outcome == .unsent else {
                state.isAnswered = true
                return false
            }
            defer { state.hasSuspect = true }
            return !state.hasSuspect
        }
        recorder.ends(report, isSuspect: isSuspect)
    }
}
