/// Aliyun's signature V3, ACS3-HMAC-SHA256.
///
/// Source: Alibaba Cloud, “Request syntax and signature method V3”: host, content-type and all `x-acs-` headers are
/// signed; the key is the secret itself.
struct ACS3Signature {
    private let account: GatewayAccount
    private let moment: SigningMoment
    private let nonce: String

    /// Prepares a signature.
    init(_ account: GatewayAccount, _ moment: SigningMoment, _ nonce: String) {
        self.account = account
        self.moment = moment
        self.nonce = nonce
    }

    /// Adds the headers of the signature.
    func sign(_ request: inout HTTPRequest) {
        let url = SigningURL(request.url)
        request.url = url.text
        request.headers += [
            HTTPHeader(name: "host", value: url.host), HTTPHeader(name: "x-acs-date", value: moment.text),
            HTTPHeader(name: "x-acs-signature-nonce", value: nonce),
            HTTPHeader(name: "x-acs-content-sha256", value: Digest.sha256(request.body ?? [])),
        ]
        let signed = signedHeaders(request)
        let signature = Digest.hex(
            Digest.hmac256(stringToSign(request, url, signed), key: Array(account.secret.utf8))
        )
        let names = signed.map(\.name).joined(separator: ";")
        let words = "ACS3-HMAC-SHA256 Credential=\(account.user),SignedHeaders=\(names),Signature=\(signature)"
        request.headers.append(HTTPHeader(name: "Authorization", value: words))
    }

    private func stringToSign(_ request: HTTPRequest, _ url: SigningURL, _ signed: [HTTPHeader]) -> String {
        let lines =
            [request.method, url.path, url.canonicalQuery] + signed.map { "\($0.name):\($0.value)" }
            + ["", signed.map(\.name).joined(separator: ";"), Digest.sha256(request.body ?? [])]
        let canonical = lines.joined(separator: "\n")
        return "ACS3-HMAC-SHA256\n\(Digest.sha256(Array(canonical.utf8)))"
    }

    private func signedHeaders(_ request: HTTPRequest) -> [HTTPHeader] {
        request.headers.map { HTTPHeader(name: $0.name.lowercased(), value: $0.value) }
            .filter { $0.name == "host" || $0.name == "content-type" || $0.name.hasPrefix("x-acs-") }
            .sorted { $0.name < $1.name }
    }
}
