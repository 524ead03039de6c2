import ChineseCalendar
import GRDB
package import Lifecycle

extension SQLiteStore {
    package func story(of person: String, decisions limit: Int) throws -> PersonStory? {
        guard let number = try read({ try Self.record(of: person, $0) }) else { return nil }
        let marks = try marks(of: number)
        return try read { database in
            let find = try Prepared(
                database,
                """
                SELECT o.number, o.email, o.consent, coalesce(o.blocked, 0), coalesce(o.deceased, 0), o.merged_into,
                  \(FactsColumns.sql)
                FROM persons o LEFT JOIN journeys j ON j.id = (SELECT max(journey) FROM owners WHERE person = o.id)
                  LEFT JOIN projects p ON p.id = j.project LEFT JOIN homes h ON h.id = j.home WHERE o.id = ?1
                """
            )
            find.bind(.integer(number))
            defer { find.reset() }
            guard try find.step() else { return nil }
            return PersonStory(
                person: number,
                number: find.optionalText(0),
                facts: FactsColumns.read(find, from: 6),
                mailbox: find.text(1),
                consents: find.isNull(2) ? nil : find.integer(2) > 0,
                isBlocked: find.integer(3) > 0,
                isDeceased: find.integer(4) > 0,
                mergedInto: find.isNull(5) ? nil : find.integer(5),
                marks: marks,
                decisions: try Self.decisions(about: number, limit, database)
            )
        }
    }

    /// The record's number of a customer number, or of a record's number; `#17` is always a record's.
    private static func record(of person: String, _ database: Database) throws -> Int64? {
        // Files tell numbers in capitals, whatever is typed.
        let byNumber = try Prepared(database, "SELECT id FROM persons WHERE number IN (?1, upper(?1)) LIMIT 1")
        byNumber.bind(.text(person))
        defer { byNumber.reset() }
        if try byNumber.step() { return byNumber.integer(0) }
        guard let id = Int64(person.hasPrefix("#") ? person.dropFirst() : person[...]) else { return nil }
        let byID = try Prepared(database, "SELECT id FROM persons WHERE id = ?1")
        byID.bind(.integer(id))
        defer { byID.reset() }
        return try byID.step() ? id : nil
    }

    private static func decisions(
        about person: Int64,
        _ limit: Int,
        _ database: Database
    ) throws -> [PersonStory.Entry] {
        let find = try Prepared(
            database,
            """
            SELECT r.name, l.outcome, l.reason, l.due, l.day FROM (SELECT ?1 << 2 AS subject
              UNION SELECT id << 2 | 1 FROM journeys WHERE id IN (SELECT journey FROM owners WHERE person = ?1)
              AND contact = ?1) s CROSS JOIN rules r CROSS JOIN ledger l ON l.rule = r.id AND l.subject = s.subject
            ORDER BY l.day DESC, l.due DESC, r.name LIMIT ?2
            """
        )
        find.bind(.integer(person), .int(limit))
        var entries: [PersonStory.Entry] = []
        while try find.step() {
            guard let outcome = Outcome(rawValue: find.text(1)) else { continue }
            entries.append(
                PersonStory.Entry(
                    rule: find.text(0),
                    outcome: outcome,
                    reason: find.optionalText(2).map(Reason.init(code:)),
                    due: Day(number: Int32(truncatingIfNeeded: find.integer(3))),
                    day: Day(number: Int32(truncatingIfNeeded: find.integer(4)))
                )
            )
        }
        return entries
    }
}
