/// Where a message stands on its way.
///
/// ``next`` is the whole table of transitions: a state not in the set of another never follows it, and final states
/// have none, so a late or doubled receipt changes nothing.
package enum MessageState: String, Hashable, Sendable, CaseIterable {
    /// Decided, and not yet handed to a channel.
    case waiting
    /// An attempt is on disk and may be on the wire.
    case sending
    /// The server or gateway took it.
    case accepted
    /// A receipt says it arrived.
    case delivered
    /// It will not arrive.
    case failed
    /// Nobody can know whether it was taken: the connection died at the wrong moment.
    case unknown
    /// Taken back before it was sent.
    case cancelled

    /// The states that may follow this one.
    package var next: Set<MessageState> {
        switch self {
        // A receipt may tell of an attempt in doubt, after which it waits to be sent again.
        case .waiting: [.sending, .cancelled, .delivered]
        // A receipt may be faster than the answer it follows, or come after an answer that was lost.
        case .sending: [.accepted, .delivered, .failed, .unknown, .waiting]
        case .accepted: [.delivered, .failed]
        case .unknown: [.accepted, .delivered, .failed, .waiting]
        case .delivered, .failed, .cancelled: []
        }
    }
}

/// The ways a message can travel.
package enum ChannelKind: String, Hashable, Sendable, CaseIterable {
    case sms
    case email
}
