import Foundation

/// What is being done, for people who wait; not part of the report.
enum Progress {
    static func say(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8)) }
}
