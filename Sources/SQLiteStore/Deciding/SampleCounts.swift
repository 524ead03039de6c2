import ChineseCalendar
import GRDB
import Lifecycle

/// Counts per rule and project whom a sample chose and passed over, so that nobody has to count the ledger again.
struct SampleCounts {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Counts a ledger again as it was at some time.
    static var recountSQL: String {
        """
        INSERT INTO samples(rule, project, chosen, passed, day, on_day)
          SELECT l.rule, j.project, sum(l.outcome = 'fired'),
            sum(l.outcome = 'lapsed' AND l.reason IN (\(passedOverList))), coalesce(d.day, 0),
            sum(l.outcome = 'fired' AND l.day = d.day)
          FROM ledger l JOIN journeys j ON j.id = l.subject >> 2
            LEFT JOIN (SELECT k.rule, h.project, max(k.day) AS day FROM ledger k JOIN journeys h ON h.id = k.subject >> 2
              WHERE k.outcome = 'fired' GROUP BY 1, 2) d ON d.rule = l.rule AND d.project = j.project
          WHERE l.rule IN (SELECT DISTINCT rule FROM base.samples) GROUP BY 1, 2
        """
    }

    /// The counts before a day's sweep, by rule and project.
    func read(on day: Day) throws -> [String: [Int64: SampleCount]] {
        let find = try Prepared(
            database,
            "SELECT r.name, s.project, s.chosen, s.passed, s.on_day, s.day FROM samples s JOIN rules r ON r.id = s.rule"
        )
        var counts: [String: [Int64: SampleCount]] = [:]
        while try find.step() {
            var count = SampleCount()
            count.chosen = Int(find.integer(2))
            count.passed = Int(find.integer(3))
            count.today = find.integer(5) == Int64(day.number) ? Int(find.integer(4)) : 0
            counts[find.text(0), default: [:]][find.integer(1)] = count
        }
        return counts
    }

    /// Counts a decision of a rule with a sample, in the transaction that writes it.
    func add(_ decision: Decision, rule: Int64, on day: Day) throws {
        let isPassed = decision.outcome == .lapsed && decision.reason?.isPassedOver == true
        guard decision.outcome == .fired || isPassed else { return }
        let count = try Prepared(
            database,
            """
            INSERT INTO samples(rule, project, chosen, passed, day, on_day) VALUES (?1, ?2, ?3, ?4, ?5, ?3)
            ON CONFLICT DO UPDATE SET chosen = chosen + ?3, passed = passed + ?4,
              on_day = ?3 + CASE WHEN day = ?5 THEN on_day ELSE 0 END, day = ?5
            """
        )
        try count.run(
            .integer(rule),
            .integer(decision.project),
            .int(isPassed ? 0 : 1),
            .int(isPassed ? 1 : 0),
            .int(day.number)
        )
    }

    /// Takes back what was counted for a ledger row that leaves; of a rule without a sample there is nothing.
    func takeBack(rule: Int64, subject: Int64, occasion: Int64) throws {
        try Prepared(
            database,
            """
            UPDATE samples SET chosen = chosen - (l.outcome = 'fired'), passed = passed - (l.outcome = 'lapsed'
              AND l.reason IN (\(Self.passedOverList))), on_day = on_day - (l.outcome = 'fired' AND l.day = samples.day)
            FROM (SELECT l.*, j.project FROM ledger l JOIN journeys j ON j.id = l.subject >> 2
              WHERE l.rule = ?1 AND l.subject = ?2 AND l.occasion = ?3) l
            WHERE samples.rule = ?1 AND samples.project = l.project
            """
        ).run(.integer(rule), .integer(subject), .integer(occasion))
    }

    private static let passedOverList = Reason.passedOver.map { "'\($0.code)'" }.joined(separator: ", ")
}
