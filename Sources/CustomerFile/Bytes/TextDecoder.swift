/// Turns pieces of a file into UTF-8, whatever its encoding and wherever the pieces are cut.
struct TextDecoder {
    /// Why no more text comes.
    enum Failure: Hashable, Sendable {
        /// Bytes that are no character in this encoding.
        case invalid
        /// The file ends within a character.
        case cut
        /// A zero byte.
        case notText
    }

    /// How the file is written.
    let encoding: TextEncoding
    /// What stopped decoding; the text before it has been handed out.
    private(set) var failure: Failure?
    /// The beginning of a character whose end is in the next piece.
    private var carry: [UInt8] = []

    /// Creates a decoder.
    init(_ encoding: TextEncoding) { self.encoding = encoding }

    /// Decodes the next piece.
    /// - Parameters:
    ///   - piece: Bytes of the file.
    ///   - text: Where the text is appended.
    mutating func decode(_ piece: [UInt8], into text: inout [UInt8]) {
        guard failure == nil else { return }
        let bytes = carry.isEmpty ? piece : carry + piece
        let used: Int
        switch encoding {
        case .utf8: used = decodeUTF8(bytes, into: &text)
        case .gb18030: used = decodeGB18030(bytes.span, into: &text)
        case .utf16LittleEndian: used = decodeUTF16(bytes.span, low: 0, high: 1, into: &text)
        case .utf16BigEndian: used = decodeUTF16(bytes.span, low: 1, high: 0, into: &text)
        }
        carry = Array(bytes[used...])
    }

    /// Says that the file is over.
    mutating func finish() {
        if failure == nil, !carry.isEmpty { failure = .cut }
    }

    private mutating func decodeUTF8(_ bytes: [UInt8], into text: inout [UInt8]) -> Int {
        let prefix = UTF8Prefix(bytes.span)
        if !prefix.isValidOrCut { failure = .invalid }
        var count = prefix.count
        if let zero = bytes[..<count].firstIndex(of: 0) {
            count = zero
            failure = .notText
        }
        text.append(contentsOf: bytes[..<count])
        return count
    }

    private mutating func decodeGB18030(_ bytes: Span<UInt8>, into text: inout [UInt8]) -> Int {
        let table = GB18030Table.shared
        var index = 0
        text.reserveCapacity(text.count + bytes.count * 3 / 2)
        while index < bytes.count {
            let first = bytes[index]
            if first < 0x80 {
                if first == 0 { return stop(.notText, at: index) }
                text.append(first)
                index += 1
                continue
            }
            guard index + 1 < bytes.count else { return index }
            let isQuad = 0x30...0x39 ~= bytes[index + 1]
            if isQuad, index + 3 >= bytes.count { return index }
            let scalar =
                isQuad
                ? table.scalar(first, bytes[index + 1], bytes[index + 2], bytes[index + 3])
                : table.scalar(first, bytes[index + 1])
            guard let scalar else { return stop(.invalid, at: index) }
            text.append(scalar: scalar)
            index += isQuad ? 4 : 2
        }
        return index
    }

    private mutating func decodeUTF16(
        _ bytes: Span<UInt8>, low: Int, high: Int, into text: inout [UInt8]
    ) -> Int {
        var index = 0
        while index + 1 < bytes.count {
            let unit = UInt32(bytes[index + low]) | UInt32(bytes[index + high]) << 8
            if unit == 0 { return stop(.notText, at: index) }
            guard 0xD800...0xDFFF ~= unit else {
                text.append(scalar: unit)
                index += 2
                continue
            }
            guard unit < 0xDC00 else { return stop(.invalid, at: index) }
            guard index + 3 < bytes.count else { return index }
            let second = UInt32(bytes[index + 2 + low]) | UInt32(bytes[index + 2 + high]) << 8
            guard 0xDC00...0xDFFF ~= second else { return stop(.invalid, at: index) }
            text.append(scalar: 0x1_0000 + (unit - 0xD800) << 10 + (second - 0xDC00))
            index += 4
        }
        return index
    }

    private mutating func stop(_ failure: Failure, at index: Int) -> Int {
        self.failure = failure
        return index
    }
}

extension [UInt8] {
    /// Appends one character as UTF-8.
    /// - Parameter scalar: A Unicode scalar; never a surrogate.
    fileprivate mutating func append(scalar: UInt32) {
        switch scalar {
        case ..<0x80: append(UInt8(scalar))
        case ..<0x800:
            append(UInt8(0xC0 | scalar >> 6))
            append(UInt8(0x80 | scalar & 0x3F))
        case ..<0x1_0000:
            append(UInt8(0xE0 | scalar >> 12))
            append(UInt8(0x80 | scalar >> 6 & 0x3F))
            append(UInt8(0x80 | scalar & 0x3F))
        default:
            append(UInt8(0xF0 | scalar >> 18))
            append(UInt8(0x80 | scalar >> 12 & 0x3F))
            append(UInt8(0x80 | scalar >> 6 & 0x3F))
            append(UInt8(0x80 | scalar & 0x3F))
        }
    }
}
