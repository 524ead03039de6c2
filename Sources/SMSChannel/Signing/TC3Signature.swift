/// Tencent's signature v3, TC3-HMAC-SHA256.
///
/// Source: Tencent Cloud API 3.0, “Signature Algorithm v3”: content-type, host and, where given, the action in lower
/// case are signed; the key is derived from secret, day and service, the host's first label.
struct TC3Signature {
    private let account: GatewayAccount
    private let moment: Int64

    /// Prepares a signature for a moment in seconds since 1970-01-01T00:00:00Z.
    init(_ account: GatewayAccount, _ moment: Int64) {
        self.account = account
        self.moment = moment
    }

    /// Adds the headers of the signature.
    func sign(_ request: inout HTTPRequest) {
        let url = SigningURL(request.url)
        let service = String(url.host.prefix { $0 != "." && $0 != ":" })
        let scope = "\(SigningMoment(moment).day)/\(service)/tc3_request"
        let signed = signedHeaders(request, host: url.host)
        let names = signed.map(\.name).joined(separator: ";")
        let text = "TC3-HMAC-SHA256\n\(moment)\n\(scope)\n\(canonicalDigest(request, signed))"
        let signature = Digest.hex(Digest.hmac256(text, key: key(service)))
        request.headers += [
            HTTPHeader(name: "X-TC-Timestamp", value: "\(moment)"),
            HTTPHeader(
                name: "Authorization",
                value: "TC3-HMAC-SHA256 Credential=\(account.user)/\(scope), SignedHeaders=\(names), "
                    + "Signature=\(signature)"
            ),
        ]
    }

    /// The digest of the request in canonical form, in hex digits.
    func canonicalDigest(_ request: HTTPRequest, _ signed: [HTTPHeader]) -> String {
        let lines =
            [request.method, "/", ""] + signed.map { "\($0.name):\($0.value)" }
            + ["", signed.map(\.name).joined(separator: ";"), Digest.sha256(request.body ?? [])]
        return Digest.sha256(Array(lines.joined(separator: "\n").utf8))
    }

    /// The headers that are signed, by name in lower case.
    func signedHeaders(_ request: HTTPRequest, host: String) -> [HTTPHeader] {
        var headers = [
            HTTPHeader(name: "content-type", value: request.header("content-type") ?? ""),
            HTTPHeader(name: "host", value: host),
        ]
        if let action = request.header("x-tc-action") {
            headers.append(HTTPHeader(name: "x-tc-action", value: action.lowercased()))
        }
        return headers
    }

    private func key(_ service: String) -> [UInt8] {
        let day = Digest.hmac256(SigningMoment(moment).day, key: Array("TC3\(account.secret)".utf8))
        return Digest.hmac256("tc3_request", key: Digest.hmac256(service, key: day))
    }
}
