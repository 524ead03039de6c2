import Lifecycle

/// A gateway that names its messages in the field `token`, and its texts in the body; `bad` makes no sense.
struct PlainReader: GatewayReader {
    func read(_ call: GatewayCall) throws(GatewayCallProblem) -> GatewayNews {
        var news = GatewayNews()
        for field in call.query {
            switch field.name {
            case "token":
                let token = String(decoding: field.value, as: UTF8.self)
                news.receipts.append(.delivered(.token(token)))
            case "number": news.receipts.append(.delivered(.number(Int64(field.value.count))))
            case "bad": throw GatewayCallProblem("nobody knows the type")
            default: break
            }
        }
        if call.subject == .texts {
            let text = String(decoding: call.body, as: UTF8.self)
            news.texts = [InboundText(channel: .sms, address: "13800000000", text: text)]
        }
        news.reply = "taken"
        return news
    }
}

extension Receipt {
    static func delivered(_ message: Reference) -> Receipt {
        Receipt(message: message, news: .delivered, code: "DELIVRD", words: "")
    }
}
