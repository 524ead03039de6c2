/// Which mails were read, as a store remembers it: a mailbox's own marks are for people, who change them.
package protocol MailStore: Sendable {
    /// The marks of all mails that were read.
    ///
    /// - Complexity: O(*n*) in mails ever read; a mark is eight bytes.
    func readMails() throws -> Set<MailMark>

    /// Remembers that mails were read; marks known already change nothing.
    /// - Parameters:
    ///   - marks: Theirs, each mail by one or more.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Throws: The store's error: then none is remembered, and they are read once more.
    func remember(_ marks: [MailMark], at moment: Int64) throws
}

/// A number by which a mail is known again: one of its text, or one of the file it lies in.
package struct MailMark: Hashable, Sendable {
    /// The number; two different mails have the same one only if somebody works for it.
    package let number: UInt64

    /// Takes a number.
    package init(number: UInt64) { self.number = number }
}
