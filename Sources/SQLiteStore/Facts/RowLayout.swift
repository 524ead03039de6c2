import ChineseCalendar
import Lifecycle

/// Where each record's fields stand in the rows of one file.
struct RowLayout {
    /// Column names of a table and the positions of their cells, in file order.
    struct Part {
        var columns: [String] = []
        var positions: [Int] = []
        private var fields: [Field] = []

        mutating func add(_ field: Field, at position: Int) {
            columns.append(field.name)
            positions.append(position)
            fields.append(field)
        }

        /// The columns as an import writes them, but for those named.
        func columns(_ session: ImportSession, but left: Set<String> = []) -> [RecordColumn] {
            zip(fields, positions).filter { !left.contains($0.0.name) }.map {
                RecordColumn($0, position: $1, session)
            }
        }

        /// Where the cells of a column stand; `nil` when the file has no such column.
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
            self[keyPath: path].add(field, at: position)
        }
    }
}

extension CustomerRow {
    /// The value of a cell; `nil` when it is empty or the file lacks its column.
    func value(_ position: Int?) -> FieldValue? { position.flatMap { values[$0] } }

    /// The day in a cell; `nil` when it holds none.
    func day(_ position: Int) -> Day? {
        if case .day(let day) = values[position] { day } else { nil }
    }

    /// The text of a cell; `nil` when it holds none.
    func text(_ position: Int?) -> String? {
        if case .text(let text) = value(position) { text } else { nil }
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
