/// A server's words as a report may keep them: one line, no addresses, at most ``limit`` characters.
package enum ServerWords {
    /// The most characters kept.
    package static let limit = 200

    /// Cleans what a server said about a recipient.
    /// - Parameters:
    ///   - text: As received, possibly in several lines and not UTF-8.
    ///   - recipient: The mailbox it is about, or an empty text; its local part alone names a person too.
    /// - Returns: The words, with `[…]` for whatever names somebody.
    package static func clean(_ text: String, about recipient: String = "") -> String {
        let local = recipient.prefix { $0 != "@" }.lowercased()
        if let clean = plainWords(text, without: local) { return clean }
        let words = text.split { $0.isWhitespace || $0.unicodeScalars.contains(where: isUnprintable) }
        let safe = words.map { word in namesSomebody(word, local: local) ? "[…]" : String(word) }
        return String(safe.joined(separator: " ").prefix(limit))
    }

    /// A text that stays as it is but for white space at its end: ASCII words one space apart, none with an `@`, and
    /// the local part nowhere in it; nothing for any other.
    ///
    /// What servers say of each message they take is of this kind, and needs no look into Unicode's tables.
    private static func plainWords(_ text: String, without local: String) -> String? {
        let name = Array(local.utf8)
        var bytes = Array(text.utf8)
        while let last = bytes.last, " \r\n".utf8.contains(last) { bytes.removeLast() }
        guard bytes.count <= limit, name.allSatisfy({ $0 < 0x80 }) else { return nil }
        var wasSpace = true
        for byte in bytes {
            let isSpace = byte == UInt8(ascii: " ")
            guard (0x20...0x7E).contains(byte), byte != UInt8(ascii: "@"), !(isSpace && wasSpace) else { return nil }
            wasSpace = isSpace
        }
        return holdsNumber(bytes) || holds(bytes, name) ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Whether ASCII holds a word of small letters anywhere, whatever its own case.
    private static func holds(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
        guard let first = word.first, bytes.count >= word.count else { return false }
        return (0...bytes.count - word.count).contains { start in
            small(bytes[start]) == first && zip(bytes[start...], word).allSatisfy { small($0) == $1 }
        }
    }

    /// Whether eleven digits or more stand together, as in a telephone number.
    private static func holdsNumber(_ bytes: some Sequence<UInt8>) -> Bool {
        var digits = 0
        for byte in bytes {
            digits = (0x30...0x39).contains(byte) ? digits + 1 : 0
            if digits == 11 { return true }
        }
        return false
    }

    private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: scalar == "\u{FFFD}"
        }
    }

    /// Whole words go, since a local part may be written in any script.
    private static func namesSomebody(_ word: Substring, local: String) -> Bool {
        if word.contains(where: { $0 == "@" || $0 == "＠" }) || holdsNumber(word.utf8) { return true }
        return !local.isEmpty
            && word.lowercased().split { !$0.isLetter && !$0.isNumber && !"._+-".contains($0) }
                .contains { $0 == local }
    }
}
