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
        let before = text.count
        // Two bytes become at most three; room made at once costs less than appending each.
        text.append(contentsOf: repeatElement(0, count: bytes.count * 3 / 2 + 1))
        var output = text.mutableSpan
        var (index, written) = (0, before)
        while index < bytes.count {
            let first = bytes[index]
            if first < 0x80 {
                if first == 0 {
                    failure = .notText
                    break
                }
                output[written] = first
                (index, written) = (index + 1, written + 1)
                continue
            }
            guard index + 1 < bytes.count else { break }
            let isQuad = 0x30...0x39 ~= bytes[index + 1]
            if isQuad, index + 3 >= bytes.count { break }
            let scalar =
                isQuad
                ? table.scalar(first, bytes[index + 1], bytes[index + 2], bytes[index + 3])
                : table.scalar(first, bytes[index + 1])
            guard let scalar else {
                failure = .invalid
                break
            }
            written = UTF8Bytes.write(scalar, to: &output, at: written)
            index += isQuad ? 4 : 2
        }
        text.removeLast(text.count - written)
        return index
    }

    private mutating func decodeUTF16(_ bytes: Span<UInt8>, low: Int, high: Int, into text: inout [UInt8]) -> Int {
        let before = text.count
        text.append(contentsOf: repeatElement(0, count: bytes.count * 3 / 2 + 1))
        var output = text.mutableSpan
        var (index, written) = (0, before)
        while index + 1 < bytes.count {
            var scalar = UInt32(bytes[index + low]) | UInt32(bytes[index + high]) << 8
            var length = 2
            if scalar == 0 {
                failure = .notText
                break
            }
            if 0xD800...0xDBFF ~= scalar {
                guard index + 3 < bytes.count else { break }
                let second = UInt32(bytes[index + 2 + low]) | UInt32(bytes[index + 2 + high]) << 8
                if 0xDC00...0xDFFF ~= second {
                    scalar = 0x1_0000 + ((scalar - 0xD800) << 10) + (second - 0xDC00)
                    length = 4
                }
            }
            guard !(0xD800...0xDFFF ~= scalar) else {
                failure = .invalid
                break
            }
            written = UTF8Bytes.write(scalar, to: &output, at: written)
            index += length
        }
        text.removeLast(text.count - written)
        return index
    }
}

/// Writes characters as UTF-8.
private enum UTF8Bytes {
    /// Writes a scalar, never a surrogate, and says where the next one goes.
    @inline(__always)
    static func write(_ scalar: UInt32, to output: inout MutableSpan<UInt8>, at index: Int) -> Int {
        switch scalar {
        case ..<0x80:
            output[index] = UInt8(scalar)
            return index + 1
        case ..<0x800:
            output[index] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
            output[index + 1] = continuation(scalar)
            return index + 2
        case ..<0x1_0000:
            output[index] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
            output[index + 1] = continuation(scalar >> 6)
            output[index + 2] = continuation(scalar)
            return index + 3
        default:
            output[index] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
            output[index + 1] = continuation(scalar >> 12)
            output[index + 2] = continuation(scalar >> 6)
            output[index + 3] = continuation(scalar)
            return index + 4
        }
    }

    @inline(__always)
    private static func continuation(_ bits: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | bits & 0x3F) }
}
