/// Cuts a rule file into tokens, reading full-width characters as the ASCII ones they stand for.
///
/// It never stops: what Lua cannot read becomes a broken token, so that every slip of the input method is found in one
/// pass.
struct LuaLexer {
    let source: SourceText
    var position = 0
    var tokens: [Token] = []
    /// Full-width characters and texts without quotes; parsing goes on behind them.
    var slips: [SyntaxHalt] = []
    /// Real errors; a broken token names one by its index.
    var errors: [SyntaxHalt] = []
    /// The first line comment without its dashes.
    var title: String?
    /// Every line comment, from its dashes to the end of its line.
    var comments: [Range<Int>] = []

    /// One character as the lexer sees it.
    struct Unit {
        /// The ASCII character, also of a full-width one; `nil` for other text.
        let byte: UInt8?
        let length: Int
        let wide: FullWidth.Character?

        var isSpace: Bool { byte == 32 || byte.map { (9...13).contains($0) } ?? false }
        var isDigit: Bool { byte.map { (48...57).contains($0) } ?? false }
        var isHexDigit: Bool { isDigit || byte.map { (65...70).contains($0 & 0xDF) } ?? false }
        var isLetter: Bool { byte.map { (65...90).contains($0 & 0xDF) || $0 == UInt8(ascii: "_") } ?? false }

        func `is`(_ scalar: Unicode.Scalar) -> Bool { byte == UInt8(ascii: scalar) }
    }

    init(_ source: SourceText) { self.source = source }

    /// Reads everything; the last token is the end of the file.
    mutating func run() {
        if source.bytes.first == UInt8(ascii: "#") { position = source.lineEnd(from: 0) }
        while let unit = unit(at: position) { readToken(unit) }
        emit(.endOfFile, "", from: source.bytes.count)
    }

    /// The character at an offset; `nil` at the end.
    func unit(at offset: Int) -> Unit? {
        guard offset < source.bytes.count else { return nil }
        let byte = source.bytes[offset]
        if byte < 0x80 { return Unit(byte: byte, length: 1, wide: nil) }
        let (scalar, length) = source.scalar(at: offset)
        let wide = FullWidth.character(scalar)
        return Unit(byte: wide?.ascii, length: length, wide: wide)
    }

    /// Steps over a character and reports it if it is full-width.
    mutating func consume(_ unit: Unit) {
        if let wide = unit.wide { report(.fullWidth(wide), position, position + unit.length) }
        position += unit.length
    }

    mutating func report(_ slip: Slip, _ start: Int, _ end: Int) {
        slips.append(SyntaxHalt(slip: slip, spot: source.spot(start, end)))
    }

    mutating func emit(_ kind: Token.Kind, _ text: String, from start: Int) {
        tokens.append(Token(kind: kind, text: text, start: start, end: position))
    }

    /// Adds a token that stops the parser, pointing at a stretch of it.
    mutating func emitBroken(_ slip: Slip, from start: Int, at spot: SourceSpot? = nil) {
        errors.append(SyntaxHalt(slip: slip, spot: spot ?? source.spot(start, position)))
        emit(.broken(errors.count - 1), source.text(start, position), from: start)
    }

    private mutating func readToken(_ unit: Unit) {
        let next = self.unit(at: position + unit.length)
        if unit.isSpace {
            consume(unit)
        } else if unit.is("-"), let next, next.is("-") {
            readComment(unit, next)
        } else if unit.isDigit || unit.is(".") && next?.isDigit == true {
            readNumber()
        } else if unit.is("\"") || unit.is("'") {
            unit.wide == nil ? readString() : readCurlyString(unit)
        } else if unit.is("["), let level = longBracketLevel(at: position) {
            readLongString(level: level)
        } else if unit.isLetter || isForeignLetter(at: position) {
            readName()
        } else {
            readSymbol(unit)
        }
    }

    private mutating func readComment(_ first: Unit, _ second: Unit) {
        let start = position
        consume(first)
        consume(second)
        if let level = longBracketLevel(at: position) {
            guard skipLongBracket(level: level) == nil else { return }
            emitBroken(.unfinishedLongText(closer: Self.closer(level), comment: true), from: start)
            return
        }
        let end = source.lineEnd(from: position)
        comments.append(start..<end)
        if title == nil {
            let text = source.text(position, end).drop { $0 == "-" || $0.isWhitespace }
            title = String(text.reversed().drop { $0.isWhitespace }.reversed())
        }
        position = end
    }

    private mutating func readName() {
        let start = position
        var bytes: [UInt8] = []
        var isForeign = false
        while let unit = unit(at: position) {
            if unit.isLetter || unit.isDigit {
                if let byte = unit.byte { bytes.append(byte) }
                consume(unit)
            } else if isForeignLetter(at: position) {
                isForeign = true
                bytes += source.bytes[position..<(position + unit.length)]
                position += unit.length
            } else {
                break
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        if isForeign { report(.bareText(text), start, position) }
        emit(Token.keywords.contains(text) ? .keyword : .name, text, from: start)
    }

    /// Whether text that is neither ASCII nor punctuation stands at an offset, such as Chinese.
    private func isForeignLetter(at offset: Int) -> Bool {
        guard offset < source.bytes.count, source.bytes[offset] >= 0x80 else { return false }
        let scalar = source.scalar(at: offset).scalar
        return FullWidth.character(scalar) == nil && (scalar.properties.isAlphabetic || scalar.properties.isIdeographic)
    }
}
