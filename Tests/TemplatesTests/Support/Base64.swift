import Foundation

enum Base64 {
    /// The UTF-8 text behind a base64 text; nothing if it is neither.
    static func text(_ encoded: String) -> String? {
        Data(base64Encoded: encoded, options: .ignoreUnknownCharacters).flatMap {
            String(validating: $0, as: UTF8.self)
        }
    }
}
