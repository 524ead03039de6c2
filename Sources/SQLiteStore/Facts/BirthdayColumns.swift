import ChineseCalendar
import GRDB
import Lifecycle

/// The two columns of a birthday, which mean one day together: what is written in numbers is another day by the other
/// calendar.
final class BirthdayColumns {
    /// The column that follows from both; none where the file lacks one of them.
    let derived: [String]

    private let birthday: Int?
    private let kind: Int?
    private let born: Prepared
    private let setBirthday: Prepared
    /// What was on record before the row at hand, where the file lacks one of the columns.
    private var before: (born: Day?, kind: String?) = (nil, nil)

    init(_ database: Database, _ part: RowLayout.Part) throws {
        birthday = part.position("birthday")
        kind = part.position("birthday_kind")
        derived = birthday != nil && kind != nil ? ["birthday_key"] : []
        born = try Prepared(database, "SELECT birthday, birthday_kind FROM persons WHERE id = ?1")
        setBirthday = try Prepared(database, "UPDATE persons SET birthday = ?2, birthday_key = ?3 WHERE id = ?1")
    }

    /// Makes the key of a birthday of the values that the cells of a person come to.
    func derivation(_ columns: [RecordColumn]) -> ([SQLValue]) -> [SQLValue] {
        guard let day = columns.firstIndex(where: { $0.name == "birthday" }),
            let calendar = columns.firstIndex(where: { $0.name == "birthday_kind" })
        else { return { _ in [] } }
        return { values in
            guard case .integer(let born) = values[day] else { return [.null] }
            var kind: String?
            if case .text(let text) = values[calendar] { kind = text }
            return [Self.key(Day(number: Int32(truncatingIfNeeded: born)), kind)]
        }
    }

    /// The row with the day that its numbers mean by the calendar on record, where it tells the day alone.
    func read(_ row: CustomerRow, of person: Int64?) throws -> CustomerRow {
        guard (birthday == nil) != (kind == nil) else { return row }
        before = try person.map(recorded) ?? (nil, nil)
        guard let birthday, let written = row.day(birthday) else { return row }
        var values = row.values
        let day = Self.day(written.parts, before.kind)
        values[birthday] = day.map(FieldValue.day)
        // A day that never was says nothing of the one on record.
        let untold = row.untold + (day == nil ? [birthday] : [])
        return CustomerRow(line: row.line, values: values, cleared: row.cleared, untold: untold)
    }

    /// Counts the birthday anew of a row that told the day or its calendar alone.
    func finish(_ written: RecordWriter.Written) throws {
        guard (birthday == nil) != (kind == nil), written.effect != .unchanged else { return }
        let now = try recorded(written.number)
        // Where the calendar changed, the numbers stay.
        let day =
            now.kind == before.kind || birthday != nil
            ? now.born : before.born.flatMap { Self.day(Self.numbers($0, before.kind), now.kind) }
        try setBirthday.run(
            .integer(written.number),
            .optional(day.map { Int64($0.number) }),
            day.map { Self.key($0, now.kind) } ?? .null
        )
    }

    private func recorded(_ person: Int64) throws -> (born: Day?, kind: String?) {
        born.bind(.integer(person))
        defer { born.reset() }
        guard try born.step(), !born.isNull(0) else { return (nil, born.optionalText(1)) }
        return (Day(number: Int32(truncatingIfNeeded: born.integer(0))), born.optionalText(1))
    }

    static func key(_ born: Day, _ kind: String?) -> SQLValue { .optional(BirthdayKey.of(born: born, kind: kind)) }

    /// Year, month and day as they are written by the calendar of a birthday; a leap month's as those of the month.
    private static func numbers(_ born: Day, _ kind: String?) -> (year: Int, month: Int, day: Int) {
        guard kind == BirthdayKind.lunar.rawValue, let date = LunarDate(born) else { return born.parts }
        return (date.year, date.month, date.day)
    }

    /// The day that written numbers mean by a calendar; `nil` when there was no such day.
    private static func day(_ numbers: (year: Int, month: Int, day: Int), _ kind: String?) -> Day? {
        guard kind == BirthdayKind.lunar.rawValue else {
            return Day(year: numbers.year, month: numbers.month, day: numbers.day)
        }
        return try? LunarDate(year: numbers.year, month: numbers.month, day: numbers.day).civil
    }
}
