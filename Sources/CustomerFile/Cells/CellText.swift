/// What the bytes of a cell say once spaces, quotes and spreadsheet tricks around them are gone.
enum CellText {
    private static let quote = UInt8(ascii: "\"")

    /// The cell as text, without the quotes around it.
    static func string(of cell: Cell, in text: Span<UInt8>) -> String {
        let content = text.extracting(cell.start..<cell.end)
        if cell.needsUnquoting { return string(trimmed(unquoted(content).span)) }
        return string(trimmed(content))
    }

    /// A text of these bytes.
    @inline(__always)
    static func string(_ bytes: Span<UInt8>) -> String {
        // The decoder made the bytes, so they are UTF-8.
        guard let text = try? UTF8Span(validating: bytes) else { return "" }
        return String(copying: text)
    }

    private static func string(_ content: (bytes: [UInt8], range: Range<Int>)) -> String {
        String(decoding: content.bytes[content.range], as: UTF8.self)
    }

    private static func trimmed(_ bytes: Span<UInt8>) -> (bytes: [UInt8], range: Range<Int>) {
        let range = trimmedRange(bytes)
        return (range.map { bytes[$0] }, 0..<range.count)
    }

    /// Removes the quotes from a quoted cell, keeping text after the closing one.
    static func unquoted(_ content: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(content.count)
        var isInside = false
        var index = 0
        while index < content.count {
            if content[index] != quote {
                result.append(content[index])
            } else if isInside, index + 1 < content.count, content[index + 1] == quote {
                result.append(quote)
                index += 1
            } else {
                isInside.toggle()
            }
            index += 1
        }
        return result
    }

    /// The cell without spaces around it and without what marks a text in spreadsheets: `="0123"` and `'0123`.
    /// - Returns: Where the content is, and whether it is marked as text and so stands as it was typed.
    static func content(_ text: Span<UInt8>) -> (range: Range<Int>, isExact: Bool) {
        var range = trimmedRange(text)
        var isExact = false
        if range.count > 1, text[range.lowerBound] == UInt8(ascii: "'") {
            range = range.lowerBound + 1..<range.upperBound
            isExact = true
        }
        let isFormula =
            range.count >= 3 && text[range.lowerBound] == UInt8(ascii: "=") && text[range.lowerBound + 1] == quote
            && text[range.upperBound - 1] == quote
        guard isFormula else { return (range, isExact) }
        let inner = range.lowerBound + 2..<range.upperBound - 1
        let kept = trimmedRange(text.extracting(inner))
        return (inner.lowerBound + kept.lowerBound..<inner.lowerBound + kept.upperBound, true)
    }

    /// The cell without ASCII white space, no-break spaces and ideographic spaces around it.
    static func trimmedRange(_ text: Span<UInt8>) -> Range<Int> {
        var (start, end) = (0, text.count)
        while start < end {
            let length = spaceLength(text, at: start, before: end)
            if length == 0 { break }
            start += length
        }
        while start < end {
            if text[end - 1] <= 0x20 {
                end -= 1
            } else if end - start >= 2, text[end - 1] == 0xA0, text[end - 2] == 0xC2 {
                end -= 2
            } else if end - start >= 3, text[end - 1] == 0x80, text[end - 2] == 0x80, text[end - 3] == 0xE3 {
                end -= 3
            } else {
                break
            }
        }
        return start..<end
    }

    /// Bytes of the white space that begins at `index`; 0 when none does.
    @inline(__always)
    private static func spaceLength(_ text: Span<UInt8>, at index: Int, before end: Int) -> Int {
        let byte = text[index]
        if byte <= 0x20 { return 1 }
        if byte == 0xC2, index + 1 < end, text[index + 1] == 0xA0 { return 2 }  // U+00A0
        let isIdeographic = byte == 0xE3 && index + 2 < end && text[index + 1] == 0x80 && text[index + 2] == 0x80
        return isIdeographic ? 3 : 0  // U+3000
    }

    /// The cell as text in one spelling: half-width, no invisible characters, and no spaces around it.
    static func comparable(_ cell: Cell, in text: Span<UInt8>) -> String {
        let written = string(of: cell, in: text)
        let plain = cleaned(Array(written.utf8).span, .halfWidth)
        let range = trimmedRange(plain.span)
        return String(decoding: plain[range], as: UTF8.self)
    }

    /// Whether U+FFFD is there, which stands for bytes that were no character.
    static func hasReplacement(_ text: Span<UInt8>) -> Bool {
        var index = 0
        while index + 2 < text.count {
            if text[index] == 0xEF, text[index + 1] == 0xBF, text[index + 2] == 0xBD { return true }
            index += 1
        }
        return false
    }
}
