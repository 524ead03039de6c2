extension CellText {
    /// How much of a cell is brought into one spelling.
    enum Spelling {
        /// Invisible characters go, spaces of all kinds become one kind; for names and addresses.
        case asWritten
        /// Besides, full-width forms become ASCII; for e-mail addresses.
        case halfWidth
        /// Besides, dashes of all kinds become `-`; for codes, numbers, phones and days.
        case code
    }

    /// Whether a byte is there that begins what ``cleaned(_:_:)`` changes.
    @inline(__always)
    static func needsCleaning(_ text: Span<UInt8>) -> Bool {
        for index in text.indices {
            let byte = text[index]
            if byte < 0x20 || byte == 0x7F || (byte >= 0xC2 && leads >> (UInt64(byte) & 0x3F) & 1 != 0) { return true }
        }
        return false
    }

    /// The text without invisible characters, and in one spelling.
    static func cleaned(_ text: Span<UInt8>, _ spelling: Spelling) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let (scalar, length) = scalar(text, at: index)
            switch Sort(scalar, spelling) {
            case .invisible: break
            case .ascii(let byte): result.append(byte)
            case .other: for offset in 0..<length { result.append(text[index + offset]) }
            }
            index += length
        }
        return result
    }

    /// What becomes of a character.
    private enum Sort {
        case invisible
        case ascii(UInt8)
        case other

        init(_ scalar: UInt32, _ spelling: Spelling) {
            switch scalar {
            case 0x09...0x0D, 0x20...0x7E: self = .other
            case ..<0x20, 0x7F...0x84, 0x86...0x9F, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F,
                0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0,
                0xFFF0...0xFFFB, 0xE_0000...0xE_0FFF:
                self = .invisible
            case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self = .ascii(0x20)
            case 0xFF0D where spelling == .halfWidth: self = .ascii(UInt8(ascii: "-"))
            case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D, 0x2500:
                self = spelling == .code ? .ascii(UInt8(ascii: "-")) : .other
            case 0xFF01...0xFF5E:
                self = spelling == .asWritten ? .other : .ascii(UInt8(truncatingIfNeeded: scalar - 0xFEE0))
            default: self = .other
            }
        }
    }

    /// The lead bytes of all that changes, as bits from 0xC0 on: C2, CD, D8, E1, E2, E3, EF and F3.
    @inline(__always)
    private static var leads: UInt64 {
        1 << 0x02 | 1 << 0x0D | 1 << 0x18 | 1 << 0x21 | 1 << 0x22 | 1 << 0x23 | 1 << 0x2F | 1 << 0x33
    }

    /// The scalar at `index` of valid UTF-8, and its length in bytes.
    @inline(__always)
    static func scalar(_ text: Span<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
        let first = UInt32(text[index])
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard length > 1, index + length <= text.count else { return (first, 1) }
        var value = first & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
        return (value, length)
    }
}

extension CellText {
    /// A person's name on one line: no spaces between Chinese characters, one between others.
    static func name(_ text: Span<UInt8>) -> String {
        guard hasSpace(text) else { return string(text) }
        var result = String.UnicodeScalarView()
        var hasGap = false
        for scalar in string(text).unicodeScalars {
            if scalar.value <= 0x20 {
                hasGap = true
                continue
            }
            let joins = result.last.map { $0.properties.isIdeographic && scalar.properties.isIdeographic } ?? true
            if hasGap, !joins { result.append(" ") }
            hasGap = false
            result.append(scalar)
        }
        return String(result)
    }

    /// The text on one line: each run of line breaks and other control characters is a space.
    ///
    /// Names and addresses go into messages, where a line break could start a new header.
    static func line(_ text: Span<UInt8>) -> String {
        var isClean = true
        for index in text.indices where text[index] < 0x20 || text[index] == 0x7F { isClean = false }
        if isClean { return string(text) }
        var bytes: [UInt8] = []
        for index in text.indices {
            let isControl = text[index] < 0x20 || text[index] == 0x7F
            if !isControl {
                bytes.append(text[index])
            } else if bytes.last != UInt8(ascii: " ") {
                bytes.append(UInt8(ascii: " "))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hasSpace(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where text[index] <= 0x20 { return true }
        return false
    }
}
