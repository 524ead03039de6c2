import ChineseCalendar
import GRDB
package import Lifecycle

extension SQLiteStore {
    package func recallMoved(rules: [Rule], sweep: SweepID) throws -> Int {
        let affected = rules.filter { $0.ifMoved == .recall && $0.subject == .journey }
        guard !affected.isEmpty else { return 0 }
        return try write { database in
            try affected.reduce(0) { try $0 + Recall(database, $1, sweep: sweep, store: self).run() }
        }
    }
}

/// Takes back the occurrences of one rule whose anchor was corrected to another day.
private struct Recall {
    private let database: Database
    private let rule: Rule
    private let sweep: Int64
    private let number: Int64
    private let kinds: [Int64]
    private let workdays: Workdays
    private let milestones: MilestoneSQL

    init(_ database: Database, _ rule: Rule, sweep: SweepID, store: SQLiteStore) throws {
        self.database = database
        self.rule = rule
        self.sweep = sweep.number
        number = try Int64.fetchOne(database, sql: "SELECT id FROM rules WHERE name = ?", arguments: [rule.name]) ?? 0
        let anchors = try rule.schedule.anchors.map { (name: $0, kind: try store.milestoneKind($0, in: database)) }
        kinds = anchors.map(\.kind)
        // Whether projects have them or not, the answer is the same; and this is asked for what moved alone.
        milestones = MilestoneSQL(kinds: Dictionary(anchors) { $1 }, ofProjects: Set(kinds))
        workdays = try ArrangementReader(database).workdays(knownAfter: nil)
    }

    /// Takes back what can be: a lapse, or what was fired and neither sent nor done.
    func run() throws -> Int {
        var taken = 0
        let recall = OccurrenceRecall(database, by: sweep)
        for row in try moved() where try recall.isUntouched(row) {
            _ = try recall.takeBack(row)
            taken += 1
        }
        return taken
    }

    /// Ledger rows of journeys whose milestones moved since this rule last looked, and that are due on another day now.
    private func moved() throws -> [Occurrence] {
        let list = kinds.map(String.init).joined(separator: ", ")
        let anchor =
            rule.schedule.anchors.map { milestones.day($0, journey: "j") }.joined(separator: ", ") + ", NULL"
        let find = try Prepared(
            database,
            """
            SELECT l.subject, l.occasion, l.due, coalesce(\(anchor)) FROM ledger l
            JOIN journeys j ON j.id = l.subject >> 2 WHERE l.rule = ?1 AND l.subject IN (
              SELECT DISTINCT journey << 2 | 1 FROM moves WHERE kind IN (\(list))
              AND id > (SELECT last_move FROM rules WHERE id = ?1))
            """,
            cached: false
        )
        find.bind(.integer(number))
        var rows: [Occurrence] = []
        while try find.step() {
            let row = Occurrence(rule: number, subject: find.integer(0), occasion: find.integer(1))
            let due = find.isNull(3) ? nil : self.due(Day(number: Int32(truncatingIfNeeded: find.integer(3))), row)
            if due?.number != Int32(truncatingIfNeeded: find.integer(2)) { rows.append(row) }
        }
        return rows
    }

    private func due(_ anchor: Day, _ row: Occurrence) -> Day? {
        switch rule.schedule {
        case .offset(let span, _): anchor.adding(span, workdays)
        case .every(let span, _, _): anchor.adding(span.times(Int(row.occasion)), workdays)
        case .anniversary: anchor.adding(CalendarSpan(Int(row.occasion) - anchor.parts.year, .years), workdays)
        case .birthday, .annual, .daily: nil
        }
    }
}
