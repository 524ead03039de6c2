import ChineseCalendar
import GRDB
import Lifecycle

/// Writes people: merged by customer number, or by name and phone where a file has no numbers; never by name alone.
final class PersonWriter {
    private let byNumber: RecordWriter
    private let byPhone: RecordWriter
    private let positions: [Int]
    private let birthday: Int?
    private let birthdayKind: Int?
    /// Whether the file tells all that the number for birthdays follows from.
    private let tellsKey: Bool
    private let born: Prepared
    private let setKey: Prepared
    private let number: Int?
    private let name: Int?
    private let phone: Int?

    init(_ database: Database, _ part: RowLayout.Part, change: Int64) throws {
        positions = part.positions
        number = part.position("number")
        name = part.position("name")
        phone = part.position("phone")
        birthday = part.position("birthday")
        birthdayKind = part.position("birthday_kind")
        tellsKey = birthday != nil && birthdayKind != nil
        let columns = part.columns + (tellsKey ? ["birthday_key"] : [])
        born = try Prepared(database, "SELECT birthday, birthday_kind FROM persons WHERE id = ?1")
        setKey = try Prepared(database, "UPDATE persons SET birthday_key = ?2 WHERE id = ?1")
        byNumber = try RecordWriter(database, .persons, key: "number = ?1", columns: columns, change: change)
        byPhone = try RecordWriter(
            database,
            .persons,
            key: "number IS NULL AND phone = ?1 AND name = ?2",
            columns: columns,
            change: change
        )
    }

    /// Writes the person of a row.
    /// - Returns: Number and what was done; nothing when the row names nobody.
    func write(_ row: CustomerRow) throws -> RecordWriter.Written? {
        let told = Told(row: row, positions: positions, further: tellsKey ? [key(row)] : [])
        let written: RecordWriter.Written
        if let number = row.text(number) {
            written = try byNumber.write(told, over: try byNumber.find(.text(number)))
        } else {
            guard let name = row.text(name), let phone = row.text(phone) else { return nil }
            written = try byPhone.write(told, over: try byPhone.find(.text(phone), .text(name)))
        }
        let tellsPart = !tellsKey && (birthday != nil || birthdayKind != nil)
        if tellsPart, written.effect != .unchanged { try updateKey(of: written.number) }
        return written
    }

    private func key(_ row: CustomerRow) -> SQLValue {
        guard case .day(let born) = row.value(birthday) else { return .null }
        return .optional(BirthdayKey.of(born: born, kind: row.text(birthdayKind)))
    }

    /// Writes the number that a birthday is found by; one file may tell the day and another the kind.
    private func updateKey(of person: Int64) throws {
        born.bind(.integer(person))
        let day = try born.step() && !born.isNull(0) ? Day(number: Int32(truncatingIfNeeded: born.integer(0))) : nil
        let kind = day == nil ? nil : born.optionalText(1)
        born.reset()
        try setKey.run(.integer(person), .optional(day.flatMap { BirthdayKey.of(born: $0, kind: kind) }))
    }

    /// Whether a row tells whom it is about.
    func namesPerson(_ row: CustomerRow) -> Bool {
        row.text(number) != nil || row.text(name) != nil && row.text(phone) != nil
    }
}
