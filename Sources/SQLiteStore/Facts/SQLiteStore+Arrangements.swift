package import ChineseCalendar
import GRDB
package import Lifecycle

extension SQLiteStore {
    package func workdays() throws -> Workdays {
        try read { try ArrangementReader($0).workdays(knownAfter: nil) }
    }

    package func take(_ arrangement: WorkdayArrangement, change: ChangeID) throws -> [TaskShift]? {
        try write { database in
            let known = try ArrangementReader(database).workdays(knownAfter: nil)
            guard !known.agrees(with: arrangement) else { return nil }
            try Self.write(arrangement, change, database)
            let shifts = try Self.taskShifts(under: known.replacing(arrangement), database)
            let move = try Prepared(database, "UPDATE tasks SET due = ?2 WHERE id = ?1")
            for shift in shifts { try move.run(.integer(shift.task), .int(shift.to.number)) }
            return shifts
        }
    }

    /// Versions are only added; of one change the last counts.
    private static func write(_ arrangement: WorkdayArrangement, _ change: ChangeID, _ database: Database) throws {
        try Prepared(database, "DELETE FROM arranged_days WHERE year = ?1 AND known = ?2")
            .run(.int(arrangement.year), .integer(change.number))
        let insert = try Prepared(
            database,
            "INSERT INTO arranged_days(year, known, day, kind, name) VALUES (?1, ?2, ?3, ?4, ?5)"
        )
        for day in arrangement.days {
            try insert.run(
                .int(arrangement.year),
                .integer(change.number),
                .int(day.day.number),
                .text(day.kind.rawValue),
                .text(day.name)
            )
        }
    }

    package func taskShifts(under workdays: Workdays) throws -> [TaskShift] {
        try read { try Self.taskShifts(under: workdays, $0) }
    }

    private static func taskShifts(under workdays: Workdays, _ database: Database) throws -> [TaskShift] {
        // A task with an outcome that is open was given another day by a person.
        let find = try Prepared(
            database,
            """
            SELECT t.id, coalesce(r.name, ''), t.due, t.made, t.within FROM tasks t LEFT JOIN rules r ON r.id = t.rule
            WHERE t.state = 'open' AND t.within IS NOT NULL AND t.outcome IS NULL ORDER BY t.id
            """
        )
        var shifts: [TaskShift] = []
        while try find.step() {
            let (due, made) = (day(find, 2), day(find, 3))
            let counted = workdays.day(Int(find.integer(4)), after: made)
            guard counted != due else { continue }
            shifts.append(TaskShift(task: find.integer(0), rule: find.text(1), from: due, to: counted))
        }
        return shifts
    }

    private static func day(_ row: Prepared, _ column: Int32) -> Day {
        Day(number: Int32(truncatingIfNeeded: row.integer(column)))
    }

    package func undecided(_ rule: Rule, occasion: Int64) throws -> Int {
        let table =
            switch rule.subject {
            case .person: "persons"
            case .journey: "journeys"
            case .project: "projects"
            }
        return try read { database in
            let count = try Prepared(
                database,
                """
                SELECT (SELECT count(*) FROM \(table)) - (SELECT count(*) FROM ledger WHERE rule = \
                (SELECT id FROM rules WHERE name = ?1) AND occasion = ?2 AND subject & 3 = ?3)
                """
            )
            count.bind(.text(rule.name), .integer(occasion), .integer(SubjectID.code(rule.subject)))
            defer { count.reset() }
            return try count.step() ? max(0, Int(count.integer(0))) : 0
        }
    }
}
