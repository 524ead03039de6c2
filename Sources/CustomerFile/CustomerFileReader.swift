package import Lifecycle

/// A department's CSV export, read as ``CustomerRow`` values a batch at a time.
///
/// No line is lost: what is not a row that is taken is rejected, or passed over and counted. Memory does not grow with the file. Rows before something that cannot be read are handed out first; the error then
/// names the line.
package struct CustomerFileReader: Sendable {
    /// Bytes read from the file at a time.
    package static let standardChunkSize = 256 << 10

    /// The columns that are understood, in file order; the values of each row stand in this order.
    package var columns: CustomerColumns { header.columns }
    /// All headers as written.
    package var headers: [String] { header.names }
    /// Headers of no known meaning; their columns are left out.
    package var unknownHeaders: [String] { header.unknown }
    /// Headers of a field that an earlier column gives; their columns fill in where that is empty.
    package var repeatedHeaders: [String] { header.repeated }
    /// How the file is written.
    package var encoding: TextEncoding { text.encoding }
    /// What stands between cells.
    package var separator: Separator { header.separator }
    /// The line the header is on.
    package var headerLine: Int { header.line }
    /// Blank lines, lines of totals and repeated headers passed over so far.
    package private(set) var skipped = 0
    /// Bytes of the file read so far, for a progress bar.
    package var bytesRead: Int { text.bytesRead }
    /// Bytes of the whole file; 0 when it is not known, as for a pipe.
    package var totalBytes: Int { text.totalBytes }

    let header: HeaderRow
    var text: TextBuffer
    var cells: [Cell] = []
    let sort: RecordSort
    /// What becomes of short rows.
    var pieces = BrokenRows()
    private let rows: RowReader
    private var tally = FileTally()
    /// Whether the header of another table has been met.
    private var isSecondTable = false
    private var hasToldTally = false

    /// Opens a file and finds its header.
    /// - Parameters:
    ///   - path: The file.
    ///   - vocabulary: The fields there are.
    ///   - mapping: Which header means which field.
    ///   - chunkSize: Bytes read at a time.
    /// - Throws: ``CustomerFileError``.
    package init(
        path: String,
        vocabulary: Vocabulary,
        mapping: HeaderMapping = .standard,
        chunkSize: Int = Self.standardChunkSize
    ) throws(CustomerFileError) {
        let lookup = try HeaderLookup(mapping, vocabulary)
        text = try TextBuffer(path: path, chunkSize: chunkSize)
        header = try HeaderSearch(lookup).header(of: &text)
        try header.requireIdentity(vocabulary)
        sort = RecordSort(header, lookup)
        rows = RowReader(header)
    }

    /// Reads on.
    /// - Parameter count: Rows, taken or rejected, 1 or more; remarks come on top.
    /// - Returns: At most `count` rows in file order, or `nil` at the end of the file; the last items are the remarks on
    ///   the file as a whole.
    /// - Throws: ``CustomerFileError`` when the file cannot be read past a line; all rows before it have been returned.
    package mutating func nextBatch(of count: Int) throws(CustomerFileError) -> [CustomerFileItem]? {
        precondition(count > 0, "a batch needs at least one row, got \(count)")
        var items: [CustomerFileItem] = []
        items.reserveCapacity(min(count, 4096))
        var taken = 0
        do throws(CustomerFileError) {
            while taken < count, try readRecord(into: &items) { taken += 1 }
            if taken < count { tellTally(&items) }
        } catch {
            if items.isEmpty { tellTally(&items) }
            // The same failure comes back with the next call.
            if items.isEmpty { throw error }
        }
        return items.isEmpty ? nil : items
    }

    private mutating func tellTally(_ items: inout [CustomerFileItem]) {
        guard !hasToldTally else { return }
        hasToldTally = true
        items += tally.remarks(header).map(CustomerFileItem.remark)
    }

    /// Reads up to the next row that counts.
    /// - Returns: Whether there was one.
    private mutating func readRecord(into items: inout [CustomerFileItem]) throws(CustomerFileError) -> Bool {
        while true {
            if text.start == text.bytes.count {
                if text.isEnded { return false }
                try text.refill()
                continue
            }
            switch text.scan(header.shape, into: &cells) {
            case .incomplete:
                // Behind bytes that stop the file, an open quote may have run through rows that are whole.
                if text.hasFailed, case .unclosedQuote = text.scan(header.shape, isLast: true, into: &cells) {
                    if rejectLine(into: &items) { return true }
                }
                try text.refill()
            case .cellTooLong: throw .cellTooLong(line: text.line)
            case .recordTooLong: throw .recordTooLong(line: text.line)
            case .unclosedQuote:
                guard rejectLine(into: &items) else { throw .cellTooLong(line: text.line) }
                return true
            case .complete(let end, let next, let lineBreaks):
                if pieces.isUndecided(cells, in: text, header, sort) {
                    try decidePieces(from: next)
                    continue  // what is read meanwhile has moved the cells
                }
                let isOfLines = lineBreaks > (next > end ? 1 : 0)
                if isOfLines, rows.hasSurplus(cells, in: text.bytes.span), rejectLine(into: &items) { return true }
                let isRow = append(to: &items, end: end, isCut: next == end)
                text.advance(to: next, lineBreaks: lineBreaks)
                if isRow { return true }
                skipped += 1
            }
        }
    }

    /// Adds what a record is.
    /// - Returns: Whether it is a row, taken or rejected.
    private mutating func append(to items: inout [CustomerFileItem], end: Int, isCut: Bool) -> Bool {
        let isPiece = pieces.takePiece()
        let kind = sort.sort(cells, in: text.bytes.span)
        if isPiece, kind != .blank { return reject(.brokenRow, to: &items, end: end) }
        switch kind {
        case .blank: return false
        case .row: break
        case .otherHeader: isSecondTable = true
        case .total(let hasContent):
            if hasContent { items.append(.remark(.skippedTotal(line: text.line))) }
            return false
        case .repeatedHeader:
            items.append(.remark(.skippedHeader(line: text.line)))
            return false
        }
        if isSecondTable { return reject(.secondTable, to: &items, end: end) }
        if text.hasReplacements, CellText.hasReplacement(text.bytes.span.extracting(text.start..<end)) {
            return reject(.otherEncoding, to: &items, end: end)
        }
        if isCut, cells.count < header.width { return reject(.cutOff, to: &items, end: end) }
        // The row before it is whole: the break was in its last cell. A customer number has no Chinese characters.
        if cells.count == 1, header.width > 2, text.bytes[text.start..<end].contains(where: { $0 >= 0x80 }) {
            return reject(.brokenRow, to: &items, end: end)
        }
        switch readRow() {
        case .rejected(let rejection): items.append(.rejected(rejection, raw: rawRecord(to: end)))
        case .row(let row, let remarks):
            items.append(.row(row, raw: rawRecord(to: end)))
            for remark in remarks { items.append(.remark(remark)) }
        }
        return true
    }

    private mutating func readRow() -> RowReader.Outcome {
        // Taken out meanwhile, as the cells lie in the reader as well.
        var tally = FileTally()
        swap(&tally, &self.tally)
        let outcome = rows.read(cells, in: text.bytes.span, line: text.line, &tally)
        self.tally = tally
        return outcome
    }

    private func reject(_ fault: RowFault, to items: inout [CustomerFileItem], end: Int) -> Bool {
        let rejection = RowRejection(line: text.line, column: nil, reason: fault.phrase)
        items.append(.rejected(rejection, raw: rawRecord(to: end, isBroken: fault.isOfShape)))
        return true
    }

    /// Rejects the line on which a record begins, whose open quote runs on into others, and passes over it.
    /// - Returns: Whether it could: where the line ends is known.
    private mutating func rejectLine(into items: inout [CustomerFileItem]) -> Bool {
        guard let (end, next) = text.lineEnd() else { return false }
        _ = pieces.takePiece()
        _ = reject(.unclosedQuote, to: &items, end: end)
        text.advance(to: next, lineBreaks: next > end ? 1 : 0)
        return true
    }

    private func rawRecord(to end: Int, isBroken: Bool = false) -> RawRecord {
        RawRecord(bytes: Array(text.bytes[text.start..<end]), separator: header.separator.byte, isBroken: isBroken)
    }
}

extension RowRemark {
    static func skippedTotal(line: Int) -> RowRemark {
        let text = Phrase("a line of totals, or about the export: passed over", zh: "合计行或导出说明：已跳过")
        return RowRemark(line: line, column: nil, text: text)
    }

    static func skippedHeader(line: Int) -> RowRemark {
        RowRemark(line: line, column: nil, text: Phrase("the header once more: passed over", zh: "重复的表头：已跳过"))
    }
}
