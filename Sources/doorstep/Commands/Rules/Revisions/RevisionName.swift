import Lifecycle
import Workspace

/// A rule book as people name it: the beginning of its hash, `active`, `previous` or `working`.
enum RevisionName {
    private static let shortest = 6  // characters of a hash

    /// Finds a rule book.
    /// - Throws: ``WorkspaceError`` when there is none of that name.
    static func find(_ name: String, _ workspace: Workspace, _ store: any RevisionStore) throws -> Revision {
        switch name {
        case "working": return try workspace.workingRevision()
        case "active":
            guard let active = try store.activeRevision() else { throw WorkspaceError.nothingActive }
            return active
        case "previous":
            let hashes = try store.activations().map(\.revision)
            guard let previous = hashes.first(where: { $0 != hashes.first }), let book = try store.revision(previous)
            else { throw WorkspaceError.nothingBefore }
            return book
        default:
            // A slip such as 3 for "three back" must not name anything.
            guard name.count >= shortest else { throw WorkspaceError.shortRevision(name, least: shortest) }
            guard let book = try store.revision(name) else { throw WorkspaceError.noRevision(name) }
            return book
        }
    }
}
