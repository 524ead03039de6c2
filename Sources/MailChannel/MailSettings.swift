/// Whom mail is handed to, and as whom.
package struct MailSettings: Hashable, Sendable {
    /// When the connection is encrypted; an encrypted one always needs a valid certificate for the host.
    package enum Security: String, Hashable, Sendable, CaseIterable {
        /// Never: for a server on the same machine.
        case off
        /// When the server offers it.
        case opportunistic
        /// Or nothing is sent.
        case required
    }

    /// A user's name and password; never shown to a server in clear unless security is ``Security/off``.
    package struct Login: Hashable, Sendable {
        /// The name.
        package let user: String
        /// The password.
        package let password: String

        /// Creates a login.
        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// A name or an IPv4 address.
    package let host: String
    /// The port, 1 through 65535; 587 for submission.
    package let port: Int
    /// When the connection is encrypted.
    package let security: Security
    /// A PEM file of trusted certificates; without one the system's are trusted.
    package let authorities: String?
    /// Who we are, if the server asks.
    package let login: Login?
    /// The mailbox that bounces go to, the envelope's sender.
    package let from: String
    /// The longest wait for a connection and for each whole answer, at least one second.
    package let timeout: Duration
    /// The most messages in one session, at least one.
    package let messagesPerSession: Int
    /// How many connections there may be at once, at least one.
    package let connections: Int

    /// The server as errors name it.
    var server: String { "\(host):\(port)" }

    /// Creates settings, or says which of them is wrong.
    /// - Throws: ``MailSettingsProblem``.
    package init(
        host: String,
        port: Int = 587,
        security: Security = .required,
        authorities: String? = nil,
        login: Login? = nil,
        from: String,
        timeout: Duration = .seconds(60),
        messagesPerSession: Int = 100,
        connections: Int = 4
    ) throws(MailSettingsProblem) {
        guard Self.isHost(host) else { throw .host(host) }
        guard (1...65_535).contains(port) else { throw .port(port) }
        guard MailAddress.isSafe(from) else { throw .from }
        guard (.seconds(1) ... .seconds(3600)).contains(timeout) else { throw .timeout(timeout) }
        guard messagesPerSession > 0 else { throw .messagesPerSession(messagesPerSession) }
        guard (1...Self.connectionLimit).contains(connections) else { throw .connections(connections) }
        if let login, login.user.isEmpty || login.user.utf8.contains(0) || login.password.utf8.contains(0) {
            throw .login
        }
        self.host = host
        self.port = port
        self.security = security
        self.authorities = authorities
        self.login = login
        self.from = from
        self.timeout = timeout
        self.messagesPerSession = messagesPerSession
        self.connections = connections
    }

    /// Whether a text is a mailbox that mail can come from or go to: plain ASCII `local@domain`.
    package static func isMailbox(_ text: String) -> Bool { MailAddress.isSafe(text) }

    private static let connectionLimit = 64  // a thread each

    private static func isHost(_ text: String) -> Bool {
        (1...253).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 {
                case true: true
                case false: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || ".-".utf8.contains(byte)
                }
            }
    }
}
