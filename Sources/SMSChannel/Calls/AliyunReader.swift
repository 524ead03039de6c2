package import Lifecycle

/// Understands Aliyun's SmsReport and SmsUp: arrays in JSON.
///
/// Source: Alibaba Cloud SMS, “Receipts over HTTP”. It wants its answer within 700 ms, and calls again otherwise.
package struct AliyunReader: GatewayReader {
    /// Creates a reader.
    package init() {}

    /// Reads a call.
    package func read(_ call: GatewayCall) throws(GatewayCallProblem) -> GatewayNews {
        var news = GatewayNews()
        var problem: GatewayCallProblem?
        for item in try call.jsonItems() {
            do throws(GatewayCallProblem) {
                switch call.subject {
                case .receipts: news.receipts.append(try receipt(item))
                case .texts: news.texts.append(try InboundText(item, number: "phone_number", text: "content"))
                }
            } catch {
                problem = error  // one odd item must not cost the others
            }
        }
        if let problem, news.receipts.isEmpty, news.texts.isEmpty { throw problem }
        news.replyType = "application/json"
        news.reply = #"{"code":0,"msg":"OK"}"#
        return news
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
