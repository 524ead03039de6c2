/// Keeps rule books by content.
package protocol RevisionStore: Sendable {
    /// The rule book whose hash begins like this; nothing when none does, or several do.
    func revision(_ hash: String) throws -> Revision?

    /// The rule book of the last sweep; nothing before the first.
    func lastRevision() throws -> Revision?

    /// What rules made so far.
    /// - Parameter rules: Their names.
    /// - Returns: By name, how many occurrences fired: those of which a task is open or a message waits, and the others.
    /// - Throws: The store's error, such as a lock.
    func standing(of rules: [String]) throws -> [String: (done: Int, pending: Int)]

    /// What is on record about whom decisions are about, as texts name it.
    /// - Parameter subjects: Person and journey, 0 for none.
    /// - Returns: One for each, in order.
    /// - Throws: The store's error, such as a lock.
    func facts(of subjects: [(person: Int64, journey: Int64)]) throws -> [SubjectFacts]

    /// The names of projects, or their codes where they have none, by record number.
    func projectNames() throws -> [Int64: String]
}
