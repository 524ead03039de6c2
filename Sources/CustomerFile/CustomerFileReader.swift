package import Lifecycle

/// A department's CSV export, read as ``CustomerRow`` values a batch at a time.
///
/// Memory does not grow with the file. Rows before something that cannot be read are handed out first; the error then
/// names the line.
package struct CustomerFileReader: Sendable {
    /// Bytes read from the file at a time.
    package static let standardChunkSize = 256 << 10

    /// The columns that are understood, in file order; the values of each row stand in this order.
    package var columns: CustomerColumns { header.columns }
    /// All headers as written.
    package var headers: [String] { header.names }
    /// Headers nobody knows; their columns are left out.
    package var unknownHeaders: [String] { header.unknown }
    /// Headers of a field an earlier column already gives; their columns are left out.
    package var repeatedHeaders: [String] { header.repeated }
    /// How the file is written.
    package var encoding: TextEncoding { text.encoding }
    /// What stands between cells.
    package var separator: Separator { header.separator }
    /// The line the header is on.
    package var headerLine: Int { header.line }
    /// Blank lines and total rows passed over so far.
    package private(set) var skipped = 0
    /// Bytes of the file read so far, for a progress bar.
    package var bytesRead: Int { text.bytesRead }
    /// Bytes of the whole file; 0 when nobody knows, as for a pipe.
    package var totalBytes: Int { text.totalBytes }

    private let header: HeaderRow
    private var text: TextBuffer
    private var rows: RowReader
    private var cells: [Cell] = []

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
        header = try HeaderRow.find(in: &text, lookup)
        try header.requireIdentity(vocabulary)
        rows = RowReader(header)
    }

    /// Reads on.
    /// - Parameter count: Rows, taken or rejected, 1 or more; warnings come on top.
    /// - Returns: At most `count` rows in file order, or nothing at the end of the file.
    /// - Throws: ``CustomerFileError`` when the file cannot be read past a line; all rows before it have been returned.
    package mutating func nextBatch(of count: Int) throws(CustomerFileError) -> [CustomerFileItem]? {
        precondition(count > 0, "a batch needs at least one row, got \(count)")
        var items: [CustomerFileItem] = []
        items.reserveCapacity(min(count, 4096))
        var taken = 0
        do throws(CustomerFileError) {
            while taken < count, try readRecord(into: &items) { taken += 1 }
        } catch {
            // The same failure comes back with the next call.
            if items.isEmpty { throw error }
        }
        return items.isEmpty ? nil : items
    }

    /// Reads up to the next row that counts.
    /// - Returns: Whether there was one.
    private mutating func readRecord(into items: inout [CustomerFileItem]) throws(CustomerFileError) -> Bool {
        let separator = header.separator.byte
        while true {
            if text.start == text.bytes.count {
                if text.isEnded { return false }
                try text.refill()
                continue
            }
            switch text.scan(separator, into: &cells) {
            case .incomplete: try text.refill()
            case .cellTooLong: throw .cellTooLong(line: text.line)
            case .recordTooLong: throw .recordTooLong(line: text.line)
            case .unclosedQuote:
                let raw = rawRecord(to: text.bytes.count)
                items.append(
                    .rejected(.init(line: text.line, column: nil, reason: RowFault.unclosedQuote.phrase), raw: raw)
                )
                text.advance(to: text.bytes.count, lineBreaks: 0)
                return true
            case .complete(let end, let next, let lineBreaks):
                let isRow = appendRow(to: &items, end: end)
                text.advance(to: next, lineBreaks: lineBreaks)
                if isRow { return true }
                skipped += 1
            }
        }
    }

    private mutating func appendRow(to items: inout [CustomerFileItem], end: Int) -> Bool {
        switch rows.read(cells, in: text.bytes.span, line: text.line) {
        case .skipped: return false
        case .rejected(let rejection): items.append(.rejected(rejection, raw: rawRecord(to: end)))
        case .row(let row, let warning):
            items.append(.row(row, raw: rawRecord(to: end)))
            if let warning { items.append(.warning(warning)) }
        }
        return true
    }

    private func rawRecord(to end: Int) -> RawRecord {
        RawRecord(bytes: Array(text.bytes[text.start..<end]), separator: separator.byte)
    }
}
