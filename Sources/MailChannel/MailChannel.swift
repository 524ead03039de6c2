import Dispatch
package import Lifecycle

/// Mail handed to one SMTP server, several messages a session, in the order given.
///
/// The blocking work runs on a thread of its own; calls wait for one another.
package final class MailChannel: Channel {
    /// What it carries.
    package let kind = ChannelKind.email

    private let settings: MailSettings
    private let queue = DispatchQueue(label: "doorstep.mail")

    /// Creates a channel; connects to nothing yet.
    package init(_ settings: MailSettings) { self.settings = settings }

    /// Hands over messages, in order, and reports each exactly once.
    ///
    /// A 2xx answer accepts a message, 4xx defers and 5xx refuses it. A connection lost after the text began to travel
    /// leaves it unknown; whatever had not begun is unsent, unless a new connection carries it.
    package func deliver(_ messages: [OutgoingMessage], watch: any DeliveryWatch) async {
        let delivery = MailDelivery(settings)
        await withCheckedContinuation { continuation in
            queue.async {
                delivery.run(messages) { watch.ends($0) }
                continuation.resume()
            }
        }
    }

    /// Connects, encrypts and logs in as for sending, then quits.
    package func probe() async -> Phrase? {
        let delivery = MailDelivery(settings)
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: delivery.probe()) }
        }
    }
}
