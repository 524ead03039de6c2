package import Lifecycle

/// Writes the rejected rows of a customer file in its original columns, to be mended and imported again.
///
/// UTF-8 with a byte-order mark and CR LF, as Excel wants it. A cell that a spreadsheet would take for a formula gets a
/// leading `'`, which the reader takes off again. Nothing is written as long as nothing is rejected, and the file gets
/// its name when it is complete.
package struct RejectWriter {
    static let lineHeader = "行号"
    static let reasonHeader = "原因"
    /// Stands behind a row that has lost its shape, so that it is not taken before it has been mended.
    static let mendMark = "改好后请删去此格"

    /// Rows written so far.
    package private(set) var count = 0

    private let headers: [String]
    /// Cells of a row of the source, with line and reason when it is a file of rejected rows itself.
    private let sourceWidth: Int
    private let language: Language
    private var file: CSVFile

    /// Prepares to write.
    /// - Parameters:
    ///   - path: The file to make; replaced if it is there.
    ///   - headers: The headers of the file that is read.
    ///   - language: The language of the reasons.
    package init(path: String, headers: [String], language: Language = .chinese) {
        self.language = language
        let isReturned = headers.suffix(2) == [Self.lineHeader, Self.reasonHeader]
        self.headers = isReturned ? headers.dropLast(2) : headers
        sourceWidth = headers.count
        file = CSVFile(path: path, header: self.headers + [Self.lineHeader, Self.reasonHeader])
    }

    /// Writes one row.
    ///
    /// What is past the header goes behind the reason, so that nothing is lost and the columns stay in place. Characters
    /// that stand for unreadable bytes are left out.
    /// - Parameters:
    ///   - rejection: Why it was rejected.
    ///   - raw: The row as it stands in the file.
    /// - Throws: Foundation's error when the file cannot be written.
    package mutating func write(_ rejection: RowRejection, _ raw: RawRecord) throws {
        let written = raw.cells.map { $0.replacing("\u{FFFD}", with: "") }
        var cells = Array(written.prefix(headers.count))
        cells += [String](repeating: "", count: headers.count - cells.count)
        let surplus = written.dropFirst(sourceWidth).filter { !$0.isEmpty }
        let column = rejection.column.map { "\($0): " } ?? ""
        let mark = raw.isBroken ? [Self.mendMark] : []
        try file.append(cells + ["\(rejection.line)", column + rejection.reason(language)] + mark + surplus)
        count += 1
    }

    /// Completes the file and gives it its name.
    /// - Returns: Whether there is one.
    /// - Throws: Foundation's error when the file cannot be written.
    package mutating func finish() throws -> Bool { try file.finish() }
}
