/// What people wrote to us, as a store keeps it.
package protocol TextStore: Sendable {
    /// Keeps a text; one that came within ``KeptText/repeatSeconds`` of the same words from the same sender is taken for
    /// the gateway's repetition.
    /// - Parameters:
    ///   - text: The text, of which the first ``KeptText/limit`` characters are kept.
    ///   - gateway: Who brought it, such as `kannel`.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: Whether it is new.
    /// - Throws: The store's error: then it is not kept.
    @discardableResult
    func keep(_ text: InboundText, gateway: String, at moment: Int64) throws -> Bool

    /// What a person wrote from the number they have, or had before as long as they had it.
    /// - Parameters:
    ///   - person: The record's number.
    ///   - limit: At most so many, the newest.
    /// - Returns: The texts, newest last.
    /// - Throws: The store's error.
    func texts(of person: Int64, limit: Int) throws -> [KeptText]
}

/// A text that somebody wrote to us.
package struct KeptText: Hashable, Sendable {
    /// The most characters kept of a text; ten parts of a joined SMS have 670.
    package static let limit = 2000
    /// Gateways that got no answer call again after 1, 5 and 10 minutes.
    package static let repeatSeconds: Int64 = 3600

    /// When it came, in seconds since 1970-01-01T00:00:00Z.
    package let at: Int64
    /// How it came.
    package let channel: ChannelKind
    /// Who brought it, such as `kannel`.
    package let gateway: String
    /// What they wrote.
    package let text: String

    /// Creates a text.
    package init(at: Int64, channel: ChannelKind, gateway: String, text: String) {
        self.at = at
        self.channel = channel
        self.gateway = gateway
        self.text = text
    }
}
