import GRDB

/// Writes records of one table: creates, updates and keeps the version before, or leaves alone what is equal.
final class RecordWriter {
    /// What a write did.
    enum Effect {
        case created
        case updated
        case unchanged
    }

    /// A record after its row was written.
    struct Written {
        let number: Int64
        let effect: Effect
    }

    private let find: Prepared
    private let insert: Prepared
    private let update: Prepared?
    private let keepPast: Prepared
    private let database: Database
    private let change: Int64

    /// Prepares for rows that tell the same columns.
    /// - Parameters:
    ///   - database: Where to write.
    ///   - table: The table.
    ///   - key: Columns that find a record, as SQL with `?1` and, if need be, `?2`.
    ///   - columns: The columns a row tells.
    ///   - fixed: Further columns that only creation sets.
    ///   - change: The change its rows belong to.
    /// - Throws: The store's error, such as a lock or a full disk.
    init(
        _ database: Database,
        _ table: VersionedTable,
        key: String,
        columns: [String],
        fixed: [String] = [],
        change: Int64
    ) throws {
        self.database = database
        self.change = change
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

    /// Looks for a record; what was found can be read until ``write(_:over:fixed:mayUpdate:)`` or ``leave()`` ends it.
    func find(_ first: SQLValue, _ second: SQLValue? = nil) throws -> Int64? {
        find.bind(first, at: 1)
        if let second { find.bind(second, at: 2) }
        return try find.step() ? find.integer(0) : nil
    }

    /// A column of the record found, counted from 0.
    func integer(_ column: Int) -> Int64 { find.integer(Int32(column + 1)) }

    /// A column of the record found, counted from 0.
    func text(_ column: Int) -> String { find.text(Int32(column + 1)) }

    /// Ends looking at the record found.
    func leave() { find.reset() }

    /// Writes the record that was looked for.
    /// - Parameters:
    ///   - told: One value per column.
    ///   - number: The record found; nothing when there is none.
    ///   - fixed: One value per fixed column.
    ///   - mayUpdate: Whether an existing record may be changed.
    /// - Returns: Its number and what was done.
    /// - Throws: The store's error, such as a lock or a full disk.
    func write(
        _ told: Told,
        over number: Int64?,
        fixed: @autoclosure () -> [SQLValue] = [],
        mayUpdate: Bool = true
    ) throws -> Written {
        guard let number else { return Written(number: try create(told, fixed()), effect: .created) }
        let isEqual = !mayUpdate || holds(told)
        find.reset()
        guard !isEqual, let update else { return Written(number: number, effect: .unchanged) }
        try keepPast.run(.integer(change), .integer(number))
        update.bind(.integer(change), at: 1)
        update.bind(.integer(number), at: 2)
        for index in 0..<told.count { update.bind(told[index], at: Int32(index + 3)) }
        while try update.step() {}
        return Written(number: number, effect: .updated)
    }

    private func holds(_ told: Told) -> Bool {
        for index in 0..<told.count where !find.holds(told[index], at: Int32(index + 1)) { return false }
        return true
    }

    private func create(_ told: Told, _ fixed: [SQLValue]) throws -> Int64 {
        let count = told.count
        for index in 0..<count { insert.bind(told[index], at: Int32(index + 1)) }
        for (index, value) in fixed.enumerated() { insert.bind(value, at: Int32(count + index + 1)) }
        insert.bind(.integer(change), at: Int32(count + fixed.count + 1))
        while try insert.step() {}
        return database.lastInsertedRowID
    }
}

extension Prepared {
    /// Whether a column of the current row equals a value; texts do byte by byte.
    func holds(_ value: SQLValue, at column: Int32) -> Bool {
        switch value {
        case .null: isNull(column)
        case .integer(let integer): self.integer(column) == integer && !isNull(column)
        case .number(let number): self.number(column) == number && !isNull(column)
        case .text(let text): holds(text, at: column) && !isNull(column)
        }
    }
}
