import GRDB

/// Writes records of one table: creates, updates and keeps the version before, or leaves alone what is equal.
final class RecordWriter {
    /// What a write did.
    enum Effect {
        case created
        case updated
        case unchanged
    }

    private let find: Prepared
    private let insert: Prepared
    private let update: Prepared?
    private let keepPast: Prepared
    private let database: Database

    /// Prepares for rows that tell the same columns.
    /// - Parameters:
    ///   - database: Where to write.
    ///   - table: The table.
    ///   - key: Columns that find a record, as SQL with `?1`, `?2` … for ``write(key:values:change:)``'s key.
    ///   - columns: The columns a row tells.
    ///   - fixed: Further columns that only creation sets.
    /// - Throws: The store's error, such as a lock or a full disk.
    init(
        _ database: Database,
        _ table: VersionedTable,
        key: String,
        columns: [String],
        fixed: [String] = []
    ) throws {
        self.database = database
        find = try Prepared(
            database,
            "SELECT \((["id"] + columns).joined(separator: ", ")) FROM \(table.name) WHERE \(key)"
        )
        let all = columns + fixed + ["known"]
        let marks = all.map { _ in "?" }.joined(separator: ", ")
        insert = try Prepared(database, "INSERT INTO \(table.name)(\(all.joined(separator: ", "))) VALUES (\(marks))")
        let assignments = columns.enumerated().map { "\($1) = ?\($0 + 3)" }.joined(separator: ", ")
        update =
            columns.isEmpty
            ? nil : try Prepared(database, "UPDATE \(table.name) SET \(assignments), known = ?1 WHERE id = ?2")
        keepPast = try Prepared(database, table.keepPastSQL)
    }

    /// Finds a record without writing.
    func number(key: [SQLValue]) throws -> Int64? {
        for (index, value) in key.enumerated() { find.bind(value, at: Int32(index + 1)) }
        defer { find.reset() }
        return try find.step() ? find.integer(0) : nil
    }

    /// Writes one record.
    /// - Parameters:
    ///   - key: What finds it.
    ///   - values: One per column.
    ///   - fixed: One per fixed column.
    ///   - change: The change it belongs to.
    ///   - mayUpdate: Whether an existing record may be changed.
    /// - Returns: Its number and what was done.
    /// - Throws: The store's error, such as a lock or a full disk.
    func write(
        key: [SQLValue],
        values: [SQLValue],
        fixed: [SQLValue] = [],
        change: Int64,
        mayUpdate: Bool = true
    ) throws -> (number: Int64, effect: Effect) {
        for (index, value) in key.enumerated() { find.bind(value, at: Int32(index + 1)) }
        guard try find.step() else { return (try create(values + fixed, change), .created) }
        let number = find.integer(0)
        let isEqual = !mayUpdate || values.indices.allSatisfy { find.holds(values[$0], at: Int32($0 + 1)) }
        find.reset()
        guard !isEqual, let update else { return (number, .unchanged) }
        try keepPast.run(.integer(change), .integer(number))
        update.bind(.integer(change), .integer(number))
        for (index, value) in values.enumerated() { update.bind(value, at: Int32(index + 3)) }
        while try update.step() {}
        return (number, .updated)
    }

    private func create(_ values: [SQLValue], _ change: Int64) throws -> Int64 {
        for (index, value) in values.enumerated() { insert.bind(value, at: Int32(index + 1)) }
        insert.bind(.integer(change), at: Int32(values.count + 1))
        while try insert.step() {}
        return database.lastInsertedRowID
    }
}

extension Prepared {
    /// Whether a column of the current row equals a value.
    func holds(_ value: SQLValue, at column: Int32) -> Bool {
        switch value {
        case .null: isNull(column)
        case .integer(let integer): !isNull(column) && self.integer(column) == integer
        case .number(let number): !isNull(column) && self.number(column) == number
        case .text(let text): !isNull(column) && self.text(column) == text
        }
    }
}
