/// What comes back, as a store keeps it.
package protocol ReturnStore: Sendable {
    /// Takes receipts; those of ``Receipt/Reference/token(_:)`` are unknown to a store.
    /// - Returns: What became of them.
    /// - Throws: The store's error: then none is taken.
    func take(_ receipts: [Receipt], at moment: Int64) throws -> ReceiptCount

    /// Writes down that whoever has an address wants no more promotions, on no channel.
    /// - Parameters:
    ///   - channel: What kind of address it is.
    ///   - address: The address.
    ///   - source: How we know, such as `sms` or `one-click`.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: Whether that is new.
    /// - Throws: The store's error: then it is not written down.
    @discardableResult
    func refuse(_ channel: ChannelKind, _ address: String, source: String, at moment: Int64) throws -> Bool

    /// Writes down that whoever got a message wants no more promotions: the address it went to, and those that the
    /// person has now.
    /// - Returns: Whether that is new.
    /// - Throws: The store's error: then it is not written down.
    @discardableResult
    func refuse(message: Int64, source: String, at moment: Int64) throws -> Bool

    /// Takes a refusal, or a mark of a dead address, back.
    /// - Returns: How many were there.
    func lift(_ channel: ChannelKind, _ address: String, at moment: Int64) throws -> Int

    /// What addresses of a person have told us, newest last.
    func marks(of person: Int64) throws -> [AddressMark]

    /// What senders of receipts blamed on us since a moment, by blame: policy, signature and content.
    func alarms(since moment: Int64) throws -> [Receipt.Blame: Int]
}

/// What an address has told us.
package struct AddressMark: Hashable, Sendable {
    /// What kind of address it is.
    package let channel: ChannelKind
    /// What it told us.
    package let kind: Kind
    /// How we know.
    package let source: String
    /// Since when, in seconds since 1970-01-01T00:00:00Z.
    package let since: Int64

    /// What an address can tell us.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Nothing arrives there.
        case dead
        /// Whoever has it wants no more promotions.
        case refuses
    }

    /// Creates a mark.
    package init(channel: ChannelKind, kind: Kind, source: String, since: Int64) {
        self.channel = channel
        self.kind = kind
        self.source = source
        self.since = since
    }
}
