import Foundation
package import Lifecycle

extension Workspace {
    /// The fields that have come from outside; nothing without a database, and before the first import.
    /// - Throws: The store's error, such as a lock.
    package func importedFields() throws -> Set<FieldName>? {
        guard FileManager.default.fileExists(atPath: resolved(settings.database)) else { return nil }
        let fields = try store().importedFields()
        return fields.isEmpty ? nil : fields
    }
}
