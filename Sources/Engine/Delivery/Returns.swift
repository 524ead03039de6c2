package import Lifecycle

/// Takes what comes back: receipts, texts of people, refusals.
package struct Returns: Reception {
    private let store: any ReturnStore
    private let verified: @Sendable (String) -> Int64?

    /// Creates a reception.
    /// - Parameters:
    ///   - store: Where it is kept.
    ///   - verified: The message a token was made for, or nothing.
    package init(
        store: any ReturnStore,
        verified: @escaping @Sendable (String) -> Int64?
    ) {
        self.store = store
        self.verified = verified
    }

    package func message(of token: String) -> Int64? { verified(token) }

    package func take(_ receipts: [Receipt], at moment: Int64) throws -> ReceiptCount {
        try store.take(receipts.map(numbered), at: moment)
    }

    /// A receipt by number, where its token is one of ours.
    private func numbered(_ receipt: Receipt) -> Receipt {
        guard case .token(let token) = receipt.message, let number = verified(token) else { return receipt }
        return Receipt(
            message: .number(number),
            news: receipt.news,
            code: receipt.code,
            words: receipt.words,
            part: receipt.part
        )
    }

    @discardableResult
    package func take(_ text: InboundText, at moment: Int64) throws -> Bool {
        guard OptOutWord.match(text.text) != nil else { return false }
        try store.refuse(text.channel, text.address, source: text.channel == .sms ? "sms" : "reply", at: moment)
        return true
    }

    package func refuse(message: Int64, at moment: Int64) throws {
        try store.refuse(message: message, source: "one-click", at: moment)
    }
}
