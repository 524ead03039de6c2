package import ChineseCalendar
import GRDB
package import Lifecycle

extension SQLiteStore {
    package func projects() throws -> [ProjectSummary] {
        try read { database in
            let milestones = try Self.milestonesOfProjects(database)
            let find = try Prepared(
                database,
                """
                SELECT p.id, p.code, p.name, p.city, p.team, (SELECT count(*) FROM journeys j WHERE j.project = p.id)
                FROM projects p ORDER BY p.code
                """
            )
            var projects: [ProjectSummary] = []
            while try find.step() {
                projects.append(
                    ProjectSummary(
                        code: find.text(1),
                        name: find.optionalText(2),
                        city: find.optionalText(3),
                        team: find.optionalText(4),
                        journeys: Int(find.integer(5)),
                        milestones: milestones[find.integer(0)] ?? [:]
                    )
                )
            }
            return projects
        }
    }

    private static func milestonesOfProjects(_ database: Database) throws -> [Int64: [String: Day]] {
        let find = try Prepared(
            database,
            "SELECT m.project, k.name, m.day FROM project_milestones m JOIN milestone_kinds k ON k.id = m.kind"
        )
        var milestones: [Int64: [String: Day]] = [:]
        while try find.step() {
            let day = Day(number: Int32(truncatingIfNeeded: find.integer(2)))
            milestones[find.integer(0), default: [:]][find.text(1)] = day
        }
        return milestones
    }

    package func setMilestone(
        _ milestone: String,
        ofProject code: String,
        to day: Day?,
        change: ChangeID
    ) throws -> ProjectMilestoneEffect {
        try write { database in
            guard let project = try Self.project(code, in: database) else {
                return .unknownProject(nearest: try Self.nearestProject(to: code, in: database))
            }
            let kind = try milestoneKind(milestone, in: database)
            if day != nil { try ImportedFields(database).insert(.milestone, milestone) }
            let writer = try ProjectMilestoneWriter(database, change: change.number)
            let earlier = try writer.day(kind, of: project)
            let reach = try writer.reach(kind, of: project)
            if day == earlier { return .unchanged(reach) }
            try writer.write(day, kind: kind, of: project)
            guard let earlier else { return .set(reach) }
            return day == nil ? .removed(from: earlier, reach) : .moved(from: earlier, reach)
        }
    }

    private static func project(_ code: String, in database: Database) throws -> Int64? {
        let find = try Prepared(database, "SELECT id FROM projects WHERE code IN (?1, upper(?1)) LIMIT 1")
        find.bind(.text(code))
        defer { find.reset() }
        return try find.step() ? find.integer(0) : nil
    }

    /// The code somebody probably meant: that of the project so named, or the one written most alike.
    private static func nearestProject(to code: String, in database: Database) throws -> String? {
        let find = try Prepared(database, "SELECT code, name FROM projects ORDER BY code")
        var codes: [String] = []
        while try find.step() {
            if find.holds(.text(code), at: 1) {
                defer { find.reset() }
                return find.text(0)
            }
            codes.append(find.text(0))
        }
        return Nearest.match(code, among: codes)
    }
}
