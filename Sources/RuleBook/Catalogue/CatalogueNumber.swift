/// The numbers that people can look up, one for each kind of thing that can be wrong with rules and templates.
///
/// A number is never used again for something else; what each one says stands in ``Catalogue``.
package enum CatalogueNumber: String, CaseIterable, Sendable {
    // What a look at the text of a rule file finds.

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

    // What is wrong with what a rule file declares.

    /// A file without a rule.
    case noRule = "R020"
    /// A file with more than one rule.
    case severalRules = "R021"
    /// A rule whose name is not its file's.
    case nameDiffers = "R022"
    /// Two rules of one name.
    case duplicateName = "R023"
    /// An entry that does not exist.
    case unknownKey = "R024"
    /// An entry that must be there.
    case missingKey = "R025"
    /// A value of the wrong kind, or out of its range.
    case wrongValue = "R026"
    /// A value that is none of those to choose from.
    case notAChoice = "R027"
    /// A field that does not exist.
    case unknownField = "R030"
    /// A word of the rule language that is not given what it needs.
    case badArgument = "R031"
    /// A milestone that does not exist.
    case unknownMilestone = "R032"
    /// A value compared with a field that holds something else.
    case valueDoesNotFit = "R033"
    /// A `when` that has no meaning for the rule's `per`.
    case scheduleDoesNotFit = "R034"
    /// A festival or solar term that does not exist.
    case unknownHoliday = "R035"
    /// A `sample` where none can be drawn.
    case sampleDoesNotFit = "R036"
    /// A promotion that sends several messages by one channel.
    case severalMessages = "R037"
    /// An `if_moved` on a rule that no milestone makes due.
    case movedWithoutMilestone = "R038"
    /// A template that does not exist.
    case unknownTemplate = "R040"
    /// Something wrong in a template file.
    case templateFile = "R041"
    /// More actions than one occurrence may have.
    case tooManyActions = "R042"
    /// A line break or control character in a title.
    case controlCharacter = "R043"
    /// A rule without a test.
    case noTest = "R044"
    /// A rule without `late`.
    case lateMissing = "R045"
    /// A test that names another rule.
    case testOfOther = "R046"
    /// A day that no calendar has.
    case badDay = "R047"
    /// A repeat that would be made up for from the beginning of time.
    case endlessRepeat = "R048"

    // What stops a rule file while it runs.

    /// A file that Lua cannot read though its text shows no slip.
    case unreadable = "R050"
    /// More memory than an evaluation may use.
    case memory = "R051"
    /// More instructions than an evaluation may take.
    case instructions = "R052"
    /// More CPU time than an evaluation may take.
    case time = "R053"
    /// A field that does not exist, by a name put together while the rule runs.
    case unknownFieldMade = "R054"
    /// A subject kept from an earlier evaluation.
    case staleSubject = "R055"
    /// A result that cannot be read.
    case unreadableResult = "R056"
    /// Anything else that stops a function, most often an empty field.
    case stopped = "R057"
    /// A name that is not known where it is used.
    case nameNotKnown = "R059"
    /// More CPU time than a rule may take in one sweep.
    case timeOfSweep = "R060"

    // What works and is probably not meant.

    /// A condition that no value satisfies.
    case emptyCondition = "R070"
    /// A condition that nobody satisfies who is due.
    case neverDue = "R071"
    /// A condition that everybody satisfies who is due.
    case idleCondition = "R072"
    /// Lines that are never run.
    case unreachable = "R073"
    /// A message that two rules send to the same people on the same day.
    case sameMessage = "R074"
    /// Values that none of the rules takes which divide an audience.
    case gap = "R075"
    /// Values that two of the rules take which divide an audience.
    case overlap = "R076"
    /// A field that nobody ever told.
    case neverImported = "R077"
    /// A change that no test of the rule notices.
    case survivor = "R078"
    /// A reason on a line where the tests notice every change.
    case idleReason = "R079"
}
