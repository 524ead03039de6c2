import Crypto
import Foundation

/// Words for messages that only the workspace can have made: they stand in links and in the addresses that gateways
/// call, and tell a real call from a forged one.
///
/// A token is the message's number, a dot, and the first 16 bytes of an HMAC-SHA256 in the URL-safe form of base64.
package struct TokenMint: Sendable {
    private let key: SymmetricKey

    private static let size = 16  // bytes: 2^128 guesses

    /// Takes the workspace's secret.
    package init(secret: [UInt8]) { key = SymmetricKey(data: secret) }

    /// The token of a message.
    package func token(of message: Int64) -> String { "\(message).\(mark(message))" }

    /// The message a token was made for; nothing for one we never made.
    package func message(of token: String) -> Int64? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let message = Int64(parts[0]), message > 0, parts[0] == "\(message)" else { return nil }
        let (given, wanted) = (Array(parts[1].utf8), Array(mark(message).utf8))
        guard given.count == wanted.count else { return nil }
        // Whoever guesses must not learn from the time it takes how much was right.
        return zip(given, wanted).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0 ? message : nil
    }

    private func mark(_ message: Int64) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("message \(message)".utf8), using: key)
        return Data(code.prefix(Self.size)).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }
}
