// Signs, of Lua and of other languages.
extension LuaLexer {
    private static let symbols: Set<String> = [
        "...", "<<", ">>", "//", "==", "~=", "<=", ">=", "::", "..", "+", "-", "*", "/", "%", "^", "#", "&", "~", "|",
        "<", ">", "=", "(", ")", "{", "}", "[", "]", ";", ":", ",", ".",
    ]

    /// Signs that no longer one begins with, in any language: most of a form, and not worth a look at what follows.
    private static let lone: Set<UInt8> = Set("(){},;]".utf8)

    /// Signs that look right but are not ASCII and stand for two characters.
    private static let mathSigns: [Unicode.Scalar: String] = ["≠": "~=", "≤": "<=", "≥": ">=", "…": ".."]

    /// Reads the longest sign at the position; signs of other languages and strange characters are broken tokens.
    mutating func readSymbol(_ first: Unit) {
        let start = position
        if let sign = mathSign() { return emit(.symbol, sign, from: start) }
        if first.wide != nil, first.is("!") { return readWideNot(first) }
        if let byte = first.byte, Self.lone.contains(byte) {
            consume(first)
            return emit(.symbol, String(UnicodeScalar(byte)), from: start)
        }
        let units = upcoming(3)
        for count in stride(from: units.count, to: 0, by: -1) {
            let sign = String(decoding: units.prefix(count).compactMap(\.byte), as: UTF8.self)
            let advice = Slip.operatorAdvice(sign)
            guard advice != nil || Self.symbols.contains(sign) else { continue }
            for unit in units.prefix(count) { consume(unit) }
            if let advice { return emitBroken(.otherLanguage(sign, advice), from: start) }
            return emit(.symbol, sign, from: start)
        }
        readStranger(first)
    }

    /// Up to `count` characters that are ASCII or stand for it.
    private func upcoming(_ count: Int) -> [Unit] {
        var units: [Unit] = []
        var offset = position
        while units.count < count, let unit = unit(at: offset), unit.byte != nil {
            units.append(unit)
            offset += unit.length
        }
        return units
    }

    private mutating func mathSign() -> String? {
        guard source.bytes[position] >= 0x80 else { return nil }
        let (scalar, length) = source.scalar(at: position)
        guard let sign = Self.mathSigns[scalar] else { return nil }
        report(.mathSign(scalar, write: sign), position, position + length)
        position += length
        return sign
    }

    /// A full-width exclamation mark is `~=` in front of an equals sign, else `not`, so that it is reported once.
    private mutating func readWideNot(_ first: Unit) {
        let start = position
        consume(first)
        guard let next = unit(at: position), next.is("=") else { return emit(.keyword, "not", from: start) }
        consume(next)
        emit(.symbol, "~=", from: start)
    }

    private mutating func readStranger(_ first: Unit) {
        let start = position
        let end = source.lineEnd(from: position)
        // One grapheme cluster, so that an emoji of several scalars is shown whole.
        let window = source.text(start, min(end, start + 64))
        let character = window.first.map(String.init) ?? ""
        position += max(first.length, window.utf8.count > 60 ? first.length : character.utf8.count)
        let isVisible = first.byte.map { (33...126).contains($0) } ?? true
        emitBroken(.strangeCharacter(isVisible ? character : "U+\(String(first.byte ?? 0, radix: 16))"), from: start)
    }
}
