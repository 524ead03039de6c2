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

    /// Makes the tables: the journeys of a person, or of everybody a journey belongs to, with their homes and owners;
    /// all projects.
    func make(about subject: SubjectID) throws {
        switch subject.kind {
        case .person: try copy(.owners, where: "person = \(subject.record)")
        case .journey:
            try copy(.journeys, where: "id = \(subject.record)")
            let owners = "SELECT +person FROM (\(rows(.owners, "journey = \(subject.record)")))"
            let contact = "SELECT +contact FROM temp.journeys WHERE contact IS NOT NULL"
            try copy(.owners, where: "person IN (\(owners) UNION \(contact))")
            try database.execute(
                sql: "INSERT INTO temp.owners(journey) VALUES (\(subject.record)); DROP TABLE temp.journeys"
            )
        case .project: try copy(.owners, where: "0")
        }
        let journeys = "SELECT +journey FROM temp.owners"
        try copy(.journeys, where: "id IN (\(journeys))")
        try copy(.milestones, where: "journey IN (\(journeys))")
        try database.execute(sql: "DELETE FROM temp.owners WHERE person IS NULL")
        let person = subject.kind == .person ? " UNION SELECT \(subject.record)" : ""
        let persons = "SELECT +person FROM temp.owners UNION SELECT +contact FROM temp.journeys\(person)"
        try copy(.persons, where: "id IN (\(persons))")
        try copy(.homes, where: "id IN (SELECT +home FROM temp.journeys)")
        try copy(.projects, where: "1")
        try copy(.projectMilestones, where: "1")
        let addresses = "SELECT +phone FROM temp.persons UNION SELECT +email FROM temp.persons"
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
