/// What a gateway wants to be sent and how it answers, as data: a profile, or what the settings say.
///
/// Texts may name ``GatewayField``s in braces.
package struct GatewayDescription: Hashable, Sendable {
    /// GET or POST.
    package var method = "POST"
    /// Where requests go, with their query.
    package var url: String
    /// Headers, each `Name: value`.
    package var headers: [String] = []
    /// The body; none sends none.
    package var body: String?
    /// How fields are escaped in the body.
    package var bodyForm = BodyForm.json
    /// How requests are signed.
    package var signing = GatewaySigning.none
    /// How answers are read.
    package var answers = AnswerRules()
    /// What the gateway puts into the query of a receipt's URL, in its own words; empty where receipts are set up
    /// elsewhere.
    package var receiptQuery = ""

    /// The form of a body.
    package enum BodyForm: String, Hashable, Sendable, CaseIterable {
        /// JSON.
        case json
        /// `name=value&…`, percent-encoded.
        case form
    }

    /// Creates a description of requests without headers and body.
    package init(url: String) { self.url = url }
}

/// Who we are to a gateway.
package struct GatewayAccount: Hashable, Sendable {
    /// The user, or the key's name.
    package var user = ""
    /// The password, for gateways that are sent one.
    package var password = ""
    /// The secret that requests are signed with.
    package var secret = ""
    /// The sender's number or name; may be empty.
    package var sender = ""

    /// Creates an account without anything.
    package init() {}
}

/// Where a gateway reaches us.
package struct GatewayCallback: Hashable, Sendable {
    private let base: String
    private let secret: String

    /// Creates a callback.
    /// - Parameters:
    ///   - base: The URL before `/sms`, such as `http://127.0.0.1:8090`.
    ///   - secret: The word that guards it: 16 or more letters, digits, `-` or `_`.
    /// - Throws: ``GatewayProblem/callbackSecret``.
    package init(base: String, secret: String) throws(GatewayProblem) {
        let isPlain = secret.utf8.allSatisfy { byte in
            Unicode.Scalar(byte).properties.isAlphabetic && byte < 128
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-_".utf8.contains(byte)
        }
        guard isPlain, secret.utf8.count >= 16 else { throw .callbackSecret }
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
        self.secret = secret
    }

    /// The URL for receipts of the message that a token was made for.
    func receipts(token: String, query: String) -> String {
        let fields = ["token=\(PercentEncoding.encoded(token))", query].filter { !$0.isEmpty }
        return "\(base)/sms/\(secret)/receipts?\(fields.joined(separator: "&"))"
    }
}
