/// A table of facts whose earlier versions are kept in a sibling with the same columns and `known_to`.
struct VersionedTable {
    let name: String
    /// All columns but `known`, the key first.
    let columns: [String]
    /// How many of the columns make the key.
    let keyCount: Int

    static let projects = VersionedTable(
        name: "projects",
        columns: ["id", "code", "name", "city", "pipe_warranty_months", "team", "heating", "safety_notice"],
        keyCount: 1
    )
    static let homes = VersionedTable(
        name: "homes",
        columns: [
            "id", "project", "place", "phase", "building", "unit", "room", "layout", "area", "finish", "told_by",
        ],
        keyCount: 1
    )
    static let persons = VersionedTable(
        name: "persons",
        columns: [
            "id", "number", "name", "gender", "salutation", "phone", "email", "address", "birthday", "birthday_kind",
            "birthday_key", "consent", "deceased", "blocked", "merged_into",
        ],
        keyCount: 1
    )
    static let journeys = VersionedTable(
        name: "journeys",
        columns: [
            "id", "key", "contract", "project", "home", "status", "payment", "specialist", "open_complaints",
            "serious_complaints", "joined_open_day", "last_visit", "contact", "main_told",
        ],
        keyCount: 1
    )
    static let owners = VersionedTable(name: "owners", columns: ["journey", "person", "role"], keyCount: 2)
    static let milestones = VersionedTable(name: "milestones", columns: ["journey", "kind", "day"], keyCount: 2)
    static let projectMilestones = VersionedTable(
        name: "project_milestones",
        columns: ["project", "kind", "day"],
        keyCount: 2
    )

    static let addressMarks = VersionedTable(
        name: "address_marks",
        columns: ["channel", "address", "kind", "source", "since", "active"],
        keyCount: 3
    )

    static let all = [projects, homes, persons, journeys, owners, milestones, projectMilestones, addressMarks]

    var pastTableSQL: String {
        let key = columns.prefix(keyCount).joined(separator: ", ")
        let rest = columns.dropFirst(keyCount).joined(separator: ", ")
        // The key's columns stand first: SQLite 3.40 misreads the table in its integrity check otherwise.
        return """
            CREATE TABLE \(name)_past(\(key), known_to INTEGER NOT NULL, \(rest), known INTEGER NOT NULL,
              PRIMARY KEY(\(key), known_to)) WITHOUT ROWID;
            """
    }

    /// Copies the version of one key that is about to change; `?1` is the change, the key follows.
    var keepPastSQL: String {
        let list = columns.joined(separator: ", ")
        let key = columns.prefix(keyCount).enumerated().map { "\($1) = ?\($0 + 2)" }.joined(separator: " AND ")
        return """
            INSERT OR IGNORE INTO \(name)_past(\(list), known, known_to)
              SELECT \(list), known, ?1 FROM \(name) WHERE \(key) AND known < ?1
            """
    }

    /// The rows as they were known after change `change`, as a table expression under the table's own name.
    func asKnown(after change: Int64) -> String { "\(name) AS (\(rows(knownAfter: change, in: "main")))" }

    /// The statement that reads the rows as they were known after a change.
    /// - Parameters:
    ///   - change: The change's number.
    ///   - schema: The name of the database on its connection.
    ///   - condition: What must hold of the rows besides.
    /// - Returns: A SELECT.
    func rows(knownAfter change: Int64, in schema: String, where condition: String = "1") -> String {
        let list = columns.joined(separator: ", ")
        return """
            SELECT \(list), known FROM \(schema).\(name) WHERE known <= \(change) AND \(condition)
              UNION ALL SELECT \(list), known FROM \(schema).\(name)_past WHERE known <= \(change) AND known_to > \(change)
                AND \(condition)
            """
    }
}
