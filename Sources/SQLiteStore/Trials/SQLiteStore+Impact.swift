import GRDB
package import Lifecycle

extension SQLiteStore: ImpactStore {
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

    package func waiting(for templates: Set<String>) throws -> (messages: Int, people: Set<Int64>) {
        guard !templates.isEmpty else { return (0, []) }
        return try read { database in
            let find = try Prepared(
                database,
                "SELECT channel || ' ' || template, person FROM outbox WHERE state = 'waiting'"
            )
            var (messages, people) = (0, Set<Int64>())
            while try find.step() {
                guard templates.contains(find.text(0)) else { continue }
                messages += 1
                people.insert(find.integer(1))
            }
            return (messages, people)
        }
    }

    package func contents(_ subjects: [MessageSubject]) throws -> [MessageContent] {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT \(FactsColumns.sql) FROM (SELECT ?1 AS person, ?2 AS journey) x
                  LEFT JOIN persons o ON o.id = x.person LEFT JOIN journeys j ON j.id = x.journey
                  LEFT JOIN projects p ON p.id = j.project LEFT JOIN homes h ON h.id = j.home
                """
            )
            let dates = try PlannedDates(database)
            return try subjects.map { subject in
                find.bind(.integer(subject.person), .integer(subject.journey))
                defer { find.reset() }
                let facts = try find.step() ? FactsColumns.read(find, from: 0) : SubjectFacts()
                let date = try subject.plan.map { try dates.day($0, journey: subject.journey) } ?? subject.due
                return MessageContent(facts: facts, date: date)
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
}
