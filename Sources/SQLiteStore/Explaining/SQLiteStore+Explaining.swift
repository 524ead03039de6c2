package import ChineseCalendar
import GRDB
package import Lifecycle

extension SQLiteStore: ExplainStore {
    package func subject(_ name: String, of kind: SubjectKind) throws -> SubjectID? {
        let sql =
            switch kind {
            case .person: "SELECT id FROM persons WHERE number IN (?1, upper(?1)) OR id = ?2 ORDER BY id = ?2 LIMIT 1"
            case .journey:
                """
                SELECT id FROM (SELECT id, 1 AS rank FROM journeys WHERE key IN (?1, 'contract ' || ?1, 'contract ' || upper(?1))
                  UNION ALL SELECT id, 2 FROM journeys WHERE id = ?2
                  UNION ALL SELECT w.journey, 3 FROM owners w JOIN persons o ON o.id = w.person WHERE o.number IN (?1, upper(?1)))
                ORDER BY rank, id LIMIT 1
                """
            case .project: "SELECT id FROM projects WHERE code IN (?1, upper(?1)) OR id = ?2 ORDER BY id = ?2 LIMIT 1"
            }
        return try read { database in
            let find = try Prepared(database, sql)
            find.bind(.text(name), .integer(Int64(name) ?? 0))
            defer { find.reset() }
            if try find.step() { return SubjectID(kind, find.integer(0)) }
            guard kind == .journey else { return nil }
            // A journey that was known before its contract has another key.
            let search = try Prepared(
                database,
                "SELECT id FROM journeys WHERE contract = ?1 AND \(Schema.hasOtherKey) ORDER BY id LIMIT 1"
            )
            search.bind(.text(name))
            defer { search.reset() }
            return try search.step() ? SubjectID(kind, search.integer(0)) : nil
        }
    }

    package func planReader(about subject: SubjectID, knownOn day: Day?) throws -> any PlanReader {
        try SQLitePlanReader(self, knownOn: day, about: subject)
    }

    package func journeys(of person: SubjectID, knownOn day: Day?) throws -> [SubjectID] {
        try read { database in
            let owned = "person = \(person.record)"
            let rows = try day.map { day in
                let change = try SQLitePlanReader.lastChange(database, knownOn: day)
                return "(\(VersionedTable.owners.rows(knownAfter: change, in: "main", where: owned)))"
            }
            let find = try Prepared(
                database,
                "SELECT journey FROM \(rows ?? "owners") WHERE \(owned) ORDER BY journey",
                cached: false
            )
            var journeys: [SubjectID] = []
            while try find.step() { journeys.append(SubjectID(.journey, find.integer(0))) }
            return journeys
        }
    }

    package func decisions(of rule: String, about subject: SubjectID) throws -> [PastDecision] {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT l.occasion, l.outcome, l.reason, l.due, l.day, coalesce(v.hash, ''), l.rule FROM rules r
                  JOIN ledger l ON l.rule = r.id AND l.subject = ?2 LEFT JOIN sweeps s ON s.id = l.sweep
                  LEFT JOIN revisions v ON v.id = s.revision
                WHERE r.name = ?1 ORDER BY l.day DESC, l.occasion DESC
                """
            )
            find.bind(.text(rule), .integer(subject.raw))
            var decisions: [PastDecision] = []
            while try find.step() {
                decisions.append(
                    PastDecision(
                        occasion: find.integer(0),
                        outcome: Outcome(rawValue: find.text(1)) ?? .lapsed,
                        reason: find.optionalText(2).map(Reason.init(code:)),
                        due: Day(number: Int32(truncatingIfNeeded: find.integer(3))),
                        day: Day(number: Int32(truncatingIfNeeded: find.integer(4))),
                        revision: find.text(5),
                        made: try Self.made(
                            Occurrence(rule: find.integer(6), subject: subject.raw, occasion: find.integer(0)),
                            database
                        )
                    )
                )
            }
            return decisions
        }
    }

    private static func made(_ occurrence: Occurrence, _ database: Database) throws -> [PastDecision.Made] {
        let find = try Prepared(
            database,
            """
            SELECT 1, id, kind, state, ordinal FROM tasks WHERE rule = ?1 AND subject = ?2 AND occasion = ?3
            UNION ALL SELECT 0, id, channel || ' ' || template, state, ordinal FROM outbox
              WHERE rule = ?1 AND subject = ?2 AND occasion = ?3 ORDER BY 5, 2
            """
        )
        find.bind(occurrence.values)
        var made: [PastDecision.Made] = []
        while try find.step() {
            made.append(
                PastDecision.Made(
                    isTask: find.integer(0) > 0,
                    number: find.integer(1),
                    what: find.text(2),
                    state: find.text(3)
                )
            )
        }
        return made
    }
}
