/// How requests are signed.
package enum GatewaySigning: String, Hashable, Sendable, CaseIterable {
    /// Not at all.
    case none
    /// Aliyun's RPC signature 1.0: HMAC-SHA1 over the query.
    case rpc
    /// Aliyun's signature V3: ACS3-HMAC-SHA256 over query, headers and body.
    case acs3
    /// Tencent's signature v3: TC3-HMAC-SHA256 over headers and body.
    case tc3

    /// Signs a request.
    /// - Parameters:
    ///   - request: The request; gets what the signature consists of.
    ///   - account: Whose secret signs.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z; gateways take a few minutes' difference.
    ///   - nonce: A word never used before.
    func sign(_ request: inout HTTPRequest, _ account: GatewayAccount, moment: Int64, nonce: String) {
        switch self {
        case .none: break
        case .rpc: RPCSignature(account, SigningMoment(moment), nonce).sign(&request)
        case .acs3: ACS3Signature(account, SigningMoment(moment), nonce).sign(&request)
        case .tc3: TC3Signature(account, moment).sign(&request)
        }
    }
}
