import Dispatch
package import Lifecycle

/// Mail handed to one SMTP server, several messages a session, in the order given.
///
/// Each call has connections and a thread of its own; calls share nothing but memory.
package struct MailChannel: Channel {
    /// What it carries.
    package let kind = ChannelKind.email

    /// How many calls may run at once, as the settings say.
    package var connections: Int { settings.connections }

    private let settings: MailSettings
    private let pool = ArenaPool()

    /// Creates a channel; connects to nothing yet.
    package init(_ settings: MailSettings) { self.settings = settings }

    /// Hands over messages, in order, and reports each exactly once.
    ///
    /// A 2xx answer accepts a message, 4xx defers and 5xx refuses it. A connection lost after the whole text was written
    /// leaves it unknown; whatever was not written is unsent, unless a new connection carries it.
    package func deliver(_ messages: [OutgoingMessage], watch: any DeliveryWatch) async {
        let delivery = MailDelivery(settings, pool: pool, watch: watch)
        await onItsOwnThread { delivery.run(messages) }
    }

    /// Connects, encrypts and logs in as for sending, then quits.
    package func probe() async -> Phrase? {
        let settings = settings
        return await onItsOwnThread {
            let end = MailSession(settings).probe()
            return end.isComplete ? nil : end.phrase(server: settings.server)
        }
    }

    /// Runs what blocks; a queue of its own gets a thread of its own, however many wait.
    private func onItsOwnThread<R: Sendable>(_ work: @escaping @Sendable () -> R) async -> R {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "doorstep.mail").async { continuation.resume(returning: work()) }
        }
    }
}
