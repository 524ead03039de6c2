extension StringProtocol {
    /// The text without white space at either end.
    var trimmed: String {
        if startsAndEndsInPrint { return String(self) }
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// Whether either end is ASCII that prints, a Chinese character or a Chinese punctuation mark, which needs no look into Unicode's tables.
    private var startsAndEndsInPrint: Bool {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return false }
        return first.isPlainPrint && last.isPlainPrint
    }

    /// The text as one paragraph: lines are trimmed and joined, with a space only between Latin letters and digits.
    var joinedLines: String {
        var paragraph = ""
        for line in split(whereSeparator: \.isNewline).map(\.trimmed) where !line.isEmpty {
            if let before = paragraph.last, let after = line.first, before.isLatin, after.isLatin { paragraph += " " }
            paragraph += line
        }
        return paragraph
    }
}

extension Character {
    fileprivate var isLatin: Bool { isASCII && (isLetter || isNumber) }
}

extension Unicode.Scalar {
    fileprivate var isPlainPrint: Bool {
        switch value {
        case 0x21...0x7E, 0x3001...0x3029, 0x4E00...0x9FFF, 0xFF01...0xFF5E: true
        default: false
        }
    }
}
