/// How the characters of a customer file are written.
package enum TextEncoding: String, Hashable, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// What Excel calls "CSV" on a Chinese Windows; GBK is a part of it.
    case gb18030 = "GB18030"

    /// Tells the encoding from the first bytes of a file.
    ///
    /// A byte-order mark decides; without one it is UTF-8 if the bytes are, or most lines that are not ASCII are, and
    /// else GB18030. A character cut at the end of `head` does not count against UTF-8.
    ///
    /// - Parameter head: The first bytes of the file.
    /// - Returns: The encoding and the length of its byte-order mark.
    /// - Throws: ``CustomerFileError/spreadsheet`` and ``CustomerFileError/notText(line:)`` for what is no text.
    static func detect(_ head: [UInt8]) throws(CustomerFileError) -> (encoding: TextEncoding, markLength: Int) {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if head.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        let isArchive = head.starts(with: [0x50, 0x4B, 0x03, 0x04])  // "PK": .xlsx is a zip
        let isCompound = head.starts(with: [0xD0, 0xCF, 0x11, 0xE0])  // .xls
        if isArchive || isCompound { throw .spreadsheet }
        if let zero = head.firstIndex(of: 0) {
            throw .notText(line: 1 + head[..<zero].count { $0 == UInt8(ascii: "\n") })
        }
        return (UTF8Prefix(head.span).isValidOrCut || isMostlyUTF8(head.span) ? .utf8 : .gb18030, 0)
    }

    private static let enoughLines = 500

    /// Whether more lines are UTF-8 than are not, of the first that are not ASCII.
    private static func isMostlyUTF8(_ head: Span<UInt8>) -> Bool {
        var (start, balance, lines) = (0, 0, 0)
        while start < head.count, lines < enoughLines {
            var (end, isASCII) = (start, true)
            while end < head.count, head[end] != 0x0A, head[end] != 0x0D {
                if head[end] >= 0x80 { isASCII = false }
                end += 1
            }
            if !isASCII {
                balance += UTF8Prefix(head.extracting(start..<end)).count == end - start ? 1 : -1
                lines += 1
            }
            start = end + 1
        }
        return balance > 0
    }
}

/// How far some bytes are UTF-8.
struct UTF8Prefix {
    /// Bytes of whole, valid characters at the beginning.
    let count: Int
    /// Whether nothing, or the beginning of one more character, follows.
    let isValidOrCut: Bool

    /// Checks bytes.
    init(_ bytes: Span<UInt8>) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes)
            count = bytes.count
            isValidOrCut = true
        } catch {
            count = error.byteOffsets.lowerBound
            isValidOrCut = error.kind == .truncatedScalar && error.byteOffsets.upperBound == bytes.count
        }
    }
}
