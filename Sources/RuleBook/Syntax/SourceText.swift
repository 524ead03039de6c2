/// The bytes of a rule file with the line and column of each.
struct SourceText {
    let bytes: [UInt8]
    /// For every byte and the end: its line, from 1.
    private let lines: [Int32]
    /// For every byte and the end: its column in grapheme clusters, from 1.
    private let columns: [Int32]

    /// Reads the places of UTF-8 bytes in one pass.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var lines: [Int32] = []
        var columns: [Int32] = []
        lines.reserveCapacity(bytes.count + 1)
        columns.reserveCapacity(bytes.count + 1)
        var line: Int32 = 1
        var start = 0
        while start <= bytes.count {
            let end = Self.lineEnd(in: bytes, from: start)
            let next = end + Self.newlineLength(in: bytes, at: end)
            var column = Self.place(bytes[start..<end], into: &columns)
            // The newline and, on the last line, the end of the file.
            for _ in end..<max(next, end + 1) {
                columns.append(column)
                column += 1
            }
            while lines.count < columns.count { lines.append(line) }
            if next == end { break }
            (start, line) = (next, line + 1)
        }
        self.lines = lines
        self.columns = columns
    }

    /// The place of a stretch of bytes, cut at the end of its first line.
    func spot(_ start: Int, _ end: Int) -> SourceSpot {
        let from = min(start, bytes.count)
        var to = min(max(end, from), bytes.count)
        if lines[to] != lines[from] { to = lineEnd(from: from) }
        return SourceSpot(
            line: Int(lines[from]),
            column: Int(columns[from]),
            length: max(1, Int(columns[to] - columns[from]))
        )
    }

    /// The line of a byte, from 1.
    func line(_ offset: Int) -> Int { Int(lines[min(offset, bytes.count)]) }

    /// The column of the first visible character on the line of a byte.
    func indent(_ offset: Int) -> Int {
        var first = min(offset, bytes.count)
        while first > 0, lines[first - 1] == lines[first] { first -= 1 }
        while first < bytes.count, bytes[first] == UInt8(ascii: " ") || bytes[first] == UInt8(ascii: "\t") {
            first += 1
        }
        return Int(columns[first])
    }

    /// The offset of the newline that ends a line, or the end of the file.
    func lineEnd(from offset: Int) -> Int { Self.lineEnd(in: bytes, from: offset) }

    private static func lineEnd(in bytes: [UInt8], from offset: Int) -> Int {
        var end = offset
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
        return end
    }

    /// 2 for a pair of different newline characters, as Lua counts lines, 1 for one, 0 at the end.
    static func newlineLength(in bytes: [UInt8], at end: Int) -> Int {
        guard end < bytes.count else { return 0 }
        let isPair = end + 1 < bytes.count && [bytes[end], bytes[end + 1]].sorted() == [10, 13]
        return isPair ? 2 : 1
    }

    private static func place(_ line: ArraySlice<UInt8>, into columns: inout [Int32]) -> Int32 {
        var column: Int32 = 1
        guard !line.allSatisfy({ $0 < 0x80 }) else {
            for _ in line {
                columns.append(column)
                column += 1
            }
            return column
        }
        for character in String(decoding: line, as: UTF8.self) {
            for _ in 0..<character.utf8.count { columns.append(column) }
            column += 1
        }
        return column
    }
}

extension SourceText {
    /// The scalar that starts at an offset and its length in bytes; the bytes must be UTF-8.
    func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let lead = bytes[offset]
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
        for next in bytes[(offset + 1)..<min(offset + length, bytes.count)] {
            value = value << 6 | UInt32(next & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// The offset of the first byte that is not UTF-8.
    static func firstInvalid(_ bytes: [UInt8]) -> Int? {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let encoded): offset += encoded.count
            case .error: return offset
            case .emptyInput: return nil
            }
        }
    }

    func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }
}
