import GRDB
package import Lifecycle

/// Keeps which fields have come from outside.
struct ImportedFields {
    private let add: Prepared

    init(_ database: Database) throws {
        add = try Prepared(database, "INSERT OR IGNORE INTO imported_fields(record, name) VALUES (?1, ?2)")
    }

    /// Adds a field, if it is not known yet.
    func insert(_ record: Field.Record, _ name: String) throws { try add.run(.text(record.rawValue), .text(name)) }
}

extension SQLiteStore {
    package func importedFields() throws -> Set<FieldName> {
        try read { database in
            let find = try Prepared(database, "SELECT record, name FROM imported_fields")
            var fields: Set<FieldName> = []
            while try find.step() {
                if let record = Field.Record(rawValue: find.text(0)) { fields.insert(FieldName(record, find.text(1))) }
            }
            return fields
        }
    }
}
