import ChineseCalendar
import Lifecycle

/// Where each record's fields stand in the rows of one file.
struct RowLayout {
    /// Column names of a table and the positions of their cells, in file order.
    struct Part {
        var columns: [String] = []
        var positions: [Int] = []

        func values(_ row: CustomerRow) -> [SQLValue] { positions.map { SQLValue(row.values[$0]) } }

        func value(_ column: String, _ row: CustomerRow) -> FieldValue? {
            columns.firstIndex(of: column).flatMap { row.values[positions[$0]] }
        }

        func text(_ column: String, _ row: CustomerRow) -> String? {
            if case .text(let text) = value(column, row) { text } else { nil }
        }
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
                }
            self[keyPath: path].columns.append(field.name)
            self[keyPath: path].positions.append(position)
        }
    }
}

extension SQLValue {
    init(_ value: FieldValue?) {
        switch value {
        case .text(let text): self = .text(text)
        case .integer(let integer): self = .integer(integer)
        case .number(let number): self = .number(number)
        case .day(let day): self = .integer(Int64(day.number))
        case .boolean(let truth): self = .integer(truth ? 1 : 0)
        case nil: self = .null
        }
    }
}
