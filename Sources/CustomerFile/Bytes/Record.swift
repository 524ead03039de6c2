/// Where one cell of a record lies in the text.
struct Cell: Hashable, Sendable {
    /// The first byte of its content.
    let start: Int
    /// The byte after its content.
    let end: Int
    /// Whether the content still holds quotes that are not part of it.
    let needsUnquoting: Bool
}

/// What tells where the cells of a file end, and when a quote has been left open.
struct RecordShape: Hashable, Sendable {
    /// What stands between cells.
    let separator: UInt8
    /// The cells of the header; 0 while there is none, and no quote is taken for a stray one.
    var width = 0

    /// The separators in a quoted cell of several lines that make it a row swallowed by an open quote.
    var swallowing: Int { width >= 4 ? width - 1 : Int.max }
}

/// Finds the records and cells of separated text: RFC 4180, forgiving about stray quotes and line ends.
enum Record {
    /// The longest cell; more is a quote that was never closed.
    static let cellLimit = 64 << 10  // bytes of UTF-8
    /// The longest record.
    static let limit = 1 << 20  // bytes of UTF-8

    /// What lies at the beginning of some text.
    enum Scan: Hashable, Sendable {
        /// A record: its content ends at `end`, the next one begins at `next`, `lineBreaks` lines on.
        case complete(end: Int, next: Int, lineBreaks: Int)
        /// A record whose end has not been read.
        case incomplete
        /// A record that opens a quote which is never closed, or which only a quote of a later line closes.
        case unclosedQuote
        case cellTooLong
        case recordTooLong
    }

    /// Finds the cells of the record that begins at `start`.
    /// - Parameters:
    ///   - text: UTF-8.
    ///   - start: Where the record begins; there must be at least one byte.
    ///   - shape: What the cells of the file look like.
    ///   - isEnded: Whether the file ends where the text does.
    ///   - cells: Receives the cells; emptied first.
    /// - Returns: Where the record ends, or why it does not.
    static func scan(
        _ text: Span<UInt8>,
        from start: Int,
        _ shape: RecordShape,
        isEnded: Bool,
        into cells: inout [Cell]
    ) -> Scan {
        cells.removeAll(keepingCapacity: true)
        var index = start
        var lineBreaks = 0
        while true {
            let cellStart = index
            let isQuoted = index < text.count && text[index] == Self.quote
            let stop =
                isQuoted
                ? quoted(text, &index, shape, isEnded, &lineBreaks, into: &cells)
                : plain(text, &index, shape.separator, into: &cells)
            if index - cellStart > cellLimit { return isQuoted && shape.width > 0 ? .unclosedQuote : .cellTooLong }
            switch stop {
            case .separator: index += 1
            case .unclosedQuote: return .unclosedQuote
            case .textEnd:
                if isEnded { return .complete(end: index, next: index, lineBreaks: lineBreaks) }
                return index - start > limit ? .recordTooLong : .incomplete
            case .lineEnd:
                let isReturn = text[index] == Self.carriageReturn
                // Whether the other half of CR LF follows is known with the next piece only.
                if isReturn, index + 1 == text.count, !isEnded { return .incomplete }
                let isPair = isReturn && index + 1 < text.count && text[index + 1] == Self.lineFeed
                return .complete(end: index, next: index + (isPair ? 2 : 1), lineBreaks: lineBreaks + 1)
            }
        }
    }

    /// Lines ended in some text; CR LF ends one.
    static func lineBreaks(in text: Span<UInt8>) -> Int {
        var count = 0
        for index in text.indices {
            let isPair = text[index] == carriageReturn && index + 1 < text.count && text[index + 1] == lineFeed
            if text[index] == lineFeed || (text[index] == carriageReturn && !isPair) { count += 1 }
        }
        return count
    }

    private enum CellStop {
        case separator
        case lineEnd
        case textEnd
        case unclosedQuote
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private static func plain(
        _ text: Span<UInt8>,
        _ index: inout Int,
        _ separator: UInt8,
        into cells: inout [Cell]
    ) -> CellStop {
        let start = index
        let stop = skip(text, &index, separator)
        cells.append(Cell(start: start, end: index, needsUnquoting: false))
        return stop
    }

    /// Moves to the separator or line end that ends a cell.
    @inline(__always)
    private static func skip(_ text: Span<UInt8>, _ index: inout Int, _ separator: UInt8) -> CellStop {
        while index < text.count {
            let byte = text[index]
            if byte == separator { return .separator }
            if byte == lineFeed || byte == carriageReturn { return .lineEnd }
            index += 1
        }
        return .textEnd
    }

    private static func quoted(
        _ text: Span<UInt8>,
        _ index: inout Int,
        _ shape: RecordShape,
        _ isEnded: Bool,
        _ lineBreaks: inout Int,
        into cells: inout [Cell]
    ) -> CellStop {
        let start = index
        let (lines, separators, hasPairs) = skipQuoted(text, &index, shape.separator)
        guard index < text.count else { return isEnded ? .unclosedQuote : .textEnd }
        lineBreaks += lines
        let end = index
        index += 1
        let stop = skip(text, &index, shape.separator)
        if lines > 0, shape.width > 0 {
            // A quote behind a separator opens a cell, and one before text does: neither closes what an earlier line opened.
            let isOpening = text[end - 1] == shape.separator || !isBlank(text, end + 1..<index)
            if isOpening || separators >= shape.swallowing { return .unclosedQuote }
        }
        // Text after the closing quote is kept, as spreadsheets do.
        let isLoose = hasPairs || index > end + 1
        cells.append(
            isLoose
                ? Cell(start: start, end: index, needsUnquoting: true)
                : Cell(start: start + 1, end: end, needsUnquoting: false)
        )
        return stop
    }

    /// Moves from an opening quote to the one that closes it, or to the end of the text.
    /// - Returns: The line breaks and separators in between, and whether a pair of quotes is.
    @inline(__always)
    private static func skipQuoted(
        _ text: Span<UInt8>,
        _ index: inout Int,
        _ separator: UInt8
    ) -> (lines: Int, separators: Int, hasPairs: Bool) {
        var (lines, separators, hasPairs) = (0, 0, false)
        index += 1
        while index < text.count {
            let byte = text[index]
            if byte == quote {
                guard index + 1 < text.count, text[index + 1] == quote else { break }
                hasPairs = true
                index += 1
            } else if byte == lineFeed || byte == carriageReturn {
                let isPair = byte == carriageReturn && index + 1 < text.count && text[index + 1] == lineFeed
                if !isPair { lines += 1 }
            } else if byte == separator {
                separators += 1
            }
            index += 1
        }
        return (lines, separators, hasPairs)
    }

    private static func isBlank(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where text[index] != 0x20 && text[index] != 0x09 { return false }
        return true
    }
}
