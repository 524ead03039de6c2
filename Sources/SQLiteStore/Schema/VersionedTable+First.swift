extension VersionedTable {
    /// The tables as the first migration made them; later ones change them from there.
    static let first = [
        VersionedTable(
            name: "projects",
            columns: ["id", "code", "name", "city", "pipe_warranty_months"],
            keyCount: 1
        ),
        homes,
        VersionedTable(
            name: "persons",
            columns: [
                "id", "number", "name", "gender", "salutation", "phone", "email", "address", "birthday",
                "birthday_kind", "birth_mmdd", "consent", "deceased", "blocked",
            ],
            keyCount: 1
        ),
        VersionedTable(
            name: "journeys",
            columns: [
                "id", "key", "contract", "project", "home", "status", "payment", "specialist", "open_complaints",
                "last_visit", "last_contact", "contact", "main_told",
            ],
            keyCount: 1
        ),
        owners, milestones,
    ]
}
