import Lifecycle

/// The header of a customer file and what its columns mean.
struct HeaderRow {
    /// How many lines are looked at for a header; titles stand above it.
    static let searchedLines = 10

    /// The headers as written.
    let names: [String]
    /// The line it is on.
    let line: Int
    let separator: Separator
    /// The fields that are understood, in file order.
    let columns: CustomerColumns
    /// Where the cell of each of ``columns`` stands in a record.
    let positions: [Int]
    let unknown: [String]
    let repeated: [String]

    init(names: [String], line: Int, separator: Separator, _ lookup: HeaderLookup) {
        self.names = names
        self.line = line
        self.separator = separator
        var (fields, positions, unknown, repeated): ([Field], [Int], [String], [String]) = ([], [], [], [])
        for (position, name) in names.enumerated() {
            switch lookup.meaning(of: name) {
            case .ignored: continue
            case .unknown: if !name.isEmpty { unknown.append(name) }
            case .field(let field):
                guard !fields.contains(field) else {
                    repeated.append(name)
                    continue
                }
                fields.append(field)
                positions.append(position)
            }
        }
        columns = CustomerColumns(fields)
        self.positions = positions
        self.unknown = unknown
        self.repeated = repeated
    }

    /// The place of a field among ``columns``.
    func column(_ record: Field.Record, _ name: String) -> Int? {
        columns.fields.firstIndex { $0.record == record && $0.name == name }
    }

    /// Checks that persons can be told apart, or that the file tells of projects alone.
    /// - Throws: ``CustomerFileError/missingColumns(_:)``, ``CustomerFileError/columnsOfNobody(_:)``.
    func requireIdentity(_ vocabulary: Vocabulary) throws(CustomerFileError) {
        if column(.person, "number") != nil || columns.tellProjects { return }
        try refuseColumnsOfNobody()
        func title(_ name: String) -> String {
            vocabulary.fields.first { $0.record == .person && $0.name == name }?.title ?? name
        }
        let missing = ["name", "phone"].filter { column(.person, $0) == nil }.map(title)
        if !missing.isEmpty { throw .missingColumns([title("number"), missing.joined(separator: "+")]) }
    }

    /// A file that names projects and no person may not tell of journeys: their milestones would become the project's.
    private func refuseColumnsOfNobody() throws(CustomerFileError) {
        let fields = columns.fields
        guard fields.contains(where: \.namesProject), !fields.contains(where: { $0.record == .person }) else { return }
        let strays = fields.indices.filter { place in
            let field = fields[place]
            return field.record != .project && (field.record != .milestone || field.isOfOneHome)
        }
        throw .columnsOfNobody(strays.map { names[positions[$0]] })
    }
}

extension HeaderRow {
    /// Finds the header and passes over it: the first line with two known headers, with the separator that shows most.
    /// - Throws: ``CustomerFileError`` when there is none.
    static func find(in text: inout TextBuffer, _ lookup: HeaderLookup) throws(CustomerFileError) -> HeaderRow {
        while true {
            var isExhausted = text.isEnded || text.bytes.count > Record.limit
            var best: Candidate?
            for separator in Separator.allCases {
                let search = try search(text, separator, lookup)
                if search.lines >= searchedLines { isExhausted = true }
                guard let found = search.header else { continue }
                // A lone known header is one only if nothing better can come.
                if found.rank > best?.rank ?? 0 { best = found }
            }
            if let best, best.known >= 2 || isExhausted {
                text.advance(to: best.next, lineBreaks: best.nextLine - text.line)
                return best.row
            }
            if isExhausted {
                throw text.bytes.allSatisfy { $0 <= UInt8(ascii: " ") } ? .empty : .noKnownColumn
            }
            try text.refill()
        }
    }

    private struct Candidate {
        let row: HeaderRow
        let next: Int
        let nextLine: Int
        /// How many of its columns are understood.
        var known: Int { row.columns.fields.count + row.repeated.count }
        /// What makes it better than another: any two known headers, then the earlier line, then more of them.
        var rank: Int { (known >= 2 ? 1 << 40 : 0) - row.line << 20 + known + 1 << 30 }
    }

    /// Looks through the first lines that have been read, taking one separator for granted.
    private static func search(
        _ text: TextBuffer,
        _ separator: Separator,
        _ lookup: HeaderLookup
    ) throws(CustomerFileError) -> (header: Candidate?, lines: Int) {
        var cells: [Cell] = []
        var (start, line, lines) = (text.start, text.line, 0)
        var lone: Candidate?
        let bytes = text.bytes.span
        while lines < searchedLines, start < bytes.count {
            let scan = Record.scan(
                bytes,
                from: start,
                separator: separator.byte,
                isEnded: text.isEnded,
                into: &cells
            )
            guard case .complete(_, let next, let lineBreaks) = scan else { break }
            if cells.count > CustomerFileError.columnLimit { throw .tooManyColumns(cells.count) }
            let names = cells.map { CellText.string(of: $0, in: bytes) }
            let row = HeaderRow(names: names, line: line, separator: separator, lookup)
            let candidate = Candidate(row: row, next: next, nextLine: line + lineBreaks)
            if candidate.known >= 2 { return (candidate, lines) }
            if candidate.known == 1, lone == nil { lone = candidate }
            (start, line, lines) = (next, line + lineBreaks, lines + 1)
        }
        return (lone, lines)
    }
}
