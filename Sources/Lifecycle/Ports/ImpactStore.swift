/// What people recognise in a preview: what rules did so far, and the names of those it is about.
package protocol ImpactStore: Sendable {
    /// What rules made so far.
    /// - Parameter rules: Their names.
    /// - Returns: By name, how many occurrences fired: those of which a task is open or a message waits, and the others.
    /// - Throws: The store's error, such as a lock.
    func standing(of rules: [String]) throws -> [String: (done: Int, pending: Int)]

    /// Finds the messages that wait to be sent, which take the texts of the rule book in use when they go.
    /// - Parameter templates: Whose, by kind and name: `sms welcome`.
    /// - Returns: How many there are, and the people who get them.
    /// - Throws: The store's error, such as a lock.
    func waiting(for templates: Set<String>) throws -> (messages: Int, people: Set<Int64>)

    /// What the texts of messages are made from, as it stands now.
    /// - Parameter subjects: Whom they are about.
    /// - Returns: One for each, in order.
    /// - Throws: The store's error, such as a lock.
    func contents(_ subjects: [MessageSubject]) throws -> [MessageContent]

    /// The names of projects, or their codes where they have none, by record number.
    func projectNames() throws -> [Int64: String]
}
