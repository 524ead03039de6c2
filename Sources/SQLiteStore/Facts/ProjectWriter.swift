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
    private let find: Prepared
    private var numbers: [String: Int64] = [:]

    /// Far more projects than a property developer has; a file with more gets slower and not bigger.
    private static let numbersKept = 10_000

    init(_ database: Database, _ part: RowLayout.Part, _ session: ImportSession) throws {
        self.database = database
        code = part.position("code")
        name = part.position("name")
        find = try Prepared(database, "SELECT id FROM projects WHERE code = ?1")
        projects = try RecordWriter(
            database,
            .projects,
            key: "code = ?1",
            columns: part.columns(session, but: ["code"]),
            fixed: ["code"],
            session: session
        )
    }

    /// The number of a project on record; `nil` for a new one.
    func number(_ code: String) throws -> Int64? {
        if let number = numbers[code] { return number }
        find.bind(.text(code))
        defer { find.reset() }
        return try find.step() ? find.integer(0) : nil
    }

    /// What a row knows its project by; `nil` when it names none.
    func code(_ row: CustomerRow) -> String? { row.text(code) ?? row.text(name) }

    /// Writes the project of a row, unless an earlier row of the file did.
    func write(_ row: CustomerRow, code: String) throws -> RecordWriter.Written {
        if let number = numbers[code] { return RecordWriter.Written(number: number, effect: .unchanged) }
        let written = try tell(row, code: code)
        if numbers.count == Self.numbersKept { numbers.removeAll() }
        numbers[code] = written.number
        return written
    }

    /// Writes what a row tells of its project, which keeps what an empty cell does not tell.
    func tell(_ row: CustomerRow, code: String) throws -> RecordWriter.Written {
        let found = try projects.find(.text(code))
        // Later rows only name the project; a first one that says otherwise than before corrects it.
        return try projects.write(row, over: found, fixed: [.text(code)], telling: RecordWriter.Telling())
    }
}
