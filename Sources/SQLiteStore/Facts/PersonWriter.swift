import ChineseCalendar
import GRDB
import Lifecycle

/// Writes people: merged by customer number, or by name and phone where a file has no numbers; never by name alone.
final class PersonWriter {
    private let byNumber: RecordWriter
    private let byPhone: RecordWriter
    private let part: RowLayout.Part
    private let change: Int64

    init(_ database: Database, _ part: RowLayout.Part, change: Int64) throws {
        self.part = part
        self.change = change
        byNumber = try RecordWriter(database, .persons, key: "number = ?1", columns: part.columns)
        byPhone = try RecordWriter(
            database,
            .persons,
            key: "number IS NULL AND phone = ?1 AND name = ?2",
            columns: part.columns
        )
    }

    /// Writes the person of a row.
    /// - Returns: Number, what was done, and whether contact is ruled out; nothing when the row names nobody.
    func write(_ row: CustomerRow) throws -> PersonWritten? {
        let values = part.values(row)
        let excluded = part.value("deceased", row) == .boolean(true) || part.value("blocked", row) == .boolean(true)
        if let number = part.text("number", row) {
            let written = try byNumber.write(key: [.text(number)], values: values, change: change)
            return PersonWritten(number: written.number, effect: written.effect, isExcluded: excluded)
        }
        guard let name = part.text("name", row), let phone = part.text("phone", row) else { return nil }
        let written = try byPhone.write(key: [.text(phone), .text(name)], values: values, change: change)
        return PersonWritten(number: written.number, effect: written.effect, isExcluded: excluded)
    }

    /// Whether a row tells whom it is about.
    func namesPerson(_ row: CustomerRow) -> Bool {
        part.text("number", row) != nil || part.text("name", row) != nil && part.text("phone", row) != nil
    }
}

/// A person after its row was written.
struct PersonWritten {
    let number: Int64
    let effect: RecordWriter.Effect
    let isExcluded: Bool
}
