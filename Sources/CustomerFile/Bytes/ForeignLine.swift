/// A line of a GB18030 file, which may have been put there by a program that writes UTF-8.
struct ForeignLine {
    /// Where the next line begins, or the text ends.
    let end: Int
    /// Whether the line is valid UTF-8 with at least three Chinese characters: by chance GB18030 hardly ever is.
    let isUTF8: Bool

    /// Looks at the line that begins at `start`.
    init(_ text: Span<UInt8>, from start: Int) {
        let index = ByteSearch.first(0x0A, in: text, from: start) ?? text.count
        end = min(index + 1, text.count)
        var firstHigh = start
        while firstHigh < index, text[firstHigh] < 0x80 { firstHigh += 1 }
        // Most lines are told by their first character.
        guard firstHigh < index, Self.mayBeUTF8(text, at: firstHigh, before: index) else {
            isUTF8 = false
            return
        }
        let prefix = UTF8Prefix(text.extracting(firstHigh..<index))
        isUTF8 =
            prefix.count == index - firstHigh && Self.characters(in: text.extracting(firstHigh..<index)) >= Self.enough
    }

    private static let enough = 3  // characters

    private static func mayBeUTF8(_ text: Span<UInt8>, at index: Int, before end: Int) -> Bool {
        text[index] >= 0xC2 && index + 1 < end && 0x80...0xBF ~= text[index + 1]
    }

    /// The characters that three bytes write, of Chinese and of its punctuation.
    private static func characters(in text: Span<UInt8>) -> Int {
        var count = 0
        for index in text.indices where 0xE3...0xE9 ~= text[index] || text[index] == 0xEF { count += 1 }
        return count
    }
}
