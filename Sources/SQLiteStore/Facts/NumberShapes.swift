import GRDB

/// Finds numbers that people take for one another: 00123 and 123, C0O1 and C001.
///
/// Only numbers that look like another one are kept, so that asking costs next to nothing where there are none.
final class NumberShapes {
    /// What is numbered.
    enum Kind: Int64 {
        case customer = 1
        case contract = 2
    }

    private let kind: Kind
    private let findPlain: Prepared
    private let findShape: Prepared
    private let insert: Prepared
    private var isEmpty: Bool

    init(_ database: Database, _ kind: Kind) throws {
        self.kind = kind
        findPlain = try Prepared(
            database,
            kind == .customer
                ? "SELECT id FROM persons WHERE number = ?1" : "SELECT id FROM journeys WHERE key = 'contract ' || ?1"
        )
        findShape = try Prepared(
            database,
            "SELECT record FROM number_shapes WHERE shape = ?1 AND kind = ?2 AND record <> ?3 ORDER BY record LIMIT 1"
        )
        insert = try Prepared(
            database,
            "INSERT OR IGNORE INTO number_shapes(shape, kind, record) VALUES (?1, ?2, ?3)"
        )
        let any = try Prepared(database, "SELECT NOT EXISTS (SELECT 1 FROM number_shapes WHERE kind = ?1)")
        any.bind(.integer(kind.rawValue))
        isEmpty = try any.step() && any.integer(0) != 0
        any.reset()
    }

    /// Adds the number of a new record.
    /// - Returns: The record whose number looks the same; `nil` when there is none.
    func add(_ number: String, record: Int64) throws -> Int64? {
        let shape = Self.shape(number)
        let isPlain = shape == number
        if isPlain, isEmpty { return nil }
        var similar = try first(findShape, [.text(shape), .integer(kind.rawValue), .integer(record)])
        guard !isPlain else { return similar }
        let plain = try first(findPlain, [.text(shape)])
        if let plain, plain != record { similar = similar.map { min($0, plain) } ?? plain }
        try insert.run(.text(shape), .integer(kind.rawValue), .integer(record))
        isEmpty = false
        return similar
    }

    private func first(_ find: Prepared, _ values: [SQLValue]) throws -> Int64? {
        find.bind(values)
        defer { find.reset() }
        return try find.step() ? find.integer(0) : nil
    }

    /// A number without leading zeros, and with 0 and 1 for the letters that look like them between its digits.
    static func shape(_ number: String) -> String {
        var bytes = Array(number.utf8)
        guard bytes.contains(where: { 0x30...0x39 ~= $0 }) else { return number }
        for index in bytes.indices {
            let isBeside =
                index > 0 && isDigit(bytes[index - 1]) || index + 1 < bytes.count && isDigit(bytes[index + 1])
            guard isBeside else { continue }
            switch bytes[index] {
            case UInt8(ascii: "O"), UInt8(ascii: "o"): bytes[index] = UInt8(ascii: "0")
            case UInt8(ascii: "I"), UInt8(ascii: "l"): bytes[index] = UInt8(ascii: "1")
            default: continue
            }
        }
        let rest = bytes.drop { $0 == UInt8(ascii: "0") }
        return String(decoding: rest.first.map(isDigit) == true ? Array(rest) : bytes, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
