import ChineseCalendar
import Lifecycle

/// Where each record's fields stand in the rows of one file.
struct RowLayout {
    /// Column names of a table and the positions of their cells, in file order.
    struct Part {
        var columns: [String] = []
        var positions: [Int] = []

        /// Where the cells of a column stand; nothing when the file has no such column.
        func position(_ column: String) -> Int? { columns.firstIndex(of: column).map { positions[$0] } }
    }

    private(set) var person = Part()
    private(set) var project = Part()
    private(set) var home = Part()
    private(set) var journey = Part()
    private(set) var ownership = Part()
    private(set) var milestones = Part()

    /// Whether the file says which home a row is about.
    var tellsHome: Bool { home.columns.contains("room") || home.columns.contains("building") }

    init(_ columns: CustomerColumns) {
        for (position, field) in columns.fields.enumerated() {
            let path: WritableKeyPath<RowLayout, Part> =
                switch field.record {
                case .person: \.person
                case .project: \.project
                case .home: \.home
                case .journey: \.journey
                case .ownership: \.ownership
                case .milestone: \.milestones
                case .holding: preconditionFailure("no file tells \(field.name): it follows from journeys")
                }
            self[keyPath: path].columns.append(field.name)
            self[keyPath: path].positions.append(position)
        }
    }
}

extension CustomerRow {
    /// The value of a cell; nothing when it is empty or the file lacks its column.
    func value(_ position: Int?) -> FieldValue? { position.flatMap { values[$0] } }

    /// The day in a cell; nothing when it holds none.
    func day(_ position: Int) -> Day? {
        if case .day(let day) = values[position] { day } else { nil }
    }

    /// The text of a cell; nothing when it holds none.
    func text(_ position: Int?) -> String? {
        if case .text(let text) = value(position) { text } else { nil }
    }
}

/// What a row tells of one record: some of its cells, and what follows from others.
///
/// Values are made as they are asked for, so that telling costs no array.
struct Told {
    let row: CustomerRow
    let positions: [Int]
    /// Those of the cells that count something: empty, they count 0.
    var counting: [Int] = []
    /// What comes after the cells.
    var further: [SQLValue] = []

    var count: Int { positions.count + further.count }

    subscript(index: Int) -> SQLValue {
        guard index < positions.count else { return further[index - positions.count] }
        let position = positions[index]
        guard let value = row.values[position] else { return counting.contains(position) ? .integer(0) : .null }
        return SQLValue(value)
    }
}

extension SQLValue {
    init(_ value: FieldValue) {
        switch value {
        case .text(let text): self = .text(text)
        case .integer(let integer): self = .integer(integer)
        case .number(let number): self = .number(number)
        case .day(let day): self = .integer(Int64(day.number))
        case .boolean(let truth): self = .integer(truth ? 1 : 0)
        }
    }
}
