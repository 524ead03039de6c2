package import Lifecycle

/// A rule file with one small change, as somebody might make it by mistake.
package struct Mutant: Sendable {
    /// Where it was changed.
    package let spot: SourceSpot
    /// What stands there, with what is needed to recognise it, such as `days(90)`.
    package let before: String
    /// What stood there instead, such as `days(91)`.
    package let after: String
    /// The changed file.
    package let file: Revision.File
}

/// A change of some bytes of a rule file.
struct Edit {
    /// The bytes that are replaced.
    let range: Range<Int>
    /// What they are replaced with.
    let text: String
    /// The bytes shown to the reader: those replaced, and what stands around them.
    let shown: Range<Int>
    /// What is shown for `range`, where that is not `text`.
    let names: (before: String, after: String)?

    init(_ range: Range<Int>, _ text: String, shown: Range<Int>? = nil, names: (String, String)? = nil) {
        self.range = range
        self.text = text
        self.shown = shown ?? range
        self.names = names
    }
}
