import ChineseCalendar
import Lifecycle

/// Turns the cells of a record into a row.
struct RowReader {
    /// What a record turned out to be.
    enum Outcome {
        case row(CustomerRow, [RowRemark])
        case rejected(RowRejection)
    }

    let header: HeaderRow
    let rules: [CellRule]
    let birthday: Int?
    private let positions: [Int]
    private let hasFurtherColumns: Bool
    private let birthdayKind: Int?
    private let identity: RowIdentity
    private let remarks: RowRemarks

    /// Prepares for the columns of a file.
    init(_ header: HeaderRow) {
        self.header = header
        rules = header.columns.fields.map(CellRule.init)
        positions = header.positions
        hasFurtherColumns = !header.repeated.isEmpty
        birthday = header.column(.person, "birthday")
        birthdayKind = header.column(.person, "birthday_kind")
        identity = RowIdentity(header)
        remarks = RowRemarks(header)
    }

    /// A record on its way to a row.
    struct Draft {
        let cells: [Cell]
        let line: Int
        var values: [FieldValue?] = []
        var cleared: [Int] = []
        var notes: [(column: Int, text: Phrase)] = []
        /// Columns whose cell could not be used: it says nothing of what is on record.
        var untold: [Int] = []
        /// The column that is being read.
        var column: Int?
    }

    /// Reads one record.
    /// - Parameters:
    ///   - cells: Its cells.
    ///   - text: What they lie in.
    ///   - line: The line it begins on.
    ///   - tally: Counts what is told once a file.
    /// - Returns: The row with what there is to say of it, or why it cannot be taken.
    func read(
        _ cells: [Cell],
        in text: Span<UInt8>,
        line: Int,
        _ tally: inout FileTally
    ) -> Outcome {
        var draft = Draft(cells: cells, line: line)
        do throws(RowFault) {
            try refuseSurplus(cells, in: text)
            try readValues(of: &draft, in: text, &tally)
            draft.column = nil
            draft.cleared.sort()
            try identity.require(draft.values) { hasContent($0, cells, in: text) }
        } catch {
            return .rejected(RowRejection(line: line, column: draft.column.map(name(of:)), reason: error.phrase))
        }
        var remarks = draft.notes.map { RowRemark(line: line, column: name(of: $0.column), text: $0.text) }
        let row = CustomerRow(
            line: line,
            values: draft.values,
            cleared: draft.cleared,
            untold: (cells.count < header.names.count ? untold(cells.count) : []) + draft.untold
        )
        self.remarks.remark(on: row, into: &remarks)
        if cells.count < header.names.count, !row.untold.isEmpty { tally.short.add(line) }
        for position in header.nameless where hasContent(at: position, cells, in: text) {
            tally.addNameless(at: position, line)
        }
        return .row(row, remarks)
    }

    /// The header of a column.
    func name(of column: Int) -> String { header.names[header.positions[column]] }

    private func readValues(of draft: inout Draft, in text: Span<UInt8>, _ tally: inout FileTally) throws(RowFault) {
        var values: [FieldValue?] = []
        values.reserveCapacity(rules.count)
        for index in rules.indices {
            // By which calendar it is written may stand in a later column.
            guard index != birthday else {
                values.append(nil)
                continue
            }
            draft.column = index
            let found =
                hasFurtherColumns
                ? try reading(index, &draft, in: text, &tally)
                : try reading(index, at: positions[index], draft.cells, in: text)
            if found.isCleared { draft.cleared.append(index) }
            if let note = found.note { draft.notes.append((index, note.phrase)) }
            values.append(found.value)
        }
        draft.values = values
        if let birthday { try readBirthday(birthday, of: &draft, in: text, &tally) }
    }

    /// What the cells of a field say: its first column, and further ones where that is empty.
    private func reading(
        _ index: Int,
        _ draft: inout Draft,
        in text: Span<UInt8>,
        _ tally: inout FileTally
    ) throws(RowFault) -> CellReading {
        var best = try reading(index, at: header.positions[index], draft.cells, in: text)
        if header.further[index].isEmpty { return best }
        for position in header.further[index] {
            guard best.value != nil || best.isCleared else {
                best = try reading(index, at: position, draft.cells, in: text)
                continue
            }
            let other: CellReading
            do throws(RowFault) {
                other = try reading(index, at: position, draft.cells, in: text)
            } catch {
                tally.addDifference(at: position, draft.line)
                continue
            }
            guard other.value != nil || other.isCleared, other.value != best.value else { continue }
            tally.addDifference(at: position, draft.line)
            if rules[index].isPhone, other.isMobile, !best.isMobile, !best.isCleared { best = other }
            if let prevailing = rules[index].prevailing, other.value == prevailing { best = other }
        }
        return best
    }

    /// What one cell says; those missing at the end of a record are empty.
    func reading(_ index: Int, at position: Int, _ cells: [Cell], in text: Span<UInt8>) throws(RowFault) -> CellReading
    {
        guard position < cells.count else { return .none }
        let cell = cells[position]
        if cell.start == cell.end { return .none }
        let content = text.extracting(cell.start..<cell.end)
        if !cell.needsUnquoting { return try rules[index].reading(of: content) }
        let unquoted = CellText.unquoted(content)
        return try rules[index].reading(of: unquoted.span)
    }

    /// Whether the birthday of a row is written by the lunar calendar.
    func isLunar(_ values: [FieldValue?]) -> Bool {
        birthdayKind.map { values[$0] == .text("lunar") } ?? false
    }

    private func untold(_ count: Int) -> [Int] {
        header.positions.indices.filter { index in
            header.positions[index] >= count && header.further[index].allSatisfy { $0 >= count }
        }
    }

    /// Surplus cells may hold nothing, or a word for it.
    private func refuseSurplus(_ cells: [Cell], in text: Span<UInt8>) throws(RowFault) {
        if hasSurplus(cells, in: text) { throw .tooManyCells(cells.count, expected: header.names.count) }
    }

    /// Whether cells past the header say something.
    func hasSurplus(_ cells: [Cell], in text: Span<UInt8>) -> Bool {
        guard cells.count > header.names.count else { return false }
        return (header.names.count..<cells.count).contains { position in hasContent(at: position, cells, in: text) }
    }

    /// Whether a column of a record holds anything at all, be it a word for "none".
    private func hasContent(_ column: Int, _ cells: [Cell], in text: Span<UInt8>) -> Bool {
        let position = header.positions[column]
        return position < cells.count && !CellText.comparable(cells[position], in: text).isEmpty
    }

    /// Whether a cell says something.
    func hasContent(at position: Int, _ cells: [Cell], in text: Span<UInt8>) -> Bool {
        guard position < cells.count, cells[position].start < cells[position].end else { return false }
        return !Filler.isNone(CellText.comparable(cells[position], in: text))
    }
}

extension CellReading {
    /// Whether it is a mobile number of the mainland.
    fileprivate var isMobile: Bool {
        guard case .text(let phone) = value else { return false }
        return phone.utf8.count == 11 && phone.utf8.first == UInt8(ascii: "1")
            && !phone.utf8.contains(UInt8(ascii: "-"))
    }
}
