/// Rows that a line break without quotes has cut, which are rejected together: each piece would pass for a short row.
///
/// Such a break makes two rows of one, and two cells of one: pieces that follow each other have the cells of the header,
/// and one more for each break.
struct BrokenRows: Sendable {
    /// The most pieces that are recognised as one row.
    static let limit = 5

    /// Pieces still to come.
    private var left = 0
    /// The line up to which has been looked ahead.
    private var decidedLine = 0
    /// The number of cells of rows that all end early; they are short, and not broken.
    private var evenCount = 0

    /// Whether it has to be looked ahead to know what a record is.
    mutating func isUndecided(_ cells: [Cell], in text: TextBuffer, _ header: HeaderRow, _ sort: RecordSort) -> Bool {
        let count = cells.count
        if count >= header.names.count {
            evenCount = 0
            return false
        }
        guard left == 0, text.line > decidedLine, count != evenCount else { return false }
        return sort.sort(cells, in: text.bytes.span) == .row
    }

    /// Decides on the record on `line`.
    /// - Parameters:
    ///   - counts: The cells of it and of the short rows behind it, at most one more than ``limit``.
    ///   - width: The cells of the header.
    ///   - line: The line.
    mutating func decide(_ counts: [Int], width: Int, line: Int) {
        decidedLine = line
        var sum = 0
        for (index, count) in counts.prefix(Self.limit).enumerated() {
            sum += count
            guard index > 0, sum == width + index else { continue }
            let isEven = counts.allSatisfy { $0 == count }
            // A piece of one cell may follow: the break is in the last cell then, and the sum is right with it as well.
            let further = counts.prefix(Self.limit).dropFirst(index + 1).prefix { $0 == 1 }.count
            if isEven, counts.count > Self.limit { evenCount = count } else { left = index + 1 + further }
            return
        }
    }

    /// Takes one of the pieces.
    /// - Returns: Whether there was one: the record at hand is a piece.
    mutating func takePiece() -> Bool {
        guard left > 0 else { return false }
        left -= 1
        return true
    }
}

extension CustomerFileReader {
    /// Looks ahead from a short row whether those behind it are pieces of the same.
    /// - Parameter next: Where the record after it begins.
    /// - Throws: ``CustomerFileError/unreadable(_:)``.
    mutating func decidePieces(from next: Int) throws(CustomerFileError) {
        var counts = [cells.count]
        var ahead = next - text.start
        var following: [Cell] = []
        while counts.count <= BrokenRows.limit {
            if text.start + ahead == text.bytes.count, text.isEnded { break }
            let isThere = text.start + ahead < text.bytes.count
            let scan = isThere ? text.scan(header.shape, ahead: ahead, into: &following) : .incomplete
            if case .incomplete = scan {
                if text.hasFailed { break }
                try text.refill()
                continue
            }
            guard case .complete(_, let end, _) = scan, following.count < header.names.count,
                isPiece(following)
            else { break }
            counts.append(following.count)
            ahead = end - text.start
        }
        pieces.decide(counts, width: header.names.count, line: text.line)
    }

    /// Whether a record may be a piece of a row: an empty line may.
    private func isPiece(_ cells: [Cell]) -> Bool {
        switch sort.sort(cells, in: text.bytes.span) {
        case .row, .blank: true
        default: false
        }
    }
}
