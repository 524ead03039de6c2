import GRDB
import Lifecycle

/// What was known of one subject, and of those who decide about it, in tables of the connection alone that stand in for
/// those of everyone.
///
/// Whoever asks about one subject of an earlier day would otherwise read the versions of all: SQLite has no index into a
/// table put together of two.
///
/// The plus signs take the columns' affinity away: against one, SQLite does not search the tables of past versions, whose
/// columns have none.
struct PastNeighbourhood {
    private let database: Database
    private let change: Int64

    /// - Parameters:
    ///   - database: A connection that asks about nobody else.
    ///   - change: The last change that was known.
    init(_ database: Database, knownAfter change: Int64) {
        self.database = database
        self.change = change
    }

    /// Makes the tables: a journey, or those of a person, with everybody who owns them or is written to about them, and
    /// all that these own; all projects.
    func make(about subject: SubjectID) throws {
        let asked = "\(subject.record)"
        let journeys =
            switch subject.kind {
            case .journey: "SELECT \(asked)"
            case .person: "SELECT +journey FROM (\(rows(.owners, "person = \(asked)")))"
            case .project: "SELECT 0 WHERE 0"
            }
        try database.execute(sql: "CREATE TEMP TABLE asked AS \(journeys)")
        let owners = "SELECT +person FROM (\(rows(.owners, "journey IN (SELECT * FROM temp.asked)")))"
        let contacts = "SELECT +contact FROM (\(rows(.journeys, "id IN (SELECT * FROM temp.asked)")))"
        let person = subject.kind == .person ? " UNION SELECT \(asked)" : ""
        try database.execute(sql: "CREATE TEMP TABLE concerned AS \(owners) UNION \(contacts)\(person)")
        try copy(.owners, where: "person IN (SELECT * FROM temp.concerned)")
        try copy(.persons, where: "id IN (SELECT * FROM temp.concerned)")
        let all = "SELECT * FROM temp.asked UNION SELECT +journey FROM temp.owners"
        try copy(.journeys, where: "id IN (\(all))")
        try copy(.milestones, where: "journey IN (\(all))")
        try copy(.homes, where: "id IN (SELECT +home FROM temp.journeys)")
        try copy(.projects, where: "1")
        try copy(.projectMilestones, where: "1")
        let addresses = "SELECT +phone FROM temp.persons UNION SELECT lower(email) FROM temp.persons"
        try copy(.addressMarks, where: "channel IN ('sms', 'email') AND address IN (\(addresses))")
    }

    private func copy(_ table: VersionedTable, where condition: String) throws {
        try database.execute(sql: "CREATE TEMP TABLE \(table.name) AS \(rows(table, condition))")
    }

    /// The rows as they were known, each of the two tables searched for itself.
    private func rows(_ table: VersionedTable, _ condition: String) -> String {
        table.rows(knownAfter: change, in: "main", where: condition)
    }
}
