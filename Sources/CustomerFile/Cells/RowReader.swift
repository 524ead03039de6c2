import ChineseCalendar
import Lifecycle

/// Turns the cells of a record into a row.
struct RowReader {
    /// What a record turned out to be.
    enum Outcome {
        case row(CustomerRow, CustomerFileWarning?)
        case rejected(RowRejection)
        /// A blank line, or a line of totals.
        case skipped
    }

    private let header: HeaderRow
    private let rules: [CellRule]
    private let number: Int?
    private let name: Int?
    private let phone: Int?
    private let birthday: Int?
    private let birthdayKind: Int?
    /// In a file of projects, the columns of which each row needs one; none in any other file.
    private let projectNames: [Int]

    /// Prepares for the columns of a file.
    init(_ header: HeaderRow) {
        self.header = header
        rules = header.columns.fields.map(CellRule.init)
        number = header.column(.person, "number")
        name = header.column(.person, "name")
        phone = header.column(.person, "phone")
        birthday = header.column(.person, "birthday")
        birthdayKind = header.column(.person, "birthday_kind")
        let fields = header.columns.fields
        projectNames = header.columns.tellProjects ? fields.indices.filter { fields[$0].namesProject } : []
    }

    /// Reads one record.
    /// - Parameters:
    ///   - cells: Its cells.
    ///   - text: What they lie in.
    ///   - line: The line it begins on.
    /// - Returns: What it turned out to be.
    func read(_ cells: [Cell], in text: Span<UInt8>, line: Int) -> Outcome {
        if isBlankOrTotal(cells, in: text) { return .skipped }
        var column: Int?
        do throws(RowFault) {
            if cells.count > header.names.count {
                throw .tooManyCells(cells.count, expected: header.names.count)
            }
            var values: [FieldValue?] = []
            let lostBirthday = try readValues(cells, in: text, into: &values, &column)
            column = nil
            try requireIdentity(values)
            let warning = lostBirthday.map { problem in
                CustomerFileWarning(line: line, column: name(of: birthday) ?? "", reason: problem.phrase)
            }
            return .row(CustomerRow(line: line, values: values), warning)
        } catch {
            return .rejected(RowRejection(line: line, column: name(of: column), reason: error.phrase))
        }
    }

    /// Reads the cells of all columns; `column` is the one at fault when this throws.
    ///
    /// Returns why a lunar birthday is left out, if it is: its month had no such day, and the rest of the row is right.
    private func readValues(
        _ cells: [Cell],
        in text: Span<UInt8>,
        into values: inout [FieldValue?],
        _ column: inout Int?
    ) throws(RowFault) -> LunarDateProblem? {
        values.reserveCapacity(rules.count)
        for index in rules.indices {
            column = index
            // By which calendar it is written may stand in a later column.
            values.append(index == birthday ? nil : try value(index, cells, in: text))
        }
        guard let birthday else { return nil }
        column = birthday
        guard isLunar(values) else {
            values[birthday] = try value(birthday, cells, in: text)
            return nil
        }
        do throws(RowFault) {
            _ = try value(birthday, cells, in: text)
        } catch {
            if error == .emptyDay { throw error }  // means "none" by either calendar
        }
        do throws(LunarDateProblem) {
            values[birthday] = try lunarBirthday(cells, in: text).map { .day($0) }
            return nil
        } catch {
            guard error != .unreadable else { throw .notALunarDay }
            return error
        }
    }

    /// The day of birth that a lunar date stands for; nothing for an empty cell.
    private func lunarBirthday(_ cells: [Cell], in text: Span<UInt8>) throws(LunarDateProblem) -> Day? {
        guard let birthday else { return nil }
        // Numbers are read as in any column of days, and then mean month and day of the lunar calendar.
        if case .day(let written)? = try? value(birthday, cells, in: text) {
            let (year, month, day) = written.parts
            return try LunarDate(year: year, month: month, isLeap: false, day: day).civil
        }
        let position = header.positions[birthday]
        guard position < cells.count else { return nil }
        let words = CellText.string(of: cells[position], in: text)
        return words.allSatisfy(\.isWhitespace) ? nil : try LunarDate(chinese: words).civil
    }

    /// The value of a column; cells missing at the end of a record are empty.
    private func value(_ index: Int, _ cells: [Cell], in text: Span<UInt8>) throws(RowFault) -> FieldValue? {
        let position = header.positions[index]
        guard position < cells.count else { return nil }
        let cell = cells[position]
        if cell.start == cell.end { return nil }
        let content = text.extracting(cell.start..<cell.end)
        if !cell.needsUnquoting { return try rules[index].value(of: content) }
        let unquoted = CellText.unquoted(content)
        return try rules[index].value(of: unquoted.span)
    }

    private func isLunar(_ values: [FieldValue?]) -> Bool {
        birthdayKind.map { values[$0] == .text("lunar") } ?? false
    }

    private func requireIdentity(_ values: [FieldValue?]) throws(RowFault) {
        if let number, values[number] != nil { return }
        if let name, let phone, values[name] != nil, values[phone] != nil { return }
        if projectNames.contains(where: { values[$0] != nil }) { return }
        throw projectNames.isEmpty ? .noIdentity : .noProject
    }

    private func name(of column: Int?) -> String? {
        column.map { header.names[header.positions[$0]] }
    }

    private func isBlankOrTotal(_ cells: [Cell], in text: Span<UInt8>) -> Bool {
        guard let first = cells.first else { return true }
        // Most rows begin with a letter; making a text of it for each would cost.
        if first.end - first.start >= 6, text[first.start] >= 0x80 || text[first.start] <= 0x20 || first.needsUnquoting
        {
            let word = CellText.string(of: first, in: text).filter { !":\u{FF1A} ".contains($0) }
            if ["合计", "总计", "小计"].contains(word) { return true }
        }
        for cell in cells where cell.start < cell.end {
            if !CellText.trimmedRange(text.extracting(cell.start..<cell.end)).isEmpty { return false }
        }
        return true
    }
}
