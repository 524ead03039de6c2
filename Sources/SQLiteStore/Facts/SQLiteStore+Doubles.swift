import GRDB
package import Lifecycle

extension SQLiteStore {
    package func doubles(limit: Int) throws -> [PersonDouble] {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT a.id, a.number, b.id, b.number FROM persons a CROSS JOIN persons b
                  ON b.phone = a.phone AND b.id > a.id AND b.name = a.name
                  AND (a.birthday IS NULL OR b.birthday IS NULL OR b.birthday = a.birthday)
                WHERE a.phone IS NOT NULL AND a.merged_into IS NULL AND b.merged_into IS NULL
                ORDER BY a.id, b.id LIMIT ?1
                """
            )
            find.bind(.int(limit))
            var pairs: [PersonDouble] = []
            while try find.step() {
                pairs.append(
                    PersonDouble(
                        first: find.integer(0),
                        firstNumber: find.optionalText(1),
                        second: find.integer(2),
                        secondNumber: find.optionalText(3)
                    )
                )
            }
            return pairs
        }
    }

    package func mergeOf(_ person: Int64) throws -> ChangeID? {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT max(c.id) FROM persons p JOIN changes c ON c.kind = 'merge' AND c.source = 'merge ' || p.id
                  JOIN persons_past q ON q.id = +p.id AND q.known_to = +c.id AND q.merged_into IS NULL
                WHERE p.id = ?1 AND p.merged_into IS NOT NULL AND p.known = c.id
                """
            )
            find.bind(.integer(person))
            defer { find.reset() }
            return try find.step() && !find.isNull(0) ? ChangeID(number: find.integer(0)) : nil
        }
    }

    package func merge(_ other: Int64, into kept: Int64, change: ChangeID) throws -> Bool {
        try write { try PersonMerge($0, change: change.number).merge(other, into: kept) }
    }
}

/// Makes one record stand for another of the same person.
struct PersonMerge {
    private let database: Database
    private let change: Int64

    init(_ database: Database, change: Int64) {
        self.database = database
        self.change = change
    }

    /// Merges two records.
    /// - Returns: Whether there are two, neither of them merged already.
    func merge(_ other: Int64, into kept: Int64) throws -> Bool {
        let both = try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM persons WHERE id IN (?, ?) AND merged_into IS NULL",
            arguments: [other, kept]
        )
        guard other != kept, both == 2 else { return false }
        try mergeFacts(other, kept)
        try leadOn(other, kept)
        try mergeHomes(other, kept)
        try passOn(other, kept)
        return true
    }

    /// What the kept record lacks comes from the other one, and a refusal of either holds; the other one can be found by
    /// its number, name and telephone alone, and is never written to.
    private func mergeFacts(_ other: Int64, _ kept: Int64) throws {
        for person in [other, kept] {
            try run(VersionedTable.persons.keepPastSQL, .integer(change), .integer(person))
        }
        let filled = ["name", "gender", "salutation", "phone", "email", "address"].map {
            "\($0) = coalesce(\($0), (SELECT \($0) FROM persons WHERE id = ?1))"
        }
        let birthday = ["birthday", "birthday_kind", "birthday_key"].map {
            "\($0) = CASE WHEN birthday IS NULL THEN (SELECT \($0) FROM persons WHERE id = ?1) ELSE \($0) END"
        }
        let marks = ["deceased", "blocked"].map {
            "\($0) = nullif(max(coalesce(\($0), -1), coalesce((SELECT \($0) FROM persons WHERE id = ?1), -1)), -1)"
        }
        let refuses = """
            EXISTS (SELECT 1 FROM persons p JOIN address_marks a ON a.active = 1
              AND a.kind = '\(AddressMark.Kind.refuses.rawValue)'
              AND (a.channel = 'sms' AND a.address = p.phone OR a.channel = 'email' AND a.address = lower(p.email))
            WHERE p.id = ?1)
            """
        let consent = """
            consent = CASE WHEN consent = 0 OR (SELECT consent FROM persons WHERE id = ?1) = 0 OR \(refuses) THEN 0
            ELSE coalesce(consent, (SELECT consent FROM persons WHERE id = ?1)) END
            """
        let assignments = (filled + birthday + marks + [consent]).joined(separator: ", ")
        try run(
            "UPDATE persons SET \(assignments), known = ?3 WHERE id = ?2",
            .integer(other),
            .integer(kept),
            .integer(change)
        )
        try run(
            """
            UPDATE persons SET merged_into = ?2, birthday = NULL, birthday_key = NULL, consent = NULL, known = ?3
            WHERE id = ?1
            """,
            .integer(other),
            .integer(kept),
            .integer(change)
        )
    }

    /// Those that were merged into the other record before lead to the kept one now.
    private func leadOn(_ other: Int64, _ kept: Int64) throws {
        let find = try Prepared(database, "SELECT id FROM persons WHERE merged_into = ?1")
        find.bind(.integer(other))
        var records: [Int64] = []
        while try find.step() { records.append(find.integer(0)) }
        for record in records {
            try run(VersionedTable.persons.keepPastSQL, .integer(change), .integer(record))
            try run(
                "UPDATE persons SET merged_into = ?2, known = ?3 WHERE id = ?1",
                .integer(record),
                .integer(kept),
                .integer(change)
            )
        }
    }

    /// A journey known by the other person's visit is known by the kept one's, unless they have one of their own.
    private func takeVisit(_ journey: Int64, _ other: Int64, _ kept: Int64) throws {
        let isVisit = "id = ?1 AND key = 'visit ' || project || ' ' || ?2"
        let key = "'visit ' || project || ' ' || ?3"
        let find = try Prepared(
            database,
            "SELECT 1 FROM journeys j WHERE \(isVisit) AND NOT EXISTS (SELECT 1 FROM journeys k WHERE k.key = 'visit ' || j.project || ' ' || ?3)"
        )
        find.bind(.integer(journey), .integer(other), .integer(kept))
        let isFree = try find.step()
        find.reset()
        guard isFree else { return }
        try run(VersionedTable.journeys.keepPastSQL, .integer(change), .integer(journey))
        try run(
            "UPDATE journeys SET key = \(key), known = ?4 WHERE \(isVisit)",
            .integer(journey),
            .integer(other),
            .integer(kept),
            .integer(change)
        )
    }

    private func mergeHomes(_ other: Int64, _ kept: Int64) throws {
        let owners = try OwnerWriter(database, change: change)
        let find = try Prepared(database, "SELECT journey, role FROM owners WHERE person = ?1 ORDER BY journey")
        find.bind(.integer(other))
        var homes: [(journey: Int64, isMain: Bool)] = []
        while try find.step() { homes.append((find.integer(0), find.text(1) == "main")) }
        for home in homes {
            try takeVisit(home.journey, other, kept)
            let isMain = try home.isMain || owners.isMain(kept, of: home.journey)
            _ = try owners.remove(other, from: home.journey)
            _ = try owners.write(
                journey: home.journey,
                person: RecordWriter.Written(number: kept, effect: .updated),
                mayBeContacted: false,
                isMain: isMain,
                isNew: false
            )
        }
        try owners.updateContacts(of: kept)
    }

    /// Open tasks and waiting messages go over, but for greetings that both would get.
    private func passOn(_ other: Int64, _ kept: Int64) throws {
        try run(
            """
            UPDATE outbox SET state = 'cancelled', cancelled_after = \(AttemptWriter.lastSweep)
            WHERE person = ?1 AND state = 'waiting' AND EXISTS (SELECT 1 FROM outbox k WHERE k.person = ?2
              AND k.rule = outbox.rule AND k.occasion = outbox.occasion AND k.channel = outbox.channel
              AND k.subject & 3 = 0 AND outbox.subject & 3 = 0 AND k.state <> 'cancelled')
            """,
            .integer(other),
            .integer(kept)
        )
        try run(
            "UPDATE outbox SET person = ?2 WHERE person = ?1 AND state = 'waiting'",
            .integer(other),
            .integer(kept)
        )
        try run("UPDATE tasks SET person = ?2 WHERE person = ?1 AND state = 'open'", .integer(other), .integer(kept))
    }

    private func run(_ sql: String, _ values: SQLValue...) throws {
        let statement = try Prepared(database, sql)
        statement.bind(values)
        while try statement.step() {}
    }
}
