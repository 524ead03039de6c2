/// What is wrong with a cell or a row.
enum RowFault: Error, Hashable {
    case notADay
    /// Not a date of the lunar calendar.
    case notALunarDay
    case noSuchDay
    case noSuchTime
    /// A day programs write for "none", such as 1900-01-01.
    case emptyDay
    case yearOutOfRange
    case notANumber
    case notAnInteger
    case notYesOrNo
    /// Not in the list; the labels that are.
    case notAChoice([String])
    case notAPhone
    case maskedPhone
    case notAnEmail
    /// A long number as 1.38E+10.
    case damagedNumber
    /// A long number with zeros after its fifteenth digit.
    case roundedNumber
    /// A day where a phase, building, unit or room was.
    case dayInPlaceOfCode
    /// A key that asks to be cleared.
    case cannotClear
    case tooManyCells(Int, expected: Int)
    case unclosedQuote
    /// A piece of a row that a line break without quotes has cut.
    case brokenRow
    /// The last row of a file that ends within it.
    case cutOff
    /// Bytes that are no character in the encoding of the file.
    case otherEncoding
    /// A row behind the header of another table.
    case secondTable
    case noIdentity
    /// What tells the person apart is a word that says nothing.
    case fillerIdentity
    /// A row of a file of projects names none.
    case noProject
}

extension RowFault {
    /// Whether the row has lost its shape, so that its cells may not be taken as they are given back.
    var isOfShape: Bool {
        switch self {
        case .unclosedQuote, .brokenRow, .cutOff, .otherEncoding, .secondTable: true
        default: false
        }
    }
}
