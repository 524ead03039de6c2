/// Takes what comes back from outside: receipts, texts of people, and their word that they want no more.
///
/// Everything may come twice; the second time changes nothing.
package protocol Reception: Sendable {
    /// The message a token was made for, or nothing when we never made it.
    func message(of token: String) -> Int64?

    /// Takes receipts.
    /// - Parameters:
    ///   - receipts: In the order they came.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: What became of them.
    /// - Throws: The store's error: then none is taken, and whoever sent them should send them again.
    func take(_ receipts: [Receipt], at moment: Int64) throws -> ReceiptCount

    /// Takes a person's text: a refusal is written down, everything else is left to people.
    /// - Returns: Whether it was a refusal.
    /// - Throws: The store's error: then it is not taken.
    @discardableResult func take(_ text: InboundText, at moment: Int64) throws -> Bool

    /// Writes down that whoever got a message wants no more promotions.
    /// - Throws: The store's error: then it is not written down.
    func refuse(message: Int64, at moment: Int64) throws
}

/// What became of receipts.
package struct ReceiptCount: Hashable, Sendable {
    /// Those that moved a message.
    package var applied = 0
    /// Those that said nothing new.
    package var repeated = 0
    /// Those that name a message as its gateway does before we know this name: they are taken once we do.
    package var early = 0
    /// Those about messages we do not know.
    package var unknown = 0

    /// Creates an empty count.
    package init() {}
}
