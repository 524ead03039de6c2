import ChineseCalendar
import GRDB
import Lifecycle

/// Lets open tasks and waiting messages follow the people: to the owner who is contacted now, or out of the lists when
/// the home was sold or no owner can be contacted.
struct PeopleFollowing {
    private let database: Database
    private let day: Day

    init(_ database: Database, on day: Day) {
        self.database = database
        self.day = day
    }

    /// Tasks that were due longer ago are not opened again.
    private static let reopenedDays = 31

    /// Does so for everything that is open or waits.
    func run(_ report: inout CorrectionReport) throws {
        for (mark, condition) in Self.endings {
            // What ended them was an error that has been corrected.
            try run(
                """
                UPDATE tasks SET state = 'open', mark = NULL WHERE state = 'cancelled' AND mark = '\(mark.code)'
                  AND due >= \(day.advanced(by: -Self.reopenedDays).number) AND id IN (
                  SELECT t.id FROM tasks t \(Self.joins) WHERE t.state = 'cancelled' AND t.mark = '\(mark.code)'
                    AND NOT coalesce(\(condition), 0))
                """
            )
            report.withdrawnTasks += try run(
                """
                UPDATE tasks SET state = 'cancelled', mark = '\(mark.code)' WHERE state = 'open' AND id IN (
                  SELECT t.id FROM tasks t \(Self.joins) WHERE t.state = 'open' AND \(condition))
                """
            )
        }
        report.withdrawnMessages += try run(
            """
            UPDATE outbox SET state = 'cancelled', problem = 'status', cancelled_after = \(AttemptWriter.lastSweep)
            WHERE state = 'waiting' AND id IN (
              SELECT t.id FROM outbox t \(Self.joins) WHERE t.state = 'waiting' AND \(Self.isSold))
            """
        )
        // Who is contacted now has a record of their own; a mark of the task says that it was another's.
        report.passedTasks += try run(
            """
            UPDATE tasks SET person = (SELECT contact FROM journeys WHERE id = tasks.journey),
              mark = coalesce(mark, '\(TaskMark.passed.code)')
            WHERE state = 'open' AND \(Self.isAnothers("tasks"))
            """
        )
        report.passedMessages += try run(
            """
            UPDATE outbox SET person = (SELECT contact FROM journeys WHERE id = outbox.journey)
            WHERE state = 'waiting' AND dispatcher IS NULL AND \(Self.isAnothers("outbox"))
            """
        )
    }

    /// What ends a task, the strongest reason first.
    private static let endings: [(mark: TaskMark, condition: String)] = [
        (.sold, isSold), (.ownerless, "t.subject & 3 = 1 AND j.id IS NOT NULL AND j.contact IS NULL"),
        (.deceased, "t.subject & 3 < 2 AND coalesce(c.deceased, 0) > 0"),
        (.blocked, "t.subject & 3 < 2 AND coalesce(c.blocked, 0) > 0"),
    ]

    /// Of what a journey's rule made, whoever is contacted about it now; of a person's, the person.
    private static let joins = """
        LEFT JOIN journeys j ON j.id = t.journey AND t.subject & 3 = 1 LEFT JOIN sweeps s ON s.id = t.sweep
        LEFT JOIN persons c ON c.id = CASE WHEN t.subject & 3 = 1 THEN j.contact ELSE t.person END
        """

    /// The home was sold or given back after the decision: a rule may well be about those that were before.
    private static let isSold = """
        t.subject & 3 = 1 AND j.status IN ('transferred', 'returned') AND j.known > coalesce(s.known, 0)
        AND coalesce((SELECT p.status FROM journeys_past p WHERE p.id = +j.id AND p.known_to > coalesce(s.known, 0)
          ORDER BY p.known_to LIMIT 1), '') NOT IN ('transferred', 'returned')
        """

    private static func isAnothers(_ table: String) -> String {
        """
        \(table).subject & 3 = 1 AND EXISTS (SELECT 1 FROM journeys j JOIN persons c ON c.id = j.contact
          WHERE j.id = \(table).journey AND j.contact <> \(table).person
          AND coalesce(c.deceased, 0) + coalesce(c.blocked, 0) = 0)
        """
    }

    @discardableResult
    private func run(_ sql: String) throws -> Int {
        let statement = try Prepared(database, sql)
        while try statement.step() {}
        return statement.changes
    }
}
