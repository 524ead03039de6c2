/// What the dispatcher needs of a store.
package protocol OutboxStore: Sendable {
    /// Waiting messages in ascending order of their numbers, with the facts their texts are made from.
    /// - Parameters:
    ///   - channel: How they travel.
    ///   - after: Only those with a higher number.
    ///   - limit: At most so many.
    /// - Returns: The messages, fewer than the limit when there are no more.
    /// - Throws: The store's error, such as a lock or a full disk.
    func waiting(on channel: ChannelKind, after: Int64, limit: Int) throws -> [WaitingMessage]

    /// Puts messages on the review list, or takes them off it: they keep waiting.
    /// - Parameter problems: What is wrong, by message; none to clear.
    /// - Throws: The store's error, such as a lock or a full disk.
    func review(_ problems: [Int64: String?]) throws

    /// Writes attempts before any wire is touched, and checks consent, block and address once more in the same
    /// transaction.
    /// - Parameters:
    ///   - messages: Number, address and parts of each.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: The messages that may be sent now; the others were cancelled, or are no longer waiting.
    /// - Throws: The store's error, such as a lock or a full disk.
    func beginAttempts(_ messages: [AttemptStart], at moment: Int64) throws -> Set<Int64>

    /// Writes outcomes. A message whose state does not allow the outcome keeps its state.
    func finishAttempts(_ reports: [DeliveryReport], at moment: Int64) throws

    /// Turns messages that an earlier dispatcher left in `sending` into `unknown`.
    /// - Returns: How many.
    func abandonAttempts(at moment: Int64) throws -> Int

    /// Lists messages in ascending order of their numbers.
    func messages(_ filter: OutboxFilter) throws -> [OutboxItem]

    /// The attempts of a message, first to last.
    func attempts(of message: Int64) throws -> [Attempt]

    /// A message with its facts, in whatever state; nothing when there is none.
    func message(_ id: Int64) throws -> WaitingMessage?

    /// A person's word on an `unknown` message: it arrived, or it waits to be sent again. False when it was not unknown.
    func settle(_ message: Int64, arrived: Bool, at moment: Int64) throws -> Bool

    /// How many messages stand in each state.
    func stateCounts() throws -> [MessageState: Int]
}

/// A message about to be attempted.
package struct AttemptStart: Hashable, Sendable {
    /// The message.
    package let message: Int64
    /// Where it goes.
    package let address: String
    /// SMS parts; 0 for e-mail.
    package let parts: Int

    /// Creates a start.
    package init(message: Int64, address: String, parts: Int) {
        self.message = message
        self.address = address
        self.parts = parts
    }
}
