import Foundation
package import Lifecycle

/// Writes the rejected rows of a customer file in its original columns, to be mended and imported again.
///
/// UTF-8 with a byte-order mark and CR LF, as Excel wants it. A cell that a spreadsheet would take for a formula gets a
/// leading `'`, which the reader takes off again. Nothing is written as long as nothing is rejected, and the file gets
/// its name when it is complete.
package struct RejectWriter {
    static let lineHeader = "行号"
    static let reasonHeader = "原因"

    /// Rows written so far.
    package private(set) var count = 0

    private let path: String
    private let headers: [String]
    /// Cells of a row of the source, with line and reason when it is a file of rejected rows itself.
    private let sourceWidth: Int
    private let language: Language
    private var handle: FileHandle?
    private var buffer: [UInt8] = []

    /// Prepares to write.
    /// - Parameters:
    ///   - path: The file to make; replaced if it is there.
    ///   - headers: The headers of the file that is read.
    ///   - language: The language of the reasons.
    package init(path: String, headers: [String], language: Language = .chinese) {
        self.path = path
        self.language = language
        let isReturned = headers.suffix(2) == [Self.lineHeader, Self.reasonHeader]
        self.headers = isReturned ? headers.dropLast(2) : headers
        sourceWidth = headers.count
    }

    /// Writes one row.
    /// - Parameters:
    ///   - rejection: Why it was rejected.
    ///   - raw: The row as it stands in the file.
    /// - Throws: Foundation's error when the file cannot be written.
    package mutating func write(_ rejection: RowRejection, _ raw: RawRecord) throws {
        if handle == nil { try open() }
        let written = raw.cells
        var cells = Array(written.prefix(headers.count))
        cells += [String](repeating: "", count: headers.count - cells.count)
        // What is past the header goes behind the reason, so that nothing is lost and the columns stay in place.
        let surplus = written.dropFirst(sourceWidth).filter { !$0.isEmpty }
        let column = rejection.column.map { "\($0): " } ?? ""
        append(cells + ["\(rejection.line)", column + rejection.reason(language)] + surplus)
        count += 1
        if buffer.count >= 64 << 10 { try flush() }
    }

    /// Completes the file and gives it its name.
    /// - Returns: Whether there is one.
    /// - Throws: Foundation's error when the file cannot be written.
    package mutating func finish() throws -> Bool {
        guard let handle else { return false }
        try flush()
        try handle.synchronize()
        try handle.close()
        self.handle = nil
        guard unsafe rename(partialPath, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        return true
    }

    private var partialPath: String { path + ".partial" }

    private mutating func open() throws {
        try Data().write(to: URL(fileURLWithPath: partialPath))
        // The rows are personal data.
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: partialPath)
        handle = try FileHandle(forWritingTo: URL(fileURLWithPath: partialPath))
        buffer = [0xEF, 0xBB, 0xBF]
        append(headers + [Self.lineHeader, Self.reasonHeader])
    }

    private mutating func flush() throws {
        try handle?.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            let isFormula = cell.first.map { "=+-@\t\r".contains($0) } ?? false
            let text = isFormula ? "'" + cell : cell
            if text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) {
                buffer.append(contentsOf: "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\"".utf8)
            } else {
                buffer.append(contentsOf: text.utf8)
            }
        }
        buffer.append(contentsOf: [0x0D, 0x0A])
    }
}
