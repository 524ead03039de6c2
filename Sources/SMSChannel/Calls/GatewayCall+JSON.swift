import Lifecycle

extension GatewayCall {
    /// The body's items: those of an array, or the one object it is.
    func jsonItems() throws(GatewayCallProblem) -> [JSONValue] {
        switch JSONValue.read(body) {
        case .list(let items): return items
        case .table(let members): return [.table(members)]
        default: throw GatewayCallProblem("a gateway's call is neither an array nor an object in JSON")
        }
    }
}

extension JSONValue {
    /// A member as text; empty where it is none.
    func text(_ name: String) -> String { at([name])?.scalar ?? "" }
}

extension InboundText {
    /// Reads a text from the members that hold its sender and its words.
    init(_ item: JSONValue, number: String, text: String) throws(GatewayCallProblem) {
        guard let sender = MobileNumber.national(item.text(number)) else {
            throw GatewayCallProblem("a text's sender is no mobile number")
        }
        guard case .text(let words)? = item.at([text]) else { throw GatewayCallProblem("a text has no words") }
        self.init(channel: .sms, address: sender, text: words)
    }
}
