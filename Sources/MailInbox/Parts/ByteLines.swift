import Glibc

/// The lines of a text in bytes, ending in LF or CRLF, as places in it.
struct ByteLines: Sequence, IteratorProtocol {
    private let bytes: ArraySlice<UInt8>
    /// Where the next line begins.
    private(set) var position: Int

    /// Looks at a text from its beginning.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The next line without its end; nothing after the last one.
    mutating func next() -> Range<Int>? {
        guard position < bytes.endIndex else { return nil }
        let feed = bytes.firstIndex(of: 0x0A, from: position) ?? bytes.endIndex
        let start = position
        position = Swift.min(feed + 1, bytes.endIndex)
        let hasReturn = feed > start && bytes[feed - 1] == 0x0D
        return start..<(hasReturn ? feed - 1 : feed)
    }
}

extension ArraySlice<UInt8> {
    /// The place of a byte at or after `start`, found by the C library: texts have megabytes.
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        guard start < endIndex else { return nil }
        let offset = unsafe self[start...].withUnsafeBytes { buffer -> Int? in
            guard let base = buffer.baseAddress,
                let found = unsafe memchr(base, Int32(byte), buffer.count)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
        return offset.map { start + $0 }
    }

    /// Whether the text has these bytes in it; an empty `needle` is everywhere.
    func contains(_ needle: [UInt8]) -> Bool {
        guard let first = needle.first else { return true }
        var start = startIndex
        while let place = firstIndex(of: first, from: start) {
            if hasBytes(needle, at: place) { return true }
            start = place + 1
        }
        return false
    }

    /// Whether these bytes stand at a place.
    func hasBytes(_ other: [UInt8], at place: Int) -> Bool {
        endIndex - place >= other.count && self[place..<place + other.count].elementsEqual(other)
    }

    /// The text with ASCII letters in lower case.
    var lowercasedASCII: [UInt8] { map(\.lowercasedASCII) }

    /// The text without ASCII white space around it.
    var trimmedASCII: ArraySlice<UInt8> {
        guard let first = firstIndex(where: { $0 > 0x20 }), let last = lastIndex(where: { $0 > 0x20 }) else {
            return self[startIndex..<startIndex]
        }
        return self[first...last]
    }
}

extension UInt8 {
    /// The byte, an upper-case ASCII letter as the lower-case one.
    var lowercasedASCII: UInt8 { 0x41...0x5A ~= self ? self | 0x20 : self }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }

    /// Whether it is one of 0 through 9.
    var isDigit: Bool { 0x30...0x39 ~= self }
}
