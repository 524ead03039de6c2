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
    private let born: Prepared
    private let setBirthday: Prepared
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
        let columns = part.columns + (birthday != nil && birthdayKind != nil ? ["birthday_key"] : [])
        born = try Prepared(database, "SELECT birthday, birthday_kind FROM persons WHERE id = ?1")
        setBirthday = try Prepared(database, "UPDATE persons SET birthday = ?2, birthday_key = ?3 WHERE id = ?1")
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
        let (writer, key): (RecordWriter, [SQLValue])
        if let number = row.text(number) {
            (writer, key) = (byNumber, [.text(number)])
        } else {
            guard let name = row.text(name), let phone = row.text(phone) else { return nil }
            (writer, key) = (byPhone, [.text(phone), .text(name)])
        }
        let found = try writer.find(key[0], key.count > 1 ? key[1] : nil)
        guard birthday != nil || birthdayKind != nil else {
            return try writer.write(Told(row: row, positions: positions), over: found)
        }
        guard let birthday, birthdayKind != nil else { return try writePart(row, writer, key, found) }
        let told = Told(row: row, positions: positions, further: [self.key(row.day(birthday), row.text(birthdayKind))])
        return try writer.write(told, over: found)
    }

    /// Writes a row that tells the day of a birthday or its kind alone, and the other is on record: what is written in
    /// numbers means another day by the other calendar.
    private func writePart(
        _ row: CustomerRow,
        _ writer: RecordWriter,
        _ key: [SQLValue],
        _ found: Int64?
    ) throws -> RecordWriter.Written {
        writer.leave()
        let before: (born: Day?, kind: String?) = try found.map(recorded) ?? (nil, nil)
        let kind = birthdayKind == nil ? before.kind : row.text(birthdayKind)
        let numbers = birthday.map { row.day($0)?.parts } ?? before.born.map { Self.numbers($0, before.kind) }
        let born = numbers.flatMap { Self.day($0, kind) }
        var values = row.values
        if let birthday { values[birthday] = born.map(FieldValue.day) }
        let told = Told(row: CustomerRow(line: row.line, values: values), positions: positions)
        let written = try writer.write(told, over: try writer.find(key[0], key.count > 1 ? key[1] : nil))
        if written.effect != .unchanged {
            try setBirthday.run(
                .integer(written.number),
                .optional(born.map { Int64($0.number) }),
                self.key(born, kind)
            )
        }
        return written
    }

    private func recorded(_ person: Int64) throws -> (born: Day?, kind: String?) {
        born.bind(.integer(person))
        defer { born.reset() }
        guard try born.step(), !born.isNull(0) else { return (nil, born.optionalText(1)) }
        return (Day(number: Int32(truncatingIfNeeded: born.integer(0))), born.optionalText(1))
    }

    private func key(_ born: Day?, _ kind: String?) -> SQLValue {
        .optional(born.flatMap { BirthdayKey.of(born: $0, kind: kind) })
    }

    /// Year, month and day as they are written by the calendar of a birthday; a leap month's as those of the month.
    private static func numbers(_ born: Day, _ kind: String?) -> (year: Int, month: Int, day: Int) {
        guard kind == BirthdayKind.lunar.rawValue, let date = LunarDate(born) else { return born.parts }
        return (date.year, date.month, date.day)
    }

    /// The day that written numbers mean by a calendar; nothing when there was no such day.
    private static func day(_ numbers: (year: Int, month: Int, day: Int), _ kind: String?) -> Day? {
        guard kind == BirthdayKind.lunar.rawValue else {
            return Day(year: numbers.year, month: numbers.month, day: numbers.day)
        }
        return try? LunarDate(year: numbers.year, month: numbers.month, day: numbers.day).civil
    }

    /// Whether a row tells whom it is about.
    func namesPerson(_ row: CustomerRow) -> Bool {
        row.text(number) != nil || row.text(name) != nil && row.text(phone) != nil
    }
}
