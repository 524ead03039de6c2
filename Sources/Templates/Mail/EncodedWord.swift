/// Header texts beyond ASCII, after RFC 2047: UTF-8, "B", no word over 75 characters, no character cut in two.
enum EncodedWord {
    /// The most characters of a header line that holds an encoded word (RFC 2047 §2).
    static let lineLimit = 76

    private static let wordLimit = 75
    private static let frame = 12  // characters of "=?UTF-8?B?" and "?="

    /// The value of a header such as Subject; plain ASCII that fits its line stays as it is.
    /// - Parameters:
    ///   - text: Without control characters.
    ///   - column: The characters before it on its line.
    /// - Returns: The value, folded with CRLF and a space where it takes several words.
    static func unstructured(_ text: String, column: Int) -> String {
        isPlain(text, column: column) ? text : folded(text, column: column)
    }

    /// A name before an address: quoted when it is ASCII, else encoded, and then never within quotes.
    static func phrase(_ text: String, column: Int) -> String {
        guard isPlain(text, column: column + 2) else { return folded(text, column: column) }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private static func isPlain(_ text: String, column: Int) -> Bool {
        column + text.utf8.count <= lineLimit && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
            && !text.contains("=?")
    }

    private static func folded(_ text: String, column: Int) -> String {
        var room = bytes(in: lineLimit - column)
        if text.utf8.count <= room { return text.isEmpty ? "" : word(Array(text.utf8)) }
        if text.unicodeScalars.allSatisfy(standsAlone) { return foldedByScalar(text, room) }
        var words: [String] = []
        var pending: [UInt8] = []
        for character in text {
            for unit in units(of: character) {
                if pending.count + unit.utf8.count > room, !pending.isEmpty {
                    words.append(word(pending))
                    (pending, room) = ([], bytes(in: wordLimit))
                }
                pending += unit.utf8
            }
        }
        if !pending.isEmpty { words.append(word(pending)) }
        return words.joined(separator: "\r\n ")
    }

    /// Cuts a text of which every scalar is a character, which takes no look into Unicode's tables.
    private static func foldedByScalar(_ text: String, _ firstRoom: Int) -> String {
        let bytes = Array(text.utf8)
        var words: [String] = []
        var (start, room) = (0, firstRoom)
        while start < bytes.count {
            var end = min(start + max(room, 4), bytes.count)
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            words.append(word(Array(bytes[start..<end])))
            (start, room) = (end, Self.bytes(in: wordLimit))
        }
        return words.joined(separator: "\r\n ")
    }

    /// Whether a scalar joins no other: ASCII that prints, Chinese characters and punctuation.
    private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x3000...0x3029, 0x4E00...0x9FFF, 0xFF01...0xFF5E: true
        default: false
        }
    }

    /// What must stay together: a character, or its scalars when the character alone is too long for a word.
    private static func units(of character: Character) -> [Character] {
        character.utf8.count <= bytes(in: lineLimit - 20) ? [character] : character.unicodeScalars.map(Character.init)
    }

    private static func bytes(in characters: Int) -> Int { (min(characters, wordLimit) - frame) / 4 * 3 }

    private static func word(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Base64Lines.line(bytes))?=" }
}
