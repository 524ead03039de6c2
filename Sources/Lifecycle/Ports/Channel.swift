/// A way to hand messages to the world.
package protocol Channel: Sendable {
    /// What it carries.
    var kind: ChannelKind { get }

    /// Hands over messages, in order, and reports each exactly once.
    ///
    /// Returns when every message has its report; never throws: whatever goes wrong is some message's outcome. An
    /// address that could smuggle commands (control characters, spaces) is refused without touching the wire.
    ///
    /// - Parameters:
    ///   - messages: At most a few hundred; they share a connection where the channel has one.
    ///   - report: Called as soon as an outcome is known, one call at a time.
    func deliver(_ messages: [OutgoingMessage], report: @Sendable (DeliveryReport) -> Void) async

    /// Says whether the other side can be reached, without sending anything.
    /// - Returns: Nothing when all is well, or what is wrong and what to do.
    func probe() async -> Phrase?
}
