package import Lifecycle

/// Understands Aliyun's SmsReport and SmsUp: arrays in JSON.
///
/// Source: Alibaba Cloud SMS, “Receipts over HTTP”. It wants its answer within 700 ms, and calls again otherwise. Receipts
/// name no part of a joined SMS: `sms_size` is how many it has, and the same receipt may come twice.
package struct AliyunReader: GatewayReader {
    /// Creates a reader.
    package init() {}

    /// Reads a call.
    package func read(_ call: GatewayCall) throws(GatewayCallProblem) -> GatewayNews {
        try call.listedNews(reply: #"{"code":0,"msg":"OK"}"#, number: "phone_number", text: "content", receipt: receipt)
    }

    private func receipt(_ item: JSONValue) throws(GatewayCallProblem) -> Receipt {
        guard case .truth(let arrived)? = item.at(["success"]) else {
            throw GatewayCallProblem("a receipt does not say whether the message arrived")
        }
        let code = item.text("err_code")
        return Receipt(
            message: try reference(item),
            news: arrived ? .delivered : .undeliverable(ReceiptCode.blame(code)),
            code: String(code.prefix(64)),
            words: ServerWords.clean(item.text("err_msg"), about: item.text("phone_number"))
        )
    }

    /// The word we gave, which only we can have made; where it is missing, the gateway's own.
    private func reference(_ item: JSONValue) throws(GatewayCallProblem) -> Receipt.Reference {
        let (token, name) = (item.text("out_id"), item.text("biz_id"))
        if !token.isEmpty { return .token(token) }
        guard !name.isEmpty else { throw GatewayCallProblem("a receipt names no message") }
        return .gateway(name)
    }
}
