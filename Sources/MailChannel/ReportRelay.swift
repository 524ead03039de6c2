import Lifecycle
import Synchronization

/// Carries reports from the thread that makes them to the task that waits for them.
///
/// Unlike a stream it also goes on in a cancelled task: what is on the wire has an outcome all the same.
final class ReportRelay: Sendable {
    private struct State {
        var reports: [DeliveryReport] = []
        var isFinished = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Adds a report.
    func add(_ report: DeliveryReport) { change { $0.reports.append(report) } }

    /// Says that no more reports come.
    func finish() { change { $0.isFinished = true } }

    /// Waits for reports and takes all there are, or nothing after the last one; for one task at a time.
    func next() async -> [DeliveryReport]? {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                if state.reports.isEmpty && !state.isFinished { state.waiter = continuation }
                return state.waiter == nil
            }
            if isReady { continuation.resume() }
        }
        return state.withLock { state in
            defer { state.reports = [] }
            return state.reports.isEmpty ? nil : state.reports
        }
    }

    private func change(_ body: (inout State) -> Void) {
        let waiter = state.withLock { state in
            body(&state)
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}
