import ChineseCalendar
import GRDB

/// Gives the persons of an older file the keys their birthdays are found by.
///
/// Older files keep a lunar birthday as the solar day with the same numbers; from here on the day of birth itself is
/// kept. A lunar date that never was is left out.
struct BirthdayMigration {
    private let database: Database

    init(_ database: Database) { self.database = database }

    func run() throws {
        for table in ["persons", "persons_past"] {
            // What has been moved has a key, so that it is not taken for what has not.
            let set = try Prepared(
                database,
                """
                UPDATE \(table) SET birthday = ?3, birthday_key = ?4
                WHERE birthday = ?1 AND birthday_kind IS ?2 AND birthday_key IS NULL
                """,
                cached: false
            )
            for (written, kind) in try told(in: table) {
                let born = kind == BirthdayKind.lunar.rawValue ? Self.lunar(written) : written
                let key = born.flatMap { BirthdayKey.of(born: $0, kind: kind) }
                try set.run(
                    .int(written.number),
                    .optional(kind),
                    .optional(born.map { Int64($0.number) }),
                    .optional(key)
                )
            }
        }
    }

    private func told(in table: String) throws -> [(written: Day, kind: String?)] {
        let find = try Prepared(
            database,
            "SELECT DISTINCT birthday, birthday_kind FROM \(table) WHERE birthday IS NOT NULL",
            cached: false
        )
        var told: [(written: Day, kind: String?)] = []
        while try find.step() {
            told.append((Day(number: Int32(truncatingIfNeeded: find.integer(0))), find.optionalText(1)))
        }
        return told
    }

    private static func lunar(_ written: Day) -> Day? {
        let (year, month, day) = written.parts
        return try? LunarDate(year: year, month: month, isLeap: false, day: day).civil
    }
}
