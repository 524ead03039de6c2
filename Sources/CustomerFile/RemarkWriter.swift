package import Lifecycle

/// Writes the remarks on a customer file, to be looked through beside it.
///
/// The same kind of file as that of ``RejectWriter``; nothing is written as long as there is no remark.
package struct RemarkWriter {
    static let header = ["行号", "列", "说明"]

    /// Remarks written so far.
    package private(set) var count = 0

    private let language: Language
    private var file: CSVFile

    /// Prepares to write.
    /// - Parameters:
    ///   - path: The file to make; replaced if it is there.
    ///   - language: The language of the remarks.
    package init(path: String, language: Language = .chinese) {
        self.language = language
        file = CSVFile(path: path, header: Self.header)
    }

    /// Writes one remark.
    /// - Throws: Foundation's error when the file cannot be written.
    package mutating func write(_ remark: RowRemark) throws {
        try file.append(["\(remark.line)", remark.column ?? "", remark.text(language)])
        count += 1
    }

    /// Completes the file and gives it its name.
    /// - Returns: Whether there is one.
    /// - Throws: Foundation's error when the file cannot be written.
    package mutating func finish() throws -> Bool { try file.finish() }
}
