import GRDB
import Lifecycle

/// Writes projects: known by their code, or by their name where a file has no codes.
///
/// The first row of a file that names a project tells its facts; the others only name it.
final class ProjectWriter {
    private let database: Database
    private let projects: RecordWriter
    private let code: Int?
    private let name: Int?
    private let columns: [String]
    private let positions: [Int]
    private var numbers: [String: Int64] = [:]

    /// Far more projects than a developer has; a file with more gets slower and not bigger.
    private static let numbersKept = 10_000

    init(_ database: Database, _ part: RowLayout.Part, change: Int64) throws {
        self.database = database
        code = part.position("code")
        name = part.position("name")
        let told = zip(part.columns, part.positions).filter { $0.0 != "code" }
        columns = told.map(\.0)
        positions = told.map(\.1)
        projects = try RecordWriter(
            database,
            .projects,
            key: "code = ?1",
            columns: columns,
            fixed: ["code"],
            change: change
        )
    }

    /// What a row knows its project by; nothing when it names none.
    func code(_ row: CustomerRow) -> String? { row.text(code) ?? row.text(name) }

    /// Writes the project of a row, unless an earlier row of the file did.
    func write(_ row: CustomerRow, code: String) throws -> RecordWriter.Written {
        if let number = numbers[code] { return RecordWriter.Written(number: number, effect: .unchanged) }
        let written = try tell(row, code: code)
        if numbers.count == Self.numbersKept { numbers.removeAll() }
        numbers[code] = written.number
        return written
    }

    /// Writes what a row tells of its project.
    func tell(_ row: CustomerRow, code: String) throws -> RecordWriter.Written {
        let values = try zip(columns, positions).map { column, position in
            // A project keeps what an empty cell does not tell; the legal minimum stands until told otherwise.
            try row.values[position].map(SQLValue.init) ?? current(column, of: code)
        }
        let found = try projects.find(.text(code))
        let told = Told(row: row, positions: [], further: values)
        return try projects.write(told, over: found, fixed: [.text(code)])
    }

    private func current(_ column: String, of code: String) throws -> SQLValue {
        let find = try Prepared(database, "SELECT \(column) FROM projects WHERE code = ?")
        find.bind(.text(code))
        defer { find.reset() }
        guard try find.step(), !find.isNull(0) else { return column == "pipe_warranty_months" ? .integer(2) : .null }
        return Self.numbers.contains(column) ? .integer(find.integer(0)) : .text(find.text(0))
    }

    private static let numbers: Set = ["pipe_warranty_months", "heating", "safety_notice"]
}
