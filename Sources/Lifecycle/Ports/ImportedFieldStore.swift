/// Knows which fields have come from outside, so that rules which read others can be pointed out.
package protocol ImportedFieldStore: Sendable {
    /// The fields that some file had a column for, or that somebody set by hand; none before the first import.
    /// - Throws: The store's error, such as a lock.
    func importedFields() throws -> Set<FieldName>
}

/// A field by its record and name: milestones of a workspace come and go, their names stay.
package struct FieldName: Hashable, Sendable {
    /// The record that has it.
    package let record: Field.Record
    /// Its name within the record.
    package let name: String

    /// Creates a name.
    package init(_ record: Field.Record, _ name: String) {
        self.record = record
        self.name = name
    }
}
