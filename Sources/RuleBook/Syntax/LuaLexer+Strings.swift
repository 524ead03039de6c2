// Texts in quotes and in long brackets.
extension LuaLexer {
    mutating func readString() {
        let start = position
        let quote = source.bytes[position]
        var value: [UInt8] = []
        var badEscape: SourceSpot?
        position += 1
        while position < source.bytes.count, !Self.isNewline(source.bytes[position]) {
            let byte = source.bytes[position]
            if byte == quote {
                position += 1
                let text = String(decoding: value, as: UTF8.self)
                if let badEscape { return emitBroken(.malformedEscape, from: start, at: badEscape) }
                return emit(.string, text, from: start)
            }
            if byte == UInt8(ascii: "\\") {
                let escape = position
                if !readEscape(into: &value), badEscape == nil { badEscape = source.spot(escape, escape + 2) }
            } else {
                value.append(byte)
                position += 1
            }
        }
        closeUnfinished(quote, from: start)
    }

    /// Ends a text at a full-width closing quote if its line has one in the right place; else the text is broken.
    private mutating func closeUnfinished(_ quote: UInt8, from start: Int) {
        let sign = String(UnicodeScalar(quote))
        let first = source.spot(start, start + 1)
        guard let closing = closingCurlyQuote(like: quote, from: start + 1) else {
            return emitBroken(.unfinishedText(sign), from: start, at: source.spot(start, source.lineEnd(from: start)))
        }
        position = closing
        guard let unit = unit(at: closing) else { return emitBroken(.unfinishedText(sign), from: start, at: first) }
        consume(unit)
        emit(.string, source.text(start + 1, closing), from: start)
    }

    /// The last full-width quote of a line behind which a text may have ended.
    private func closingCurlyQuote(like quote: UInt8, from start: Int) -> Int? {
        let end = source.lineEnd(from: start)
        var found: Int?
        var offset = start
        while offset < end, let unit = unit(at: offset) {
            let next = offset + unit.length
            if unit.wide?.ascii == quote {
                let after = next < end ? self.unit(at: next) : nil
                let ends = after.map { $0.isSpace || [",", ";", ")", "}", "]"].contains(where: $0.is) } ?? true
                if ends { found = offset }
            }
            offset = next
        }
        return found
    }

    /// Reads a text whose opening quote is full-width up to the next quote of either kind on its line.
    mutating func readCurlyString(_ opening: Unit) {
        let start = position
        let quote = opening.byte ?? UInt8(ascii: "\"")
        consume(opening)
        let content = position
        let end = source.lineEnd(from: position)
        while position < end, let unit = unit(at: position) {
            if unit.byte == quote {
                let text = source.text(content, position)
                consume(unit)
                return emit(.string, text, from: start)
            }
            position += unit.length
        }
        emitBroken(.unfinishedText(String(UnicodeScalar(quote))), from: start)
    }

    /// The number of `=` of a long bracket that opens at an offset; `nil` if none does.
    func longBracketLevel(at offset: Int) -> Int? {
        let bytes = source.bytes
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "[") else { return nil }
        var end = offset + 1
        while end < bytes.count, bytes[end] == UInt8(ascii: "=") { end += 1 }
        return end < bytes.count && bytes[end] == UInt8(ascii: "[") ? end - offset - 1 : nil
    }

    static func closer(_ level: Int) -> String { "]" + String(repeating: "=", count: min(level, 10)) + "]" }

    mutating func readLongString(level: Int) {
        let start = position
        guard let text = skipLongBracket(level: level) else {
            let spot = source.spot(start, start + level + 2)
            return emitBroken(.unfinishedLongText(closer: Self.closer(level), comment: false), from: start, at: spot)
        }
        emit(.string, text, from: start)
    }

    /// Steps behind a long bracket and gives its content; at the end of the file without its partner, `nil`.
    mutating func skipLongBracket(level: Int) -> String? {
        let bytes = source.bytes
        var start = position + level + 2
        start +=
            start < bytes.count && Self.isNewline(bytes[start]) ? SourceText.newlineLength(in: bytes, at: start) : 0
        var offset = start
        while offset < bytes.count {
            var end = offset + 1
            if bytes[offset] == UInt8(ascii: "]") {
                while end < bytes.count, bytes[end] == UInt8(ascii: "=") { end += 1 }
                if end - offset - 1 == level, end < bytes.count, bytes[end] == UInt8(ascii: "]") {
                    position = end + 1
                    return source.text(start, offset)
                }
            }
            offset = end
        }
        position = bytes.count
        return nil
    }

    static func isNewline(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
