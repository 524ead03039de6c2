extension Schema {
    /// Which fields have come from outside: what a file's header names, or somebody sets by hand.
    ///
    /// In files of earlier versions those that hold something; what counts began at nought, pipes at two months.
    static var importedFields: String {
        """
        CREATE TABLE imported_fields(record TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY(record, name)) WITHOUT ROWID;
        INSERT INTO imported_fields(record, name) SELECT 'milestone', name FROM milestone_kinds k
          WHERE EXISTS (SELECT 1 FROM milestones m WHERE m.kind = k.id)
            OR EXISTS (SELECT 1 FROM project_milestones m WHERE m.kind = k.id);
        INSERT INTO imported_fields(record, name) SELECT 'ownership', 'role' WHERE EXISTS (SELECT 1 FROM owners);
        """
            + importedColumns.map { record, table, columns in
                columns.map { name, unless in
                    """

                    INSERT INTO imported_fields(record, name) SELECT '\(record)', '\(name)'
                      WHERE EXISTS (SELECT 1 FROM \(table) WHERE \(name) \(unless));
                    """
                }.joined()
            }.joined()
    }

    /// Columns as they were when the table was made, with what says that somebody told them.
    private static let importedColumns: [(record: String, table: String, columns: [(String, String)])] = [
        (
            "person", "persons",
            told([
                "number", "name", "gender", "salutation", "phone", "email", "address", "birthday", "birthday_kind",
                "consent", "deceased", "blocked",
            ])
        ),
        (
            "project", "projects",
            told(["code", "name", "city", "team", "heating", "safety_notice"]) + [("pipe_warranty_months", "<> 2")]
        ),
        ("home", "homes", told(["phase", "building", "unit", "room", "layout", "area", "finish"])),
        (
            "journey", "journeys",
            told(["contract", "status", "payment", "specialist", "joined_open_day", "last_visit"])
                + [("open_complaints", "<> 0"), ("serious_complaints", "<> 0")]
        ),
    ]

    private static func told(_ names: [String]) -> [(String, String)] { names.map { ($0, "IS NOT NULL") } }
}
