/// A way to hand messages to the world.
package protocol Channel: Sendable {
    /// What it carries.
    var kind: ChannelKind { get }

    /// How many calls of ``deliver(_:watch:)`` may run at once, at least 1; each has a connection of its own.
    var connections: Int { get }

    /// Hands over messages, in order, and reports each exactly once.
    ///
    /// Returns when every message has its report; never throws: whatever goes wrong is some message's outcome. An
    /// address that could smuggle commands (control characters, spaces) is refused without touching the wire.
    ///
    /// - Parameters:
    ///   - messages: At most a few hundred; they share a connection where the channel has one.
    ///   - watch: Told of each beginning and each outcome as it happens.
    func deliver(_ messages: [OutgoingMessage], watch: any DeliveryWatch) async

    /// Says whether the other side can be reached, without sending anything.
    /// - Returns: Nothing when all is well, or what is wrong and what to do.
    func probe() async -> Phrase?
}

extension Channel {
    /// One call at a time, unless a channel says otherwise.
    package var connections: Int { 1 }
}

/// Follows messages on the wire.
///
/// The calls of one `deliver` come one at a time, from any thread; several deliveries may run at once.
package protocol DeliveryWatch: Sendable {
    /// Comes before the first byte that could make the other side take the message, and returns only when that is
    /// written down: a message that was never begun is certainly unsent, whatever ends the program.
    func begins(_ message: Int64)

    /// Comes once for each message, as soon as its outcome is known.
    func ends(_ report: DeliveryReport)
}
