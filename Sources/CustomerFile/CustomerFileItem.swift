package import Lifecycle

/// What one record of a customer file turned out to be.
package enum CustomerFileItem: Hashable, Sendable {
    /// A row to be taken.
    case row(CustomerRow, raw: RawRecord)
    /// A row that cannot be taken.
    case rejected(RowRejection, raw: RawRecord)
    /// Something to know about the row before it, a line that was passed over, or, at the end, the whole file.
    case remark(RowRemark)
}

/// One record as it stands in the file, to be given back in its original columns.
package struct RawRecord: Hashable, Sendable {
    /// The record without its line end, in UTF-8.
    package let bytes: [UInt8]
    let separator: UInt8
    /// Whether its cells may not be taken as they stand: it is a piece of a row, or part of it could not be read.
    var isBroken = false

    /// The cells as written, without the quotes around them; found anew at every call.
    ///
    /// Of a row with an open quote they are what stands between separators.
    package var cells: [String] {
        var found: [Cell] = []
        let text = bytes.span
        let shape = RecordShape(separator: separator)
        guard case .complete = Record.scan(text, from: 0, shape, isEnded: true, into: &found) else {
            return bytes.split(separator: separator, omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
        }
        return found.map { CellText.string(of: $0, in: text) }
    }
}
