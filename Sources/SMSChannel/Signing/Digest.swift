import Crypto
import Foundation

/// Digests as signatures write them.
enum Digest {
    /// SHA-256 in lower-case hex digits.
    static func sha256(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

    /// HMAC-SHA256.
    static func hmac256(_ text: String, key: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: key)))
    }

    /// HMAC-SHA1 in base64.
    static func hmac1Base64(_ text: String, key: String) -> String {
        let key = SymmetricKey(data: Data(key.utf8))
        return Data(HMAC<Insecure.SHA1>.authenticationCode(for: Data(text.utf8), using: key)).base64EncodedString()
    }

    /// Lower-case hex digits.
    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
