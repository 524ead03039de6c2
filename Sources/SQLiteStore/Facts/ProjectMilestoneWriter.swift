import ChineseCalendar
import GRDB
import Lifecycle

/// Writes the milestones of projects, and remembers for which journeys they moved.
final class ProjectMilestoneWriter {
    private let database: Database
    private let change: Int64
    private let find: Prepared
    private let put: Prepared
    private let delete: Prepared
    private let keepPast: Prepared
    private let move: Prepared
    private let moveProject: Prepared

    init(_ database: Database, change: Int64) throws {
        self.database = database
        self.change = change
        find = try Prepared(database, "SELECT day FROM project_milestones WHERE project = ?1 AND kind = ?2")
        put = try Prepared(
            database,
            """
            INSERT INTO project_milestones(project, kind, day, known) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET day = ?3, known = ?4
            """
        )
        delete = try Prepared(database, "DELETE FROM project_milestones WHERE project = ?1 AND kind = ?2")
        keepPast = try Prepared(database, VersionedTable.projectMilestones.keepPastSQL)
        moveProject = try Prepared(database, "INSERT INTO moves(journey, kind, project) VALUES (0, ?2, ?1)")
        // Where a journey has a day of its own, nothing moves.
        move = try Prepared(
            database,
            """
            INSERT INTO moves(journey, kind) SELECT j.id, ?2 FROM journeys j WHERE j.project = ?1
              AND NOT EXISTS (SELECT 1 FROM milestones m WHERE m.journey = j.id AND m.kind = ?2)
            """
        )
    }

    /// The day of a milestone; nothing for a project without.
    func day(_ kind: Int64, of project: Int64) throws -> Day? {
        find.bind(.integer(project), .integer(kind))
        defer { find.reset() }
        return try find.step() ? Day(number: Int32(truncatingIfNeeded: find.integer(0))) : nil
    }

    /// Sets a milestone that has another day now, or removes it.
    func write(_ day: Day?, kind: Int64, of project: Int64) throws {
        try keepPast.run(.integer(change), .integer(project), .integer(kind))
        if let day {
            try put.run(.integer(project), .integer(kind), .int(day.number), .integer(change))
        } else {
            try delete.run(.integer(project), .integer(kind))
        }
        try move.run(.integer(project), .integer(kind))
        try moveProject.run(.integer(project), .integer(kind))
    }

    /// Whom a milestone of a project concerns.
    func reach(_ kind: Int64, of project: Int64) throws -> ProjectReach {
        let count = try Prepared(
            database,
            """
            SELECT count(*), count(m.day) FROM journeys j LEFT JOIN milestones m ON m.journey = j.id AND m.kind = ?2
            WHERE j.project = ?1
            """
        )
        count.bind(.integer(project), .integer(kind))
        defer { count.reset() }
        _ = try count.step()
        let (all, own) = (Int(count.integer(0)), Int(count.integer(1)))
        return ProjectReach(journeys: all - own, own: own)
    }
}
