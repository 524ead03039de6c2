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

    /// What stands in the text for bytes that are no character: U+FFFD.
    static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// How the file is written.
    let encoding: TextEncoding
    /// What stopped decoding; the text before it has been handed out.
    private(set) var failure: Failure?
    /// Whether bytes that are no character stop decoding, instead of leaving ``replacement``.
    private let isStrict: Bool
    /// What the next piece continues: the beginning of a character, or of a line of GB18030.
    private var carry: [UInt8] = []

    /// Creates a decoder.
    init(_ encoding: TextEncoding, isStrict: Bool = false) {
        self.encoding = encoding
        self.isStrict = isStrict
    }

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
        case .gb18030: used = decodeLines(bytes, into: &text)
        case .utf16LittleEndian: used = decodeUTF16(bytes.span, low: 0, high: 1, into: &text)
        case .utf16BigEndian: used = decodeUTF16(bytes.span, low: 1, high: 0, into: &text)
        }
        carry = Array(bytes[used...])
    }

    /// Says that the file is over, and decodes a last line without an end.
    mutating func finish(into text: inout [UInt8]) {
        guard failure == nil, !carry.isEmpty else { return }
        if encoding == .gb18030 {
            let used = decodeRun(carry, 0..<carry.count, into: &text)
            carry.removeFirst(used)
        }
        if failure == nil, !carry.isEmpty { failure = .cut }
    }

    private mutating func decodeUTF8(_ bytes: [UInt8], into text: inout [UInt8]) -> Int {
        var done = 0
        while true {
            let prefix = UTF8Prefix(bytes.span.extracting(done..<bytes.count))
            var end = done + prefix.count
            if let zero = bytes[done..<end].firstIndex(of: 0) {
                end = zero
                failure = .notText
            }
            text.append(contentsOf: bytes[done..<end])
            done = end
            if failure != nil || prefix.isValidOrCut { return done }
            if isStrict {
                failure = .invalid
                return done
            }
            text.append(contentsOf: Self.replacement)
            done += 1
        }
    }

    /// Decodes whole lines of GB18030, and those that another program wrote in UTF-8.
    private mutating func decodeLines(_ bytes: [UInt8], into text: inout [UInt8]) -> Int {
        guard let last = bytes.lastIndex(of: 0x0A) else {
            return bytes.count > Record.cellLimit ? decodeRun(bytes, 0..<bytes.count, into: &text) : 0
        }
        if isStrict { return decodeRun(bytes, 0..<last + 1, into: &text) }
        var (runStart, lineStart) = (0, 0)
        while lineStart <= last {
            let line = ForeignLine(bytes.span, from: lineStart)
            if line.isUTF8 {
                let used = decodeRun(bytes, runStart..<lineStart, into: &text)
                if failure != nil { return runStart + used }
                text.append(contentsOf: bytes[lineStart..<line.end])
                runStart = line.end
            }
            lineStart = line.end
        }
        return runStart + decodeRun(bytes, runStart..<last + 1, into: &text)
    }

    private mutating func decodeRun(_ bytes: [UInt8], _ range: Range<Int>, into text: inout [UInt8]) -> Int {
        range.isEmpty ? 0 : decodeGB18030(bytes.span.extracting(range), into: &text)
    }

    private mutating func decodeGB18030(_ bytes: Span<UInt8>, into text: inout [UInt8]) -> Int {
        let table = GB18030Table.shared
        let before = text.count
        // A byte becomes at most three; room made at once costs less than appending each.
        text.append(contentsOf: repeatElement(0, count: bytes.count * 3 + 1))
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
            let (scalar, length) = Self.character(bytes, at: index, table)
            if length == 0 { break }
            if scalar == nil, isStrict {
                failure = .invalid
                break
            }
            written = UTF8Bytes.write(scalar ?? 0xFFFD, to: &output, at: written)
            index += length
        }
        text.removeLast(text.count - written)
        return index
    }

    /// The character of GB18030 that begins at `index`, which is not ASCII; `nil` if there is none.
    /// - Returns: The character and its length; a length of 0 where the bytes end within it.
    @inline(__always)
    private static func character(
        _ bytes: Span<UInt8>,
        at index: Int,
        _ table: GB18030Table
    ) -> (scalar: UInt32?, length: Int) {
        let first = bytes[index]
        guard 0x81...0xFE ~= first else { return (nil, 1) }
        guard index + 1 < bytes.count else { return (nil, 0) }
        let second = bytes[index + 1]
        let isQuad = 0x30...0x39 ~= second && (index + 2 >= bytes.count || bytes[index + 2] > 0x80)
        if !isQuad {
            let scalar = table.scalar(first, second)
            return (scalar, scalar == nil ? 1 : 2)
        }
        if index + 3 >= bytes.count { return (nil, 0) }
        let scalar = table.scalar(first, second, bytes[index + 2], bytes[index + 3])
        return (scalar, scalar == nil ? 1 : 4)
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
            if 0xD800...0xDFFF ~= scalar {
                if isStrict {
                    failure = .invalid
                    break
                }
                scalar = 0xFFFD
            }
            written = UTF8Bytes.write(scalar, to: &output, at: written)
            index += length
        }
        text.removeLast(text.count - written)
        return index
    }
}
