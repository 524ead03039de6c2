/// A rule book that was put to use.
package struct Activation: Hashable, Sendable {
    /// The hash of the rule book.
    package let revision: String
    /// Who put it to use, by the name they gave.
    package let author: String
    /// Why, in their words.
    package let message: String
    /// When, in seconds since 1970-01-01T00:00:00Z.
    package let moment: Int64

    /// Creates an activation.
    package init(revision: String, author: String, message: String, moment: Int64) {
        self.revision = revision
        self.author = author
        self.message = message
        self.moment = moment
    }

    /// The first characters of the revision, as lists show them.
    package var short: String { String(revision.prefix(Revision.shortLength)) }
}
