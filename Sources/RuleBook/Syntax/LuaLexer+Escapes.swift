// Escapes in quoted texts, by the rules of Lua 5.4 §3.1.
extension LuaLexer {
    private static let simpleEscapes: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
        UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11, UInt8(ascii: "\\"): 92,
        UInt8(ascii: "\""): 34, UInt8(ascii: "'"): 39,
    ]

    /// Steps over an escape and adds what it stands for; false if it stands for nothing.
    mutating func readEscape(into value: inout [UInt8]) -> Bool {
        let bytes = source.bytes
        position += 1
        guard position < bytes.count else { return true }
        let byte = bytes[position]
        if Self.isNewline(byte) {
            position += SourceText.newlineLength(in: bytes, at: position)
            value.append(UInt8(ascii: "\n"))
            return true
        }
        if (48...57).contains(byte) { return readDecimalEscape(into: &value) }
        position += byte < 0x80 ? 1 : 0
        switch byte {
        case UInt8(ascii: "x"): return readHexEscape(into: &value)
        case UInt8(ascii: "u"): return readUnicodeEscape(into: &value)
        case UInt8(ascii: "z"):
            while let unit = unit(at: position), unit.wide == nil, unit.isSpace { position += 1 }
            return true
        default:
            guard let simple = Self.simpleEscapes[byte] else { return false }
            value.append(simple)
            return true
        }
    }

    private mutating func readDecimalEscape(into value: inout [UInt8]) -> Bool {
        var code = 0
        var digits = 0
        while digits < 3, position < source.bytes.count, (48...57).contains(source.bytes[position]) {
            code = code * 10 + Int(source.bytes[position] - 48)
            digits += 1
            position += 1
        }
        guard let byte = UInt8(exactly: code) else { return false }
        value.append(byte)
        return true
    }

    private mutating func readHexEscape(into value: inout [UInt8]) -> Bool {
        guard let high = readHexDigit(), let low = readHexDigit() else { return false }
        value.append(UInt8(truncatingIfNeeded: high << 4 | low))
        return true
    }

    private mutating func readUnicodeEscape(into value: inout [UInt8]) -> Bool {
        guard position < source.bytes.count, source.bytes[position] == UInt8(ascii: "{") else { return false }
        position += 1
        guard var code = readHexDigit() else { return false }
        while let digit = readHexDigit() {
            guard code < 1 << 27 else { return false }
            code = code << 4 | digit
        }
        guard position < source.bytes.count, source.bytes[position] == UInt8(ascii: "}") else { return false }
        position += 1
        value += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
        return true
    }

    private mutating func readHexDigit() -> UInt32? {
        guard position < source.bytes.count, let digit = Character(UnicodeScalar(source.bytes[position])).hexDigitValue
        else { return nil }
        position += 1
        return UInt32(digit)
    }
}
