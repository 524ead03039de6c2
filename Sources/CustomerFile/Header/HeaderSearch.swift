/// Looks for the header in the first lines of a file.
struct HeaderSearch {
    private let lookup: HeaderLookup

    init(_ lookup: HeaderLookup) { self.lookup = lookup }

    /// Finds the header and passes over it: the first line with two known headers, with the separator that shows most.
    /// - Throws: ``CustomerFileError`` when there is none.
    func header(of text: inout TextBuffer) throws(CustomerFileError) -> HeaderRow {
        while true {
            var isExhausted = text.isEnded || text.hasFailed || text.bytes.count > Record.limit
            var best: Candidate?
            for separator in Separator.allCases {
                let (found, lines) = try search(text, separator, isExhausted)
                if lines >= HeaderRow.searchedLines { isExhausted = true }
                // A lone known header is one only if nothing better can come.
                if let found, found.rank > best?.rank ?? 0 { best = found }
            }
            if let best, (best.row.known >= 2 && best.isSettled) || isExhausted {
                try Self.requireText(text, to: best.next)
                text.advance(to: best.next, lineBreaks: best.nextLine - text.line)
                return best.row
            }
            if isExhausted, !text.hasFailed {
                try Self.requireText(text, to: text.bytes.count)
                throw text.bytes.allSatisfy { $0 <= UInt8(ascii: " ") } ? .empty : .noKnownColumn
            }
            try text.refill()
        }
    }

    private struct Candidate {
        let row: HeaderRow
        let next: Int
        let nextLine: Int
        /// Whether the line behind it has been looked at, which may belong to it.
        var isSettled = true
        /// What makes it better than another: any two known headers, then the earlier line, then more of them.
        var rank: Int { (row.known >= 2 ? 1 << 40 : 0) - row.line << 20 + row.known + 1 << 30 }
    }

    /// One line of the file, taken for a header.
    private struct Line {
        let names: [String]
        let number: Int
        let next: Int
        let nextNumber: Int
    }

    /// Looks through the first lines that have been read, taking one separator for granted.
    private func search(
        _ text: TextBuffer,
        _ separator: Separator,
        _ isExhausted: Bool
    ) throws(CustomerFileError) -> (header: Candidate?, lines: Int) {
        var (start, number, lines) = (text.start, text.line, 0)
        var lone: Candidate?
        while lines < HeaderRow.searchedLines, let line = try line(text, separator, start, number) {
            let below = try self.line(text, separator, line.next, line.nextNumber)
            var candidate = candidate(line, below, separator)
            if candidate.row.known >= 2 {
                candidate.isSettled = below != nil || isExhausted
                return (candidate, lines)
            }
            if candidate.row.known == 1, lone == nil { lone = candidate }
            (start, number, lines) = (line.next, line.nextNumber, lines + 1)
        }
        return (lone, lines)
    }

    private func line(
        _ text: TextBuffer,
        _ separator: Separator,
        _ start: Int,
        _ number: Int
    ) throws(CustomerFileError) -> Line? {
        guard start < text.bytes.count else { return nil }
        var cells: [Cell] = []
        let bytes = text.bytes.span
        let shape = RecordShape(separator: separator.byte)
        let scan = Record.scan(bytes, from: start, shape, isEnded: text.isEnded, into: &cells)
        guard case .complete(_, let next, let lineBreaks) = scan else { return nil }
        if cells.count > CustomerFileError.columnLimit { throw .tooManyColumns(cells.count) }
        let names = cells.map { cell in
            let written = CellText.string(of: cell, in: bytes)
            let plain = CellText.cleaned(Array(written.utf8).span, .asWritten)
            return String(decoding: plain[CellText.trimmedRange(plain.span)], as: UTF8.self)
        }
        return Line(names: names, number: number, next: next, nextNumber: number + lineBreaks)
    }

    /// A line as a header, together with the line below if that holds the rest of it.
    private func candidate(_ line: Line, _ below: Line?, _ separator: Separator) -> Candidate {
        let row = HeaderRow(names: line.names, line: line.number, separator: separator, lookup)
        let alone = Candidate(row: row, next: line.next, nextLine: line.nextNumber)
        guard let below, let names = merged(line.names, below.names) else { return alone }
        let both = HeaderRow(names: names, line: line.number, separator: separator, lookup)
        let lower = HeaderRow(names: below.names, line: below.number, separator: separator, lookup)
        // A title above a header that is whole without it is no part of it.
        guard both.known > lower.known || row.known >= 2 else { return alone }
        return Candidate(row: both, next: below.next, nextLine: below.nextNumber)
    }

    /// The names of two lines of which the upper one holds titles of groups; `nil` if the lower one is none of them.
    private func merged(_ upper: [String], _ lower: [String]) -> [String]? {
        guard upper != lower else { return nil }
        var known = 0
        for name in lower where !name.isEmpty {
            guard lookup.meaning(of: name) != .unknown else { return nil }
            known += 1
        }
        guard known > 0 else { return nil }
        return (0..<max(upper.count, lower.count)).map { index in
            let below = index < lower.count ? lower[index] : ""
            return below.isEmpty && index < upper.count ? upper[index] : below
        }
    }

    /// Refuses bytes that are no character in the first lines: without a header nothing can be read.
    private static func requireText(_ text: TextBuffer, to end: Int) throws(CustomerFileError) {
        let head = text.bytes.span.extracting(text.start..<end)
        var index = 0
        while index + 2 < head.count {
            if CellText.hasReplacement(head.extracting(index..<index + 3)) {
                let line = text.line + Record.lineBreaks(in: head.extracting(0..<index))
                throw .undecodable(line: line, encoding: text.encoding)
            }
            index += 1
        }
    }
}
