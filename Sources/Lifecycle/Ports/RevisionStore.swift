/// Keeps rule books by content, and which of them is in use.
package protocol RevisionStore: Sendable {
    /// The rule book whose hash begins like this; nothing when none does, or several do.
    func revision(_ hash: String) throws -> Revision?

    /// The rule book in use; nothing before the first was put to use.
    func activeRevision() throws -> Revision?

    /// The hash of the rule book in use, without its files.
    func activeHash() throws -> String?

    /// All that were put to use, the newest first: the first of them is in use.
    func activations() throws -> [Activation]

    /// Keeps a rule book without putting it to use.
    /// - Parameters:
    ///   - revision: The rule book; stored once per content.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Throws: The store's error, such as a lock or a full disk.
    func keep(_ revision: Revision, at moment: Int64) throws

    /// Keeps a rule book and puts it to use: sweeps that begin from now on decide by it.
    /// - Parameters:
    ///   - revision: The rule book.
    ///   - activation: Who puts it to use, when and why.
    ///   - replaced: The hash of the one that is in use, as far as the caller knows.
    /// - Returns: Whether it was put to use; not when another one is in use by now.
    /// - Throws: The store's error, such as a lock or a full disk.
    func activate(_ revision: Revision, _ activation: Activation, replacing replaced: String?) throws -> Bool
}
