import ChineseCalendar

/// Candidates on their way from the store to the rules: flat, with no object per customer.
package struct SubjectBatch: Sendable {
    /// The candidates, in the order they are decided in.
    package private(set) var candidates: [Candidate] = []
    /// The day each row is judged on, in days since 1970-01-01.
    package private(set) var days: [Int32] = []
    /// Fields per row: those of ``Rule/reads`` in that order, or of several rules that share the reading.
    package let stride: Int
    /// Two words a cell: kind in the low and the length of a text in the high half of the first; the value, or where
    /// a text begins in ``arena``, in the second.
    package private(set) var cells: [UInt64] = []
    /// The bytes of all texts.
    package private(set) var arena: [UInt8] = []

    /// Kinds of cells.
    package enum Kind: UInt64 {
        case empty = 0
        case integer = 1
        case number = 2
        case text = 3
        case boolean = 4
        case day = 5
    }

    /// Creates an empty batch.
    /// - Parameter stride: Fields per row.
    package init(stride: Int) { self.stride = stride }

    /// Candidates that have a row of cells.
    package var rows: Int { days.count }

    /// Adds a candidate; its cells follow, if it has any.
    package mutating func append(_ candidate: Candidate, hasRow: Bool) {
        var candidate = candidate
        candidate.row = hasRow ? Int32(days.count) : -1
        if hasRow { days.append(candidate.judgedOn.number) }
        candidates.append(candidate)
    }

    /// Adds a cell that is not a text.
    package mutating func append(_ kind: Kind, bits: UInt64) {
        cells.append(kind.rawValue)
        cells.append(bits)
    }

    /// Adds a text from the store's memory: byte by byte, because a generic call across modules costs more than that.
    package mutating func append(text: Span<UInt8>) {
        cells.append(Kind.text.rawValue | UInt64(text.count) << 32)
        cells.append(UInt64(arena.count))
        for index in text.indices { arena.append(text[index]) }
    }

    /// Adds a text.
    package mutating func append(text: some Collection<UInt8>) {
        cells.append(Kind.text.rawValue | UInt64(text.count) << 32)
        cells.append(UInt64(arena.count))
        arena.append(contentsOf: text)
    }

    /// Adds any value, or an empty cell.
    package mutating func append(_ value: FieldValue?) {
        switch value {
        case .text(let text): append(text: text.utf8)
        case .integer(let integer): append(.integer, bits: UInt64(bitPattern: integer))
        case .number(let number): append(.number, bits: number.bitPattern)
        case .day(let day): append(.day, bits: UInt64(bitPattern: Int64(day.number)))
        case .boolean(let truth): append(.boolean, bits: truth ? 1 : 0)
        case nil: append(.empty, bits: 0)
        }
    }
}
