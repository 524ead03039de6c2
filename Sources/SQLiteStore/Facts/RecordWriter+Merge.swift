import GRDB
import Lifecycle

extension RecordWriter {
    /// The values that the cells of a row come to, beside what is on record and what the file told before.
    func merge(_ row: CustomerRow, into number: Int64, _ telling: Telling) throws -> [SQLValue] {
        try columns.enumerated().map { index, column in
            let earlier = find.value(Int32(index + 1))
            switch row.says(column) {
            case .nothing: return earlier
            case .clear:
                try clear(column, earlier, row, number, telling)
                return earlier
            case .empty: return try empty(column, earlier, row, number, telling)
            case .value(let value): return try merge(value, over: earlier, column, row, number, telling)
            }
        }
    }

    /// A cell that says so clears at the end of the file, unless another row tells a value.
    private func clear(
        _ column: RecordColumn,
        _ earlier: SQLValue,
        _ row: CustomerRow,
        _ number: Int64,
        _ telling: Telling
    ) throws {
        guard earlier != column.initial else { return }
        guard telling.line == 0 || !wasTold(column, earlier, telling) else {
            session.contradict(row.line, telling.line, column)
            return
        }
        try hold(column, column.initial, row, number, telling, isFree: true)
    }

    /// Whether an earlier row of the file filled a column that has a value.
    private func wasTold(_ column: RecordColumn, _ earlier: SQLValue, _ telling: Telling) -> Bool {
        telling.isNew ? earlier != column.initial : telling.columns & column.bit != 0
    }

    /// An empty cell clears at the end of the file, unless it never does or another row fills the field.
    private func empty(
        _ column: RecordColumn,
        _ earlier: SQLValue,
        _ row: CustomerRow,
        _ number: Int64,
        _ telling: Telling
    ) throws -> SQLValue {
        switch column.policy {
        case .lasting, .mark: return earlier
        case .consent where earlier == .integer(0): return earlier
        default: break
        }
        guard earlier != column.initial, telling.line == 0, telling.clears else { return earlier }
        // A count that is not told is 0, which needs no leave.
        try hold(column, column.initial, row, number, telling, isFree: column.policy == .count)
        return earlier
    }

    private func merge(
        _ value: SQLValue,
        over earlier: SQLValue,
        _ column: RecordColumn,
        _ row: CustomerRow,
        _ number: Int64,
        _ telling: Telling
    ) throws -> SQLValue {
        let isLater = telling.line > 0
        if isLater, session.held.count > 0, let held = try session.held.value(table.name, number, column.name) {
            if held.value == value { return earlier }
            try session.held.withdraw(table.name, number, column.name)
            let isTold = held.value != .null && column.policy != .count
            if isTold { session.contradict(row.line, telling.line, column) }
            // Nothing moves on the word of one row against another; but a refusal wins.
            if isTold, column.policy != .consent { return earlier }
        }
        if value == earlier { return earlier }
        if earlier == .null {
            session.countSet(column.place)
            return value
        }
        if isLater, wasTold(column, earlier, telling) {
            session.contradict(row.line, telling.line, column)
            let wins =
                column.policy == .mark && value == .integer(1) || column.policy == .consent && value == .integer(0)
            guard wins else { return earlier }
        } else if column.policy == .consent && value == .integer(1) || column.policy == .mark && value == .integer(0) {
            // A later row may refuse, or set the mark.
            try hold(column, value, row, number, telling, isFree: true)
            return earlier
        } else if column.policy == .status, RecordColumn.isBack(value, from: earlier) {
            try hold(column, value, row, number, telling)
            return earlier
        }
        session.count(column.place, cleared: false)
        return value
    }

    private func hold(
        _ column: RecordColumn,
        _ value: SQLValue,
        _ row: CustomerRow,
        _ number: Int64,
        _ telling: Telling,
        isFree: Bool = false
    ) throws {
        let change = HeldTable.Change(
            table: table.name,
            record: number,
            column: column.name,
            value: value,
            place: column.place,
            person: telling.person,
            line: row.line,
            isFree: isFree
        )
        try session.held.hold(change)
    }
}

extension ImportSession {
    /// Remarks that a row says otherwise than an earlier one of the same file.
    func contradict(_ line: Int, _ first: Int, _ column: RecordColumn) {
        remark(
            line,
            column.title,
            Phrase(
                "line \(first) says otherwise of the same record: the first value stands (of a consent the refusal); "
                    + "keep one of the rows",
                zh: "与第 \(first) 行对同一记录的说法不同：以先出现的为准（同意与否以拒绝为准）；请只留一行"
            )
        )
    }
}
