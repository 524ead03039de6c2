package import Lifecycle

/// Understands Tencent's receipts, an array in JSON, and its texts, an object each.
///
/// Source: Tencent Cloud SMS, “Delivery status callback” and “Reply callback”. `sid` is a message's, whatever its parts.
package struct TencentReader: GatewayReader {
    /// Creates a reader.
    package init() {}

    /// Reads a call.
    package func read(_ call: GatewayCall) throws(GatewayCallProblem) -> GatewayNews {
        try call.listedNews(reply: #"{"result":0,"errmsg":"OK"}"#, number: "mobile", text: "text", receipt: receipt)
    }

    private func receipt(_ item: JSONValue) throws(GatewayCallProblem) -> Receipt {
        let name = item.text("sid")
        guard !name.isEmpty else { throw GatewayCallProblem("a receipt names no message") }
        let code = item.text("errmsg")
        let news: Receipt.News
        switch item.text("report_status") {
        case "SUCCESS": news = .delivered
        case "FAIL": news = .undeliverable(ReceiptCode.blame(code))
        default: throw GatewayCallProblem("a receipt does not say whether the message arrived")
        }
        let words = ServerWords.clean(item.text("description"), about: item.text("mobile"))
        return Receipt(message: .gateway(name), news: news, code: String(code.prefix(64)), words: words)
    }
}
