import ChineseCalendar
import GRDB
package import Lifecycle

extension SQLiteStore {
    package func recallMoved(rules: [Rule], sweep: SweepID) throws -> Int {
        let affected = rules.filter { $0.ifMoved == .recall && $0.subject == .journey }
        guard !affected.isEmpty else { return 0 }
        return try write { database in
            let recall = OccurrenceRecall(database, by: sweep.number)
            return try affected.reduce(0) { count, rule in
                let moved = try MovedOccurrences(database, rule).untouched()
                for occurrence in moved { _ = try recall.takeBack(occurrence) }
                return count + moved.count
            }
        }
    }
}

/// The occurrences of one rule whose anchor was corrected to another day.
struct MovedOccurrences {
    private let database: Database
    private let rule: Rule
    private let number: Int64
    private let kinds: [Int64]
    private let workdays: Workdays
    private let milestones: MilestoneSQL

    init(_ database: Database, _ rule: Rule) throws {
        self.database = database
        self.rule = rule
        number = try Int64.fetchOne(database, sql: "SELECT id FROM rules WHERE name = ?", arguments: [rule.name]) ?? 0
        let anchors = try rule.schedule.anchors.compactMap { name in
            try Int64.fetchOne(database, sql: "SELECT id FROM milestone_kinds WHERE name = ?", arguments: [name])
                .map { (name: name, kind: $0) }
        }
        kinds = anchors.map(\.kind)
        // Whether projects have them or not, the answer is the same; and this is asked for what moved alone.
        milestones = MilestoneSQL(kinds: Dictionary(anchors) { $1 }, ofProjects: Set(kinds))
        workdays = try ArrangementReader(database).workdays(knownAfter: nil)
    }

    /// Those that can be taken back: lapses, and what was fired and neither sent nor done.
    func untouched() throws -> [Occurrence] {
        let recall = OccurrenceRecall(database, by: 0)
        return try moved().filter(recall.isUntouched)
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
