/// Where one cell of a record lies in the text.
struct Cell: Hashable, Sendable {
    /// The first byte of its content.
    let start: Int
    /// The byte after its content.
    let end: Int
    /// Whether the content still holds quotes that are not part of it.
    let needsUnquoting: Bool
}

/// Finds the records and cells of separated text: RFC 4180, forgiving about stray quotes and line ends.
enum Record {
    /// The longest cell; more is a quote somebody forgot to close.
    static let cellLimit = 64 << 10  // bytes of UTF-8
    /// The longest record.
    static let limit = 1 << 20  // bytes of UTF-8

    /// What lies at the beginning of some text.
    enum Scan: Hashable, Sendable {
        /// A record: its content ends at `end`, the next one begins at `next`, `lineBreaks` lines on.
        case complete(end: Int, next: Int, lineBreaks: Int)
        /// A record whose end has not been read.
        case incomplete
        /// A record that opens a quote and never closes it.
        case unclosedQuote
        case cellTooLong
        case recordTooLong
    }

    /// Finds the cells of the record that begins at `start`.
    /// - Parameters:
    ///   - text: UTF-8.
    ///   - start: Where the record begins; there must be at least one byte.
    ///   - separator: What stands between cells.
    ///   - isEnded: Whether the file ends where the text does.
    ///   - cells: Receives the cells; emptied first.
    /// - Returns: Where the record ends, or why it does not.
    static func scan(
        _ text: Span<UInt8>,
        from start: Int,
        separator: UInt8,
        isEnded: Bool,
        into cells: inout [Cell]
    ) -> Scan {
        cells.removeAll(keepingCapacity: true)
        var index = start
        var lineBreaks = 0
        while true {
            let cellStart = index
            let stop: CellStop
            if index < text.count, text[index] == Self.quote {
                stop = quoted(text, &index, separator, isEnded, &lineBreaks, into: &cells)
            } else {
                stop = plain(text, &index, separator, isEnded, into: &cells)
            }
            if index - cellStart > cellLimit { return .cellTooLong }
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
        _ isEnded: Bool,
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
        _ separator: UInt8,
        _ isEnded: Bool,
        _ lineBreaks: inout Int,
        into cells: inout [Cell]
    ) -> CellStop {
        let start = index
        var hasPairs = false
        index += 1
        while true {
            guard index < text.count else { return isEnded ? .unclosedQuote : .textEnd }
            let byte = text[index]
            if byte == quote {
                guard index + 1 < text.count, text[index + 1] == quote else { break }
                hasPairs = true
                index += 1
            } else if byte == lineFeed || byte == carriageReturn {
                let isPair = byte == carriageReturn && index + 1 < text.count && text[index + 1] == lineFeed
                if !isPair { lineBreaks += 1 }
            }
            index += 1
        }
        let end = index
        index += 1
        let stop = skip(text, &index, separator)
        // Text after the closing quote is kept, as spreadsheets do.
        let isLoose = hasPairs || index > end + 1
        cells.append(
            isLoose
                ? Cell(start: start, end: index, needsUnquoting: true)
                : Cell(start: start + 1, end: end, needsUnquoting: false)
        )
        return stop
    }
}
