package import ChineseCalendar
import GRDB
package import Lifecycle

extension SQLiteStore: TaskStore {
    package func tasks(_ filter: TaskFilter) throws -> [OutboundTask] {
        var terms = ["t.id > \(filter.after)"]
        if let kind = filter.kind { terms.append("t.kind = '\(kind.rawValue)'") }
        if let state = filter.state { terms.append("t.state = '\(state.rawValue)'") }
        if let name = filter.assignee { terms.append("t.assignee = \(ConditionSQL.literal(.text(name)))") }
        if let code = filter.project { terms.append("p.code = \(ConditionSQL.literal(.text(code)))") }
        if let rule = filter.rule { terms.append("r.name = \(ConditionSQL.literal(.text(rule)))") }
        if let day = filter.dueBy { terms.append("t.due <= \(day.number)") }
        return try read { try TaskReader($0).read(where: terms.joined(separator: " AND "), limit: filter.limit) }
    }

    package func task(_ id: Int64) throws -> OutboundTask? {
        try read { try TaskReader($0).read(where: "t.id = \(id)", limit: 1).first }
    }

    package func finishTask(_ id: Int64, result: TaskResult, next: Day?, change: ChangeID) throws -> Bool {
        try write { database in
            guard let task = try TaskReader(database).read(where: "t.id = \(id) AND t.state = 'open'", limit: 1).first
            else { return false }
            try Prepared(
                database,
                """
                UPDATE tasks SET state = ?2, outcome = ?3, satisfaction = ?4, note = ?5, ended = ?6, due = ?7 WHERE id = ?1
                """
            ).run(
                .integer(id),
                .text(result.outcome == .rescheduled ? "open" : "done"),
                .text(result.outcome.rawValue),
                result.satisfaction.map { .int($0) } ?? .null,
                .text(result.note),
                .int(result.day.number),
                .int((next ?? task.due).number)
            )
            if result.outcome == .done || result.outcome == .refused { try remember(task, result, change, database) }
            return true
        }
    }

    /// Keeps when the customer was last met and last spoke with us; a task ended late does not turn either back.
    private func remember(_ task: OutboundTask, _ result: TaskResult, _ change: ChangeID, _ database: Database) throws {
        guard task.journey != 0 else { return }
        let contact = try milestoneKind("last_contact", in: database)
        try MilestoneWriter.postpone(contact, to: result.day, journey: task.journey, change: change, database)
        guard task.kind == .visit || task.kind == .inspection, result.outcome == .done else { return }
        try Prepared(database, VersionedTable.journeys.keepPastSQL).run(.integer(change.number), .integer(task.journey))
        try Prepared(
            database,
            "UPDATE journeys SET last_visit = max(coalesce(last_visit, ?2), ?2), known = ?3 WHERE id = ?1"
        ).run(.integer(task.journey), .int(result.day.number), .integer(change.number))
    }
}

/// Reads tasks with what their texts name.
struct TaskReader {
    private let database: Database

    init(_ database: Database) { self.database = database }

    func read(where condition: String, limit: Int) throws -> [OutboundTask] {
        let find = try Prepared(
            database,
            """
            SELECT t.id, coalesce(r.name, ''), t.kind, t.title, coalesce(t.journey, 0), coalesce(j.contract, ''),
              coalesce(t.person, 0), coalesce(p.code, ''), coalesce(t.assignee, ''), t.made, t.due, t.state, t.checklist,
              t.script, t.outcome, t.satisfaction, coalesce(t.note, ''), t.ended, t.mark, \(FactsColumns.sql)
            FROM tasks t LEFT JOIN rules r ON r.id = t.rule LEFT JOIN persons o ON o.id = t.person
              LEFT JOIN journeys j ON j.id = t.journey LEFT JOIN projects p ON p.id = t.project
              LEFT JOIN homes h ON h.id = j.home
            WHERE \(condition) ORDER BY t.due, t.id LIMIT \(limit)
            """,
            cached: false
        )
        var tasks: [OutboundTask] = []
        while try find.step() { tasks.append(task(find)) }
        return tasks
    }

    private func task(_ row: Prepared) -> OutboundTask {
        OutboundTask(
            id: row.integer(0),
            rule: row.text(1),
            kind: TaskKind(rawValue: row.text(2)) ?? .errand,
            title: row.text(3),
            journey: row.integer(4),
            contract: row.text(5),
            person: row.integer(6),
            project: row.text(7),
            assignee: row.text(8),
            made: day(row, 9),
            due: day(row, 10),
            state: OutboundTask.State(rawValue: row.text(11)) ?? .open,
            checklist: row.optionalText(12),
            script: row.optionalText(13),
            result: result(row),
            mark: row.optionalText(18).flatMap(TaskMark.init),
            facts: FactsColumns.read(row, from: 19)
        )
    }

    private func result(_ row: Prepared) -> TaskResult? {
        guard let outcome = row.optionalText(14).flatMap(TaskResult.Outcome.init) else { return nil }
        return TaskResult(
            outcome: outcome,
            satisfaction: row.isNull(15) ? nil : Int(row.integer(15)),
            note: row.text(16),
            day: day(row, 17)
        )
    }

    private func day(_ row: Prepared, _ column: Int32) -> Day {
        Day(number: Int32(truncatingIfNeeded: row.integer(column)))
    }
}
