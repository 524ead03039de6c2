/// What a rule's functions say about the rows of a batch: a byte a row, and apart from that what no byte can say.
package struct Verdicts: Sendable {
    private var bytes: [UInt8]
    private var others: [Int: Verdict] = [:]

    private static let declined: UInt8 = 0
    private static let passed: UInt8 = 1
    private static let other: UInt8 = 3

    /// As many rows, all let through.
    package init(passing count: Int) { bytes = Array(repeating: Self.passed, count: count) }

    /// Takes over verdicts as Lua's host writes them: 0 for no, 1 for yes; other rows were not asked about.
    package init(bytes: [UInt8]) { self.bytes = bytes }
}

extension Verdicts: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { bytes.count }

    /// The verdict of a row; a row that nobody asked about is declined.
    package subscript(row: Int) -> Verdict {
        get {
            switch bytes[row] {
            case Self.passed: .pass
            case Self.other: others[row] ?? .decline
            default: .decline
            }
        }
        set {
            switch newValue {
            case .decline: bytes[row] = Self.declined
            case .pass: bytes[row] = Self.passed
            case .make, .fail:
                bytes[row] = Self.other
                others[row] = newValue
            }
        }
    }

    /// Whether a row was asked about and declined.
    package func isDeclined(_ row: Int) -> Bool { bytes[row] == Self.declined }
}
