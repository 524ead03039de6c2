package import Lifecycle

/// What one record of a customer file turned out to be.
package enum CustomerFileItem: Hashable, Sendable {
    /// A row to be taken.
    case row(CustomerRow, raw: RawRecord)
    /// A row that cannot be taken.
    case rejected(RowRejection, raw: RawRecord)
    /// Something lost from a row that is taken all the same; follows that row.
    case warning(CustomerFileWarning)
}

/// A cell that was left out of a row that is taken all the same.
package struct CustomerFileWarning: Hashable, Sendable {
    /// The line the row begins on.
    package let line: Int
    /// The header of the cell.
    package let column: String
    /// What is wrong with it, without the value itself.
    package let reason: Phrase
}

/// One record as it stands in the file, to be given back in its original columns.
package struct RawRecord: Hashable, Sendable {
    /// The record without its line end, in UTF-8.
    package let bytes: [UInt8]
    let separator: UInt8

    /// The cells as written, without the quotes around them; found anew at every call.
    package var cells: [String] {
        var found: [Cell] = []
        let text = bytes.span
        guard case .complete = Record.scan(text, from: 0, separator: separator, isEnded: true, into: &found) else {
            return [String(decoding: bytes, as: UTF8.self)]
        }
        return found.map { CellText.string(of: $0, in: text) }
    }
}
