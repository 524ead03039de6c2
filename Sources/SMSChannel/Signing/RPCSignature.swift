/// Aliyun's signature of RPC calls, version 1.0.
///
/// Source: Alibaba Cloud, “Request syntax and signature method V2 for RPC APIs”: the query's fields, sorted and encoded,
/// signed with HMAC-SHA1 under the secret and an `&`.
struct RPCSignature {
    private let account: GatewayAccount
    private let moment: SigningMoment
    private let nonce: String

    /// Prepares a signature.
    init(_ account: GatewayAccount, _ moment: SigningMoment, _ nonce: String) {
        self.account = account
        self.moment = moment
        self.nonce = nonce
    }

    /// Adds the fields of the signature to the query.
    func sign(_ request: inout HTTPRequest) {
        var url = SigningURL(request.url)
        url.query += [
            ("AccessKeyId", account.user), ("SignatureMethod", "HMAC-SHA1"), ("SignatureVersion", "1.0"),
            ("SignatureNonce", nonce), ("Timestamp", moment.text),
        ]
        let text = "\(request.method)&%2F&\(PercentEncoding.encoded(url.canonicalQuery))"
        url.query.append(("Signature", Digest.hmac1Base64(text, key: "\(account.secret)&")))
        request.url = url.text
    }
}
