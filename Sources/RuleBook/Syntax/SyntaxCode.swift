/// The numbers of what a look at a rule file's text can find; R019 is free.
package enum SyntaxCode: String, CaseIterable, Sendable {
    /// A full-width character outside quotes and comments.
    case fullWidth = "R001"
    /// A quote that is not closed on its line.
    case unfinishedText = "R002"
    /// A `[[` or `--[[` that is never closed.
    case unfinishedLongText = "R003"
    /// A number or an escape after `\` that Lua cannot read.
    case malformedLiteral = "R004"
    /// Bytes that are not UTF-8 text.
    case notText = "R005"
    /// Two entries of a table, or two values in brackets, without a comma between them.
    case missingComma = "R006"
    /// A block without its `end`.
    case missingEnd = "R007"
    /// A bracket without its partner.
    case missingBracket = "R008"
    /// `=` where `==` is meant.
    case assignmentForComparison = "R009"
    /// A sign or word of another programming language.
    case otherLanguage = "R010"
    /// Anything else that Lua does not expect.
    case unexpected = "R011"
    /// Chinese text without quotes.
    case bareText = "R012"
    /// A variable made without `local`.
    case globalAssigned = "R013"
    /// A name that rule files do not have.
    case unknownName = "R014"
    /// A function that changes a variable from outside itself.
    case outerAssigned = "R015"
    /// A function that changes a table it did not make.
    case outerTableChanged = "R016"
    /// A file or a nesting past the limits.
    case tooLarge = "R017"
    /// `goto`, labels, `break` and attributes that do not fit.
    case label = "R018"

    /// Whether Lua itself refuses the file; the others are stricter rules of ours.
    ///
    /// `null` and its like count as R010 although Lua reads them as names.
    package var isSyntax: Bool {
        switch self {
        case .globalAssigned, .unknownName, .outerAssigned, .outerTableChanged: false
        default: true
        }
    }
}
