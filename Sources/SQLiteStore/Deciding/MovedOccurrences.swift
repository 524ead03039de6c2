import ChineseCalendar
import GRDB
import Lifecycle

/// The occurrences of one rule whose date was corrected since the rule was last looked at.
struct MovedOccurrences {
    /// An occurrence that is due on another day now.
    struct Moved {
        let occurrence: Occurrence
        let outcome: Outcome
        /// The day it was due by the old date.
        let from: Day
        /// The day it is due by the new one; `nil` when there is no such day any more.
        let to: Day?
    }

    private let database: Database
    private let rule: Rule
    private let customs: BirthdayCustoms
    private let number: Int64
    private let kinds: [Int64]
    private let workdays: Workdays
    private let milestones: MilestoneSQL

    init(_ database: Database, _ rule: Rule, _ customs: BirthdayCustoms) throws {
        self.database = database
        self.rule = rule
        self.customs = customs
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

    /// Whether what was made is taken back when its date moves.
    ///
    /// A greeting on a day that is no birthday is never wanted, whatever the rule says.
    private var recalls: Bool {
        if case .birthday = rule.schedule { return true }
        return rule.ifMoved == .recall
    }

    /// Those that may be decided anew: of rules that recall, what was neither sent nor done, as long as the new window has
    /// not closed or there is no date any more; of all rules the lapses whose new window has not closed.
    func toTakeBack(on day: Day) throws -> [Moved] {
        let recall = OccurrenceRecall(database, by: 0)
        return try moved().filter { moved in
            if moved.outcome == .lapsed { return isOpen(moved, on: day) }
            guard recalls, moved.to == nil || isOpen(moved, on: day) else { return false }
            return try recall.isUntouched(moved.occurrence)
        }
    }

    /// Those of a rule that recalls that stay decided: something was sent or done, or the new window has closed.
    func toFollow(on day: Day) throws -> [Moved] {
        guard recalls else { return [] }
        let recall = OccurrenceRecall(database, by: 0)
        return try moved().filter { moved in
            guard moved.outcome == .fired else { return false }
            if moved.to != nil, !isOpen(moved, on: day) { return true }
            return try !recall.isUntouched(moved.occurrence)
        }
    }

    /// Whether the new window has not closed.
    private func isOpen(_ moved: Moved, on day: Day) -> Bool {
        guard let due = moved.to else { return false }
        switch rule.late {
        case .never: return true
        case .days(let late): return due.advanced(by: late) >= day
        }
    }

    private func moved() throws -> [Moved] {
        guard let tables else { return [] }
        let find = try Prepared(
            database,
            """
            SELECT l.subject, l.occasion, l.due, l.outcome, \(tables.columns) FROM ledger l \(tables.join) \
            WHERE l.rule = ?1 AND l.subject IN (\(tables.subjects) \
              AND v.id > (SELECT last_move FROM rules WHERE id = ?1))
            """,
            cached: false
        )
        find.bind(.integer(number))
        var rows: [Moved] = []
        while try find.step() {
            let occurrence = Occurrence(rule: number, subject: find.integer(0), occasion: find.integer(1))
            let from = Day(number: Int32(truncatingIfNeeded: find.integer(2)))
            let anchor = find.isNull(4) ? nil : Day(number: Int32(truncatingIfNeeded: find.integer(4)))
            let to = anchor.flatMap { due($0, occurrence, kind: find.optionalText(5)) }
            guard to != from, let outcome = Outcome(rawValue: find.text(3)) else { continue }
            rows.append(Moved(occurrence: occurrence, outcome: outcome, from: from, to: to))
        }
        return rows
    }

    private var tables: (columns: String, join: String, subjects: String)? {
        let list = kinds.map(String.init).joined(separator: ", ")
        func first(_ days: [String]) -> String { "coalesce(\(days.joined(separator: ", ")), NULL), NULL" }
        if case .birthday = rule.schedule {
            return (
                "o.birthday, coalesce(o.birthday_kind, 'solar')", "JOIN persons o ON o.id = l.subject >> 2",
                "SELECT v.person << 2 FROM moves v WHERE v.person IS NOT NULL"
            )
        }
        guard !kinds.isEmpty else { return nil }
        let anchors = rule.schedule.anchors
        switch rule.subject {
        case .journey:
            return (
                first(anchors.map { milestones.day($0, journey: "j") }), "JOIN journeys j ON j.id = l.subject >> 2",
                "SELECT DISTINCT v.journey << 2 | 1 FROM moves v WHERE v.kind IN (\(list))"
            )
        case .person:
            return (
                first(anchors.map { FactsQuery.dayOfPerson($0, rule, milestones) }),
                "JOIN persons o ON o.id = l.subject >> 2",
                """
                SELECT DISTINCT w.person << 2 FROM moves v JOIN owners w ON w.journey = v.journey
                WHERE v.kind IN (\(list))
                """
            )
        case .project:
            return (
                first(anchors.map { milestones.day($0, project: "p.id") }), "JOIN projects p ON p.id = l.subject >> 2",
                "SELECT DISTINCT v.project << 2 | 2 FROM moves v WHERE v.project IS NOT NULL AND v.kind IN (\(list))"
            )
        }
    }

    /// The day an occurrence is due by a corrected date.
    private func due(_ anchor: Day, _ row: Occurrence, kind: String?) -> Day? {
        switch rule.schedule {
        case .offset(let span, _): return anchor.adding(span, workdays)
        case .every(let span, _, _): return anchor.adding(span.times(Int(row.occasion)), workdays)
        case .anniversary:
            let years = Int(row.occasion) - anchor.parts.year
            return years > 0 ? anchor.adding(CalendarSpan(years, .years), workdays) : nil
        case .birthday(let only): return birthday(anchor, row, kind, only: only)
        case .annual, .daily: return nil
        }
    }

    private func birthday(_ born: Day, _ row: Occurrence, _ kind: String?, only: BirthdayKind?) -> Day? {
        guard let kind = kind.flatMap(BirthdayKind.init), only == nil || only == kind else { return nil }
        let year = Int(row.occasion)
        return (year...year + 1).flatMap { customs.days(of: born, kind: kind, in: $0) }
            .first { customs.occasion(of: kind, on: $0) == row.occasion }
    }
}
