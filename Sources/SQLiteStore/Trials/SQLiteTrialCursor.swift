import ChineseCalendar
import GRDB
import Lifecycle

/// Reads the decisions of a trial on a connection of its own.
final class SQLiteTrialCursor: TrialCursor {
    private let path: String
    private let queue: DatabaseQueue
    private let find: Prepared

    init(_ trial: SQLiteTrial) throws {
        path = trial.file.path
        let base = trial.base.path
        (queue, find) = try StoreError.translating(path) { [path] in
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { try $0.execute(sql: "ATTACH ? AS base", arguments: [base]) }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            return (queue, try queue.unsafeReentrantRead { try Prepared($0, Self.sql, cached: false) })
        }
    }

    deinit { try? queue.close() }

    func next() throws -> TrialDecision? {
        try StoreError.translating(path) {
            try queue.unsafeReentrantRead { _ in
                guard try find.step() else { return nil }
                return TrialDecision(
                    rule: find.integer(0),
                    subject: SubjectID(raw: find.integer(1)),
                    occasion: find.integer(2),
                    outcome: Outcome(rawValue: find.text(3)) ?? .lapsed,
                    reason: find.optionalText(4),
                    due: Day(number: Int32(truncatingIfNeeded: find.integer(5))),
                    day: Day(number: Int32(truncatingIfNeeded: find.integer(6))),
                    journey: find.integer(7),
                    person: find.integer(8),
                    project: find.integer(9),
                    recipe: Int(find.integer(10))
                )
            }
        }
    }

    private static let sql = """
        SELECT l.rule, l.subject, l.occasion, l.outcome, l.reason, l.due, l.day, l.journey, l.person,
          coalesce(CASE l.subject & 3 WHEN 2 THEN l.subject >> 2 ELSE (SELECT project FROM base.journeys WHERE id = l.journey)
          END, 0), l.recipe
        FROM main.ledger l WHERE l.sweep > 0 ORDER BY l.rule, l.subject, l.occasion
        """
}
