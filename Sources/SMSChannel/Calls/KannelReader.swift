package import Lifecycle

/// Understands Kannel: receipts by the `dlr-url` we gave, and texts by a `get-url` of its configuration.
///
/// Of a joined SMS Kannel asks the SMSC for a receipt of the first part alone, so a receipt speaks of the whole. A
/// gateway that settings describe may bring one for each part, and says which in a field `part`.
///
/// A text's URL is `…/texts?from=%p&text=%b&charset=%C`; the service that calls it needs `max-messages = 0`, since
/// Kannel would send an answer's body to the person.
package struct KannelReader: GatewayReader {
    /// The kinds of receipts, as bits.
    ///
    /// Source: Kannel user guide, “Delivery reports”.
    private enum Kind {
        static let delivered = 1
        static let failed = 2 | 16  // not delivered, or refused by the SMSC
        static let underway = 4 | 8  // queued, or taken by the SMSC
    }

    /// Creates a reader.
    package init() {}

    /// Reads a call.
    package func read(_ call: GatewayCall) throws(GatewayCallProblem) -> GatewayNews {
        var news = GatewayNews()
        switch call.subject {
        case .receipts: news.receipts = [try receipt(call)]
        case .texts: news.texts = [try text(call)]
        }
        return news
    }

    private func receipt(_ call: GatewayCall) throws(GatewayCallProblem) -> Receipt {
        let token = call.text("token") ?? ""
        guard !token.isEmpty else { throw GatewayCallProblem("a receipt names no message") }
        guard let kind = call.text("type").flatMap(Int.init), (1...31).contains(kind) else {
            throw GatewayCallProblem("a receipt's type is not a number from 1 to 31")
        }
        let part = call.text("part").flatMap(Int.init)
        guard part.map((1...SMSText.partLimit).contains) ?? (call.bytes("part") == nil) else {
            throw GatewayCallProblem("a receipt's part is not a number from 1 to \(SMSText.partLimit)")
        }
        let reply = call.text("code") ?? ""
        let code = ReceiptCode.code(in: reply)
        let news: Receipt.News =
            if kind & Kind.delivered != 0 {
                .delivered
            } else if kind & Kind.failed != 0 {
                .undeliverable(ReceiptCode.blame(code))
            } else {
                .underway
            }
        return Receipt(
            message: .token(token),
            news: news,
            code: String(code.prefix(64)),
            words: ServerWords.clean(reply),
            part: part
        )
    }

    private func text(_ call: GatewayCall) throws(GatewayCallProblem) -> InboundText {
        guard let number = call.text("from").flatMap(MobileNumber.national) else {
            throw GatewayCallProblem("a text's sender is no mobile number")
        }
        let bytes = call.bytes("text") ?? []
        guard let text = Charset.decode(bytes, call.text("charset") ?? "") else {
            throw GatewayCallProblem("a text is not in the character set it names")
        }
        return InboundText(channel: .sms, address: number, text: text)
    }
}

extension GatewayCall {
    /// The first field of a name.
    func bytes(_ name: String) -> [UInt8]? { query.first { $0.name == name }?.value }

    /// The first field of a name, in UTF-8; nothing when it is not.
    func text(_ name: String) -> String? { bytes(name).flatMap { String(validating: $0, as: UTF8.self) } }
}
