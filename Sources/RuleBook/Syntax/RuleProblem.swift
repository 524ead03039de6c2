package import Lifecycle

/// One thing wrong with a rule file: where, what, and what to do.
package struct RuleProblem: Hashable, Sendable {
    /// The number people can look up.
    package let number: CatalogueNumber
    /// The file as the person named it.
    package let file: String
    /// The line, from 1.
    package let line: Int
    /// The column in characters (grapheme clusters), from 1.
    package let column: Int
    /// The characters concerned, at least 1, never past the line.
    package let length: Int
    /// What is wrong.
    package let message: Phrase
    /// What to do about it.
    package let hint: Phrase

    /// Creates a problem.
    package init(
        _ number: CatalogueNumber,
        file: String,
        line: Int,
        column: Int,
        length: Int = 1,
        message: Phrase,
        hint: Phrase
    ) {
        self.number = number
        self.file = file
        self.line = line
        self.column = column
        self.length = length
        self.message = message
        self.hint = hint
    }

    /// The number as it is written, such as `R001`.
    package var code: String { number.rawValue }

    /// The same slip at a place of a file.
    init(_ slip: Slip, file: String, at spot: SourceSpot) {
        self.init(
            slip.number,
            file: file,
            line: spot.line,
            column: spot.column,
            length: spot.length,
            message: slip.message,
            hint: slip.hint
        )
    }
}

/// A stretch of one line of a rule file.
package struct SourceSpot: Hashable, Sendable {
    /// The line, from 1.
    package let line: Int
    /// The column in characters (grapheme clusters), from 1.
    package let column: Int
    /// The characters covered, at least 1.
    package let length: Int

    /// Creates a spot.
    package init(line: Int, column: Int, length: Int = 1) {
        self.line = line
        self.column = column
        self.length = length
    }
}
