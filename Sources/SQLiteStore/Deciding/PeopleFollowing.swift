import ChineseCalendar
import GRDB
import Lifecycle

/// Lets open tasks and waiting messages follow the people: to the owner who is contacted now, or out of the lists when
/// the home was sold or no owner can be contacted.
///
/// A decision of which nothing was sent or done is taken back, so that it is made anew when the reason was an error that
/// is corrected within its window.
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
        for ending in Self.endings {
            try reopen(ending)
            for occurrence in try ended(ending) { try end(occurrence, ending, &report) }
        }
        // What goes to another owner than before says so.
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

    /// A reason that ends tasks and messages.
    private struct Ending {
        let mark: TaskMark
        /// Of a task or message `t`, its journey `j`, who is contacted `c`, and the sweep `s`.
        let condition: String
    }

    /// The strongest reason first.
    private static let endings = [
        Ending(mark: .sold, condition: isSold),
        Ending(mark: .ownerless, condition: "t.subject & 3 = 1 AND j.id IS NOT NULL AND j.contact IS NULL"),
        Ending(mark: .deceased, condition: "t.subject & 3 < 2 AND coalesce(c.deceased, 0) > 0"),
        Ending(mark: .blocked, condition: "t.subject & 3 < 2 AND coalesce(c.blocked, 0) > 0"),
    ]

    /// Opens tasks again that were ended by an error that has been corrected, unless they are decided anew.
    private func reopen(_ ending: Ending) throws {
        try run(
            """
            UPDATE tasks SET state = 'open', mark = NULL WHERE state = 'cancelled' AND mark = '\(ending.mark.code)'
              AND due >= \(day.advanced(by: -Self.reopenedDays).number) AND id IN (
              SELECT t.id FROM tasks t \(Self.joins) WHERE t.state = 'cancelled' AND t.mark = '\(ending.mark.code)'
                AND NOT coalesce(\(ending.condition), 0) AND EXISTS (SELECT 1 FROM ledger l WHERE l.rule = t.rule
                  AND l.subject = t.subject AND l.occasion = t.occasion AND l.sweep = t.sweep))
            """
        )
    }

    /// The occurrences that a reason ends.
    private func ended(_ ending: Ending) throws -> [Occurrence] {
        let find = try Prepared(
            database,
            """
            SELECT t.rule, t.subject, t.occasion FROM tasks t \(Self.joins) WHERE t.state = 'open'
                AND \(ending.condition)
              UNION SELECT t.rule, t.subject, t.occasion FROM outbox t \(Self.joins) WHERE t.state = 'waiting'
                AND t.rule IS NOT NULL AND \(ending.condition)
            """,
            cached: false
        )
        var occurrences: [Occurrence] = []
        while try find.step() {
            occurrences.append(Occurrence(rule: find.integer(0), subject: find.integer(1), occasion: find.integer(2)))
        }
        return occurrences
    }

    private func end(_ occurrence: Occurrence, _ ending: Ending, _ report: inout CorrectionReport) throws {
        let recall = OccurrenceRecall(database, by: 0)
        let made =
            try recall.isUntouched(occurrence)
            ? recall.takeBack(occurrence, mark: ending.mark) : recall.cancel(occurrence, mark: ending.mark)
        report.withdrawnTasks += made.tasks
        report.withdrawnMessages += made.messages
    }

    /// The current contact `c` of the journey for a journey's rule; the person for a person's rule.
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
