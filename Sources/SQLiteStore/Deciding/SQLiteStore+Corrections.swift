package import ChineseCalendar
import GRDB
package import Lifecycle

extension SQLiteStore {
    package func correct(
        rules: [Rule],
        on day: Day,
        customs: BirthdayCustoms,
        sweep: SweepID?
    ) throws -> CorrectionReport {
        try write { database in
            let correction = Correction(database, customs: customs, day: day, sweep: sweep)
            var report = CorrectionReport()
            for rule in rules { try correction.correct(rule, &report) }
            try PeopleFollowing(database, on: day).run(&report)
            if sweep == nil { try correction.settle(rules) }
            report.rules.sort { $0.rule < $1.rule }
            report.told.sort { $0.message < $1.message }
            return report
        }
    }
}

/// Takes back or moves what one rule decided by dates that were corrected since.
struct Correction {
    /// A task that is open.
    private struct OpenTask {
        let id: Int64
        let due: Day
        let mark: TaskMark?
        /// Whether its day was agreed with the person.
        let isAgreed: Bool
    }

    /// A person is told of a date that was corrected when neither is longer ago.
    private static let toldDays = 31

    private let database: Database
    private let customs: BirthdayCustoms
    private let day: Day
    private let sweep: SweepID?

    init(_ database: Database, customs: BirthdayCustoms, day: Day, sweep: SweepID?) {
        self.database = database
        self.customs = customs
        self.day = day
        self.sweep = sweep
    }

    /// Corrects what a rule decided.
    func correct(_ rule: Rule, _ report: inout CorrectionReport) throws {
        let moved = try MovedOccurrences(database, rule, customs)
        var count = CorrectionReport.RuleCount(rule: rule.name)
        // Before anything is taken back, which would make it look untouched.
        for occurrence in try moved.toFollow(on: day) { try follow(occurrence, rule, &count, &report.told) }
        let recall = OccurrenceRecall(database, by: sweep?.number ?? 0)
        for occurrence in try moved.toTakeBack(on: day) {
            let made = try recall.takeBack(occurrence.occurrence, mark: .corrected)
            count.messages += made.messages
            count.withdrawn += made.tasks
            if occurrence.outcome == .lapsed { count.reopened += 1 } else { count.recalled += 1 }
        }
        if !count.isZero { report.rules.append(count) }
    }

    /// Notes that these rules have looked at all that moved, outside of sweeps.
    func settle(_ rules: [Rule]) throws {
        let mark = try Prepared(
            database,
            "UPDATE rules SET last_move = max(last_move, (SELECT coalesce(max(id), 0) FROM moves)) WHERE name = ?1"
        )
        for rule in rules { try mark.run(.text(rule.name)) }
    }

    /// What stays decided: the rest that waits is withdrawn, open tasks move, and what was sent is named, unless both dates
    /// are long past.
    private func follow(
        _ moved: MovedOccurrences.Moved,
        _ rule: Rule,
        _ count: inout CorrectionReport.RuleCount,
        _ told: inout [CorrectionReport.Told]
    ) throws {
        count.messages += try withdrawMessages(moved.occurrence)
        let tasks = try Prepared(
            database,
            "SELECT id, due, mark, outcome FROM tasks WHERE rule = ?1 AND subject = ?2 AND occasion = ?3 AND state = 'open'"
        )
        tasks.bind(moved.occurrence.values)
        var open: [OpenTask] = []
        while try tasks.step() {
            let due = Day(number: Int32(truncatingIfNeeded: tasks.integer(1)))
            open.append(
                OpenTask(
                    id: tasks.integer(0),
                    due: due,
                    mark: tasks.optionalText(2).flatMap(TaskMark.init),
                    isAgreed: !tasks.isNull(3)
                )
            )
        }
        for task in open { try move(task, moved, &count) }
        guard max(moved.from, moved.to ?? moved.from) >= day.advanced(by: -Self.toldDays) else { return }
        let sent = try Prepared(
            database,
            """
            SELECT id, person FROM outbox WHERE rule = ?1 AND subject = ?2 AND occasion = ?3
              AND state NOT IN ('waiting', 'cancelled')
            """
        )
        sent.bind(moved.occurrence.values)
        while try sent.step() {
            told.append(
                CorrectionReport.Told(
                    message: sent.integer(0),
                    rule: rule.name,
                    person: sent.integer(1),
                    from: moved.from,
                    to: moved.to
                )
            )
        }
    }

    private func move(
        _ task: OpenTask,
        _ moved: MovedOccurrences.Moved,
        _ count: inout CorrectionReport.RuleCount
    ) throws {
        guard let to = moved.to else {
            try Prepared(database, "UPDATE tasks SET state = 'cancelled', mark = ?2 WHERE id = ?1")
                .run(.integer(task.id), .text(TaskMark.corrected.code))
            count.withdrawn += 1
            return
        }
        // The ledger keeps the first day; a task that moved before says from which day it counts now.
        var last = moved.from
        if case .moved(_, let day)? = task.mark { last = day }
        guard last != to else { return }
        try Prepared(database, "UPDATE tasks SET due = ?2, mark = ?3 WHERE id = ?1").run(
            .integer(task.id),
            // A day that was agreed with the person stays.
            .int((task.isAgreed ? task.due : task.due.advanced(by: last.distance(to: to))).number),
            .text(TaskMark.moved(from: moved.from, to: to).code)
        )
        count.moved += 1
    }

    private func withdrawMessages(_ occurrence: Occurrence) throws -> Int {
        let withdraw = try Prepared(
            database,
            """
            UPDATE outbox SET state = 'cancelled', cancelled_after = \(AttemptWriter.lastSweep)
            WHERE rule = ?1 AND subject = ?2 AND occasion = ?3 AND state = 'waiting'
            """
        )
        withdraw.bind(occurrence.values)
        while try withdraw.step() {}
        return withdraw.changes
    }
}
