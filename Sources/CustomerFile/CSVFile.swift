import Foundation
import Glibc

/// A CSV file that is made for people with Excel: UTF-8 with a byte-order mark and CR LF.
///
/// A cell that a spreadsheet would take for a formula gets a leading `'`. The file is there, under its name, only once
/// it is complete.
struct CSVFile {
    private let path: String
    private let header: [String]
    private var handle: FileHandle?
    private var buffer: [UInt8] = []

    /// Prepares a file; nothing is made before the first row.
    /// - Parameters:
    ///   - path: The file to make; replaced if it is there.
    ///   - header: Its first row.
    init(path: String, header: [String]) {
        self.path = path
        self.header = header
    }

    /// Writes one row.
    /// - Throws: Foundation's error when the file cannot be written.
    mutating func append(_ cells: [String]) throws {
        if handle == nil { try open() }
        write(cells)
        if buffer.count >= 64 << 10 { try flush() }
    }

    /// Completes the file and gives it its name.
    /// - Returns: Whether there is one.
    /// - Throws: Foundation's error when the file cannot be written.
    mutating func finish() throws -> Bool {
        guard let handle else { return false }
        try flush()
        try handle.synchronize()
        try handle.close()
        self.handle = nil
        guard unsafe rename(partialPath, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        return true
    }

    private var partialPath: String { path + ".partial" }

    /// Makes the file anew: what is left of an earlier run goes, and a link in its place is never followed.
    private mutating func open() throws {
        _ = unsafe unlink(partialPath)
        // The rows are personal data.
        let descriptor = unsafe Glibc.open(partialPath, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        buffer = [0xEF, 0xBB, 0xBF]
        write(header)
    }

    private mutating func flush() throws {
        try handle?.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func write(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            let isFormula = cell.unicodeScalars.first.map(Self.formulaStarts.contains) ?? false
            let text = isFormula ? "'" + cell : cell
            if text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) {
                buffer.append(contentsOf: "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\"".utf8)
            } else {
                buffer.append(contentsOf: text.utf8)
            }
        }
        buffer.append(contentsOf: [0x0D, 0x0A])
    }

    private static let formulaStarts = Set("=+-@\t\r＝＋－＠".unicodeScalars)
}
