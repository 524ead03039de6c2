extension WorkdayArrangement {
    /// Reads the file of one year that staff import.
    ///
    /// - Parameters:
    ///   - text: As ``arrangements(csv:)`` takes it.
    ///   - year: The year the file should be for; nothing when any will do.
    /// - Throws: ``ArrangementProblem``, the first that is met; ``ArrangementProblem/severalYears(_:)`` only where no
    ///   year is expected.
    package init(csv text: String, expecting year: Int? = nil) throws(ArrangementProblem) {
        if let year {
            self = try Self.checked(Self.lines(csv: text), year: year)
            return
        }
        let arrangements = try Self.arrangements(csv: text)
        guard arrangements.count == 1 else { throw .severalYears(arrangements.map(\.year)) }
        self = arrangements[0]
    }

    /// Reads a file of one year or several.
    ///
    /// The first line names the columns in any order: 日期 or `date`, 类型 or `kind`, and 节日 or `holiday`, which may be
    /// missing; other columns are passed over. Days are written 2027-01-01, 2027/1/1, 2027年1月1日 or 20270101, kinds
    /// `off`, 休, 放假, 休息 or `work`, 班, 上班, 补班. Cells are separated by commas, semicolons or tabs; a byte order mark,
    /// empty lines and every kind of line end are taken.
    ///
    /// A few days of late December without any other of their year belong to the notice of the next year, and a few
    /// of early January to that of the year before, when the file has days of it.
    ///
    /// - Parameter text: The whole file.
    /// - Returns: One arrangement for each year, in order; at least one.
    /// - Throws: ``ArrangementProblem``, the first that is met; nothing is taken then.
    package static func arrangements(csv text: String) throws(ArrangementProblem) -> [WorkdayArrangement] {
        let lines = try lines(csv: text)
        try refuseRepetition(in: lines)
        var years = Dictionary(grouping: lines.map(\.day)) { $0.day.parts.year }
        for year in years.keys.sorted() {
            if years[year + 1] != nil, let days = years[year], days.allSatisfy({ isAtYearEnd($0.day) }) {
                years[year] = nil
                years[year + 1]? += days
            } else if years[year - 1] != nil, let days = years[year], days.allSatisfy({ isAtYearBegin($0.day) }) {
                years[year] = nil
                years[year - 1]? += days
            }
        }
        return years.keys.sorted().map { WorkdayArrangement(checkedYear: $0, days: years[$0] ?? []) }
    }

    private static func lines(csv text: String) throws(ArrangementProblem) -> [ArrangedLine] {
        let scalars = text.unicodeScalars
        let content = scalars.first == "\u{FEFF}" ? String(scalars.dropFirst()) : text
        var columns: ArrangementColumns?
        var lines: [ArrangedLine] = []
        for (index, line) in content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard let known = columns else {
                if !line.allSatisfy(\.isWhitespace) { columns = try ArrangementColumns(header: line) }
                continue
            }
            if let day = try known.day(in: line, number: index + 1) {
                lines.append(ArrangedLine(number: index + 1, day: day))
            }
        }
        if lines.isEmpty { throw .nothing }
        return lines
    }
}
