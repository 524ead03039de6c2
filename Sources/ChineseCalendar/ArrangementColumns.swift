/// Where the columns of an arrangement's file stand.
struct ArrangementColumns {
    private let separator: Character
    private let date: Int
    private let kind: Int
    private let name: Int?

    /// Reads the line with the names of the columns.
    /// - Throws: ``ArrangementProblem/noHeader``.
    init(header: Substring) throws(ArrangementProblem) {
        let separator = [",", "\t", ";", "，"].first { header.contains($0) } ?? ","
        let names = Self.cells(of: header, separator: separator).map { $0.lowercased() }
        guard let date = names.firstIndex(where: ["日期", "date"].contains),
            let kind = names.firstIndex(where: ["类型", "類型", "kind"].contains)
        else { throw .noHeader }
        self.separator = separator
        self.date = date
        self.kind = kind
        name = names.firstIndex(where: ["节日", "節日", "名称", "名稱", "holiday", "name"].contains)
    }

    /// The day of a line; nothing when all cells are empty.
    /// - Throws: ``ArrangementProblem`` about the date or the kind.
    func day(in line: Substring, number: Int) throws(ArrangementProblem) -> ArrangedDay? {
        let cells = Self.cells(of: line, separator: separator)
        if cells.allSatisfy(\.isEmpty) { return nil }
        let written = (date: Self.cell(date, of: cells), kind: Self.cell(kind, of: cells))
        guard let day = Day(written: written.date) else {
            throw .unreadableDate(line: number, text: String(written.date.prefix(40)))
        }
        let year = day.parts.year
        guard WorkdayArrangement.years.contains(year) else { throw .yearOutside(line: number, year: year) }
        guard let kind = Self.kinds[written.kind.lowercased()] else {
            throw .unknownKind(line: number, text: String(written.kind.prefix(40)))
        }
        return ArrangedDay(day, kind, name: name.map { Self.cell($0, of: cells) } ?? "")
    }

    private static let kinds: [String: ArrangedDay.Kind] = [
        "off": .off, "休": .off, "放假": .off, "休息": .off, "休假": .off,
        "work": .work, "班": .work, "上班": .work, "补班": .work, "補班": .work, "工作": .work,
    ]

    private static func cell(_ index: Int, of cells: [String]) -> String { index < cells.count ? cells[index] : "" }

    /// The cells of a line without the spaces around them; a quoted cell may contain the separator.
    private static func cells(of line: Substring, separator: Character) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case separator where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells.map(trimmed)
    }

    private static func trimmed(_ cell: String) -> String {
        var rest = cell[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
