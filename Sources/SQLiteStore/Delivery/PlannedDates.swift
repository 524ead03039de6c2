import ChineseCalendar
import GRDB
import Lifecycle

/// The days that texts say, counted from milestones as they stand now.
struct PlannedDates {
    private let database: Database
    private let workdays: Workdays

    init(_ database: Database) throws {
        self.database = database
        workdays = try ArrangementReader(database).workdays(knownAfter: nil)
    }

    /// The day of a plan; none when none of its milestones is set.
    func day(_ plan: DatePlan, journey: Int64) throws -> Day? {
        let find = try Prepared(
            database,
            """
            SELECT coalesce((SELECT x.day FROM milestones x WHERE x.journey = ?1 AND x.kind = k.id),
              (SELECT y.day FROM journeys j JOIN project_milestones y ON y.project = j.project AND y.kind = k.id
               WHERE j.id = ?1))
            FROM milestone_kinds k WHERE k.name = ?2
            """
        )
        for anchor in plan.anchors {
            find.bind(.integer(journey), .text(anchor))
            defer { find.reset() }
            guard try find.step(), !find.isNull(0) else { continue }
            return Day(number: Int32(truncatingIfNeeded: find.integer(0))).adding(plan.span, workdays)
        }
        return nil
    }
}
