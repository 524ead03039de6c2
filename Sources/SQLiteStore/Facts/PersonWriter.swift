import ChineseCalendar
import GRDB
import Lifecycle

/// Writes people: merged by customer number, or by name and phone where a file has no numbers; never by name alone.
final class PersonWriter {
    private let byNumber: RecordWriter
    private let byPhone: RecordWriter
    private let positions: [Int]
    private let number: Int?
    private let name: Int?
    private let phone: Int?

    init(_ database: Database, _ part: RowLayout.Part, change: Int64) throws {
        positions = part.positions
        number = part.position("number")
        name = part.position("name")
        phone = part.position("phone")
        byNumber = try RecordWriter(database, .persons, key: "number = ?1", columns: part.columns, change: change)
        byPhone = try RecordWriter(
            database,
            .persons,
            key: "number IS NULL AND phone = ?1 AND name = ?2",
            columns: part.columns,
            change: change
        )
    }

    /// Writes the person of a row.
    /// - Returns: Number and what was done; nothing when the row names nobody.
    func write(_ row: CustomerRow) throws -> RecordWriter.Written? {
        let told = Told(row: row, positions: positions)
        if let number = row.text(number) {
            return try byNumber.write(told, over: try byNumber.find(.text(number)))
        }
        guard let name = row.text(name), let phone = row.text(phone) else { return nil }
        return try byPhone.write(told, over: try byPhone.find(.text(phone), .text(name)))
    }

    /// Whether a row tells whom it is about.
    func namesPerson(_ row: CustomerRow) -> Bool {
        row.text(number) != nil || row.text(name) != nil && row.text(phone) != nil
    }
}
