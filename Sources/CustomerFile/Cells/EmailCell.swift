/// Checks the shape of an e-mail address.
enum EmailCell {
    /// The address in a cell, without `mailto:` before it and `?subject=…` behind it; `nil` if it is none.
    ///
    /// `text` is half-width, without spaces around it.
    static func address(_ text: Span<UInt8>) -> String? {
        var (start, end) = (0, text.count)
        if hasScheme(text) {
            start = scheme.count
            while start < end, text[start] == 0x20 { start += 1 }
        }
        var at = -1
        for index in start..<end where text[index] == UInt8(ascii: "@") {
            if at >= 0 { return nil }
            at = index
        }
        guard at > start else { return nil }
        for index in at..<end where text[index] == UInt8(ascii: "?") {
            end = index
            break
        }
        // RFC 5321 §4.5.3.1: 254 bytes for an address in a path, 64 for its local part.
        guard end - start <= 254, at - start <= 64 else { return nil }
        guard isLocalPart(text.extracting(start..<at)), isDomain(text.extracting(at + 1..<end)) else { return nil }
        return CellText.string(text.extracting(start..<end))
    }

    private static let scheme = Array("mailto:".utf8)

    private static func hasScheme(_ text: Span<UInt8>) -> Bool {
        guard text.count > scheme.count, text[scheme.count - 1] == UInt8(ascii: ":") else { return false }
        for index in 0..<scheme.count - 1 where text[index] | 0x20 != scheme[index] { return false }
        return true
    }

    /// A dot-atom: RFC 5321 §4.1.2, without quoted strings.
    private static func isLocalPart(_ text: Span<UInt8>) -> Bool {
        var previous = UInt8(ascii: ".")
        for index in text.indices {
            let byte = text[index]
            if byte == UInt8(ascii: ".") ? previous == byte : !isAtom(byte) { return false }
            previous = byte
        }
        return previous != UInt8(ascii: ".")
    }

    /// At least two labels of letters, digits and dashes: RFC 5321 §2.3.5, RFC 1035 §2.3.4.
    private static func isDomain(_ text: Span<UInt8>) -> Bool {
        var (labels, start) = (0, 0)
        while start <= text.count {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: ".") { end += 1 }
            guard isLabel(text.extracting(start..<end)) else { return false }
            labels += 1
            start = end + 1
        }
        return labels >= 2
    }

    private static func isLabel(_ text: Span<UInt8>) -> Bool {
        guard 1...63 ~= text.count else { return false }
        for index in text.indices {
            let isDash = text[index] == UInt8(ascii: "-")
            let isEdge = index == 0 || index == text.count - 1
            if isDash ? isEdge : !isAlphanumeric(text[index]) { return false }
        }
        return true
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    private static func isAtom(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || marks.contains(byte) }

    private static let marks = Array("!#$%&'*+-/=?^_`{|}~".utf8)
}
