import GRDB
package import Lifecycle

extension SQLiteStore: RevisionStore {
    package func revision(_ hash: String) throws -> Revision? {
        // What is no part of a hash would mean something to GLOB.
        guard !hash.isEmpty, hash.allSatisfy(\.isHexDigit) else { return nil }
        return try read { database in
            let find = try Prepared(database, "SELECT id, hash FROM revisions WHERE hash GLOB ?1 || '*' LIMIT 2")
            find.bind(.text(hash.lowercased()))
            var found: [(id: Int64, hash: String)] = []
            while try find.step() { found.append((find.integer(0), find.text(1))) }
            guard found.count == 1, let revision = found.first else { return nil }
            return Revision(hash: revision.hash, files: try Self.files(of: revision.id, database))
        }
    }

    package func lastRevision() throws -> Revision? {
        try read { database in
            let find = try Prepared(
                database,
                "SELECT r.id, r.hash FROM sweeps s JOIN revisions r ON r.id = s.revision ORDER BY s.id DESC LIMIT 1"
            )
            defer { find.reset() }
            guard try find.step() else { return nil }
            return Revision(hash: find.text(1), files: try Self.files(of: find.integer(0), database))
        }
    }

    package func standing(of rules: [String]) throws -> [String: (done: Int, pending: Int)] {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT (SELECT count(*) FROM ledger l WHERE l.rule = r.id AND l.outcome = 'fired'), (SELECT count(*) FROM (
                  SELECT subject, occasion FROM tasks WHERE rule = r.id AND state = 'open'
                  UNION SELECT subject, occasion FROM outbox WHERE rule = r.id AND state = 'waiting'))
                FROM rules r WHERE r.name = ?1
                """
            )
            var standing: [String: (done: Int, pending: Int)] = [:]
            for rule in rules {
                find.bind(.text(rule))
                defer { find.reset() }
                guard try find.step() else { continue }
                let (fired, pending) = (Int(find.integer(0)), Int(find.integer(1)))
                standing[rule] = (fired - pending, pending)
            }
            return standing
        }
    }

    package func facts(of subjects: [(person: Int64, journey: Int64)]) throws -> [SubjectFacts] {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT \(FactsColumns.sql) FROM (SELECT ?1 AS person, ?2 AS journey) x
                  LEFT JOIN persons o ON o.id = x.person LEFT JOIN journeys j ON j.id = x.journey
                  LEFT JOIN projects p ON p.id = j.project LEFT JOIN homes h ON h.id = j.home
                """
            )
            return try subjects.map { person, journey in
                find.bind(.integer(person), .integer(journey))
                defer { find.reset() }
                return try find.step() ? FactsColumns.read(find, from: 0) : SubjectFacts()
            }
        }
    }

    package func projectNames() throws -> [Int64: String] {
        try read { database in
            let find = try Prepared(database, "SELECT id, coalesce(name, code) FROM projects")
            var names: [Int64: String] = [:]
            while try find.step() { names[find.integer(0)] = find.text(1) }
            return names
        }
    }

    private static func files(of revision: Int64, _ database: Database) throws -> [Revision.File] {
        let find = try Prepared(
            database,
            """
            SELECT f.path, c.bytes FROM revision_files f JOIN contents c ON c.id = f.content WHERE f.revision = ?1
            ORDER BY f.path
            """
        )
        find.bind(.integer(revision))
        var files: [Revision.File] = []
        while try find.step() {
            files.append(Revision.File(path: find.text(0), content: unsafe find.withBytes(1) { unsafe Array($0) }))
        }
        return files
    }
}
