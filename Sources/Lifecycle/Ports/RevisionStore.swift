/// Keeps rule books by content.
package protocol RevisionStore: Sendable {
    /// The rule book whose hash begins like this; nothing when none does, or several do.
    func revision(_ hash: String) throws -> Revision?
}
