// Numerals, by the rules of Lua 5.4 §3.1.
extension LuaLexer {
    mutating func readNumber() {
        let start = position
        var text: [UInt8] = []
        func at(_ back: Int) -> UInt8 { text.count >= back ? text[text.count - back] | 0x20 : 0 }
        while let unit = unit(at: position), let byte = unit.byte {
            let isHex = text.count > 1 && text[0] == UInt8(ascii: "0") && text[1] | 0x20 == UInt8(ascii: "x")
            let exponent = isHex ? UInt8(ascii: "p") : UInt8(ascii: "e")
            let isSign = (unit.is("+") || unit.is("-")) && at(1) == exponent && text.count > 1
            let isMarker = text.count == 1 && at(1) == UInt8(ascii: "0") && byte | 0x20 == UInt8(ascii: "x")
            let isExponent = byte | 0x20 == exponent
            guard isSign || isMarker || isExponent || unit.isHexDigit || unit.is(".") else { break }
            text.append(byte)
            consume(unit)
        }
        // Lua takes the letters that touch a numeral for a part of it.
        var isMalformed = !Self.isNumeral(text)
        while let unit = unit(at: position), unit.isLetter || unit.isDigit, let byte = unit.byte {
            isMalformed = true
            text.append(byte)
            consume(unit)
        }
        let written = String(decoding: text, as: UTF8.self)
        isMalformed ? emitBroken(.malformedNumber(written), from: start) : emit(.number, written, from: start)
    }

    private static func isNumeral(_ text: [UInt8]) -> Bool {
        let isHex = text.count > 1 && text[0] == UInt8(ascii: "0") && text[1] | 0x20 == UInt8(ascii: "x")
        let exponent = isHex ? UInt8(ascii: "p") : UInt8(ascii: "e")
        var rest = text.dropFirst(isHex ? 2 : 0)
        let isDigit = { (byte: UInt8) in (48...57).contains(byte) || isHex && (97...102).contains(byte | 0x20) }
        let whole = rest.prefix(while: isDigit).count
        rest = rest.dropFirst(whole)
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: isDigit).count
            rest = rest.dropFirst(1 + fraction)
        }
        guard whole + fraction > 0 else { return false }
        guard let marker = rest.first else { return true }
        rest = rest.dropFirst()
        if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
        return marker | 0x20 == exponent && !rest.isEmpty && rest.allSatisfy { (48...57).contains($0) }
    }
}
