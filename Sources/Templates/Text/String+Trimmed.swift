extension StringProtocol {
    /// The text without white space at either end.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
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
