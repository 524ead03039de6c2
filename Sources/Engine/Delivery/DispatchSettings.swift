package import Lifecycle

/// How messages leave a workspace.
package struct DispatchSettings: Sendable {
    /// Whom e-mails come from.
    package var sender: (name: String, mailbox: String)
    /// When messages may go out.
    package var hours = ReleaseHours()
    /// How fast each channel may go; as fast as it goes where none is given.
    package var paces: [ChannelKind: Pace] = [.email: .mail]
    /// What happens to messages that were put off.
    package var retry = RetryPolicy()
    /// Where people unsubscribe with one click, up to the token, such as `https://care.example.com/unsubscribe/`.
    package var unsubscribe: String?
    /// Messages that share a connection.
    package var perSession = 100

    /// Creates settings with standard values.
    package init(sender: (name: String, mailbox: String)) { self.sender = sender }
}
