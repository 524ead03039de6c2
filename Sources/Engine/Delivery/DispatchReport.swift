package import Lifecycle

/// What a round of sending did.
package struct DispatchReport: Hashable, Sendable {
    /// Attempts by outcome.
    package var outcomes: [DeliveryReport.Outcome: Int] = [:]
    /// Messages whose text could not be made: they wait on the review list.
    package var review = 0
    /// Messages that were tried for long enough: they wait on the review list.
    package var gaveUp = 0
    /// Messages that may not be sent any more, or whose last day has passed.
    package var cancelled = 0
    /// Messages an earlier dispatcher left in doubt.
    package var abandoned = 0
    /// Messages that were due and go later: the pace of their channel, a complaint, a changed record.
    package var later = 0
    /// What kept a channel's server from being spoken with, in its words, by channel.
    package var obstacles: [ChannelKind: String] = [:]

    /// Creates an empty report.
    package init() {}

    /// Messages dealt with.
    package var total: Int { outcomes.values.reduce(0, +) + review + cancelled + later }

    /// Whether all that was tried was taken.
    package var isComplete: Bool {
        review == 0 && gaveUp == 0 && abandoned == 0
            && outcomes.allSatisfy { $0.key == .accepted || $0.value == 0 }
    }

    /// Adds another round.
    package mutating func add(_ other: DispatchReport) {
        outcomes.merge(other.outcomes) { $0 + $1 }
        review += other.review
        gaveUp += other.gaveUp
        cancelled += other.cancelled
        abandoned += other.abandoned
        later += other.later
        obstacles.merge(other.obstacles) { $1 }
    }
}
