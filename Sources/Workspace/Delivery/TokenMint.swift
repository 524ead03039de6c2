import Crypto
import Foundation

/// Words for messages that only the workspace can have made: they stand in links and in the addresses that gateways
/// call, and tell a real call from a forged one.
///
/// A token is the message's number, a dot, and the first 16 bytes of an HMAC-SHA256 in the URL-safe form of base64.
package struct TokenMint: Sendable {
    /// Has taken in the key, which would cost each token half its time.
    private let keyed: HMAC<SHA256>

    private static let size = 16  // bytes: 2^128 guesses

    /// Takes the workspace's secret.
    package init(secret: [UInt8]) { keyed = HMAC<SHA256>(key: SymmetricKey(data: secret)) }

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
        var code = keyed
        code.update(data: Array("message \(message)".utf8))
        return Self.text(code.finalize().prefix(Self.size))
    }

    /// Bytes in the URL-safe form of base64 (RFC 4648 §5), without padding.
    private static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var (bits, left) = (UInt32(0), 0)
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            left += 8
            while left >= 6 {
                left -= 6
                text.append(digits[Int(bits >> left & 63)])
            }
        }
        if left > 0 { text.append(digits[Int(bits << (6 - left) & 63)]) }
        return String(decoding: text, as: UTF8.self)
    }

    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
}
