package import Lifecycle
import Synchronization

/// What one round of sending did.
package struct DispatchReport: Sendable {
    /// Attempts by outcome.
    package var outcomes: [DeliveryReport.Outcome: Int] = [:]
    /// Messages whose text could not be made: they wait on the review list.
    package var review = 0
    /// Messages that may not be sent any more.
    package var cancelled = 0
    /// Messages an earlier round left in doubt.
    package var abandoned = 0

    /// Creates an empty report.
    package init() {}

    /// Messages dealt with.
    package var total: Int { outcomes.values.reduce(0, +) + review + cancelled }

    /// Whether everything that waited was taken.
    package var isComplete: Bool {
        review == 0 && abandoned == 0 && outcomes.allSatisfy { $0.key == .accepted || $0.value == 0 }
    }

    /// Adds another round.
    package mutating func add(_ other: DispatchReport) {
        outcomes.merge(other.outcomes) { $0 + $1 }
        review += other.review
        cancelled += other.cancelled
        abandoned += other.abandoned
    }
}

/// Collects reports as a channel makes them.
final class Collected: DeliveryWatch {
    private let reports = Mutex<[DeliveryReport]>([])

    var all: [DeliveryReport] { reports.withLock { $0 } }

    func begins(_ message: Int64) {}

    func ends(_ report: DeliveryReport) { reports.withLock { $0.append(report) } }
}
