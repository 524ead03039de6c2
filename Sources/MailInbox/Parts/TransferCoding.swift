/// What a Content-Transfer-Encoding did to the bytes of a part, undone; damage costs only what it touches.
enum TransferCoding {
    /// Decodes a body.
    /// - Parameters:
    ///   - body: As it travelled.
    ///   - name: The value of the header in lower case; an unknown one means that nothing was done.
    /// - Returns: The bytes it was made from, as far as they can be told.
    static func decode(_ body: ArraySlice<UInt8>, named name: String) -> ArraySlice<UInt8> {
        switch name {
        case "base64": base64(body)[...]
        case "quoted-printable": quotedPrintable(body, inHeader: false)[...]
        default: body
        }
    }

    /// Decodes base64, passing over whatever is none of its letters.
    static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count / 4 * 3 + 3)
        var (bits, count) = (UInt32(0), 0)
        for byte in text {
            if byte == UInt8(ascii: "=") {
                // Padding ends a run; some programs join several.
                (bits, count) = (0, 0)
                continue
            }
            guard let value = base64Value(byte) else { continue }
            bits = (bits << 6 | UInt32(value)) & 0xFF_FFFF
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }

    /// Decodes quoted-printable; in a header an underscore is a space (RFC 2047 §4.2).
    static func quotedPrintable(_ text: ArraySlice<UInt8>, inHeader: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte == UInt8(ascii: "="), let (decoded, length) = escape(in: text, at: index) {
                if let decoded { result.append(decoded) }
                index += length
            } else {
                result.append(inHeader && byte == UInt8(ascii: "_") ? 0x20 : byte)
                index += 1
            }
        }
        return result
    }

    /// The escape at a place: a byte, or none for a line break that is not part of the text; nothing for a stray sign.
    private static func escape(in text: ArraySlice<UInt8>, at place: Int) -> (byte: UInt8?, length: Int)? {
        let rest = text[place...].dropFirst().prefix(2)
        guard let first = rest.first else { return (nil, 1) }
        if first == 0x0A { return (nil, 2) }
        if first == 0x0D { return (nil, rest.last == 0x0A ? 3 : 2) }
        guard rest.count == 2, let high = first.hexValue, let low = rest.last?.hexValue else { return nil }
        return (high << 4 | low, 3)
    }

    private static func base64Value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
