/// Checks the shape of an e-mail address.
enum EmailCell {
    /// Whether these bytes could be an address: ASCII, one `@` with something around it, a dot in the domain.
    ///
    /// `text` is half-width, without spaces around it; at most 254 bytes (RFC 5321 §4.5.3.1.3) are an address.
    static func isAddress(_ text: Span<UInt8>) -> Bool {
        guard text.count <= 254 else { return false }
        var (at, lastDot) = (-1, -1)
        for index in text.indices {
            switch text[index] {
            case ...0x20, 0x7F...: return false
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
                return false
            case UInt8(ascii: "@"):
                if at >= 0 { return false }
                at = index
            case UInt8(ascii: "."): lastDot = index
            default: continue
            }
        }
        return at > 0 && lastDot > at + 1 && lastDot < text.count - 1
    }
}
