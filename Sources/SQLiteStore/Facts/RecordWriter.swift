import GRDB
import Lifecycle

/// Writes records of one table: creates, updates and keeps the version before, or leaves alone what is equal.
///
/// Cells are merged by the policy of their column: see ``RecordColumn``. Further columns follow from the row as a whole,
/// derived ones from what the cells come to.
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

    /// What a file has told of a record before this row.
    struct Telling {
        /// The first line that told of it; 0 when this row is the first.
        var line = 0
        /// The columns that were filled so far; those that are not empty, of a new record.
        var columns: UInt64 = 0
        /// Whether the record came with this file.
        var isNew = false
        /// Whose row it is; 0 for none.
        var person: Int64 = 0
        /// Whether empty cells ask to clear; those of a co-owner's row say nothing.
        var clears = true
    }

    let columns: [RecordColumn]
    private let further: [String]
    private let derived: [String]
    let table: VersionedTable
    let find: Prepared
    private let insert: Prepared
    private let update: Prepared?
    private let keepPast: Prepared
    private let database: Database
    let session: ImportSession

    /// Prepares for rows that tell the same columns.
    /// - Parameters:
    ///   - database: Where to write.
    ///   - table: The table.
    ///   - key: Columns that find a record, as SQL with `?1` and, if need be, `?2`.
    ///   - columns: The columns that cells fill.
    ///   - further: Further columns, written with each row.
    ///   - derived: Columns that are functions of the cells.
    ///   - fixed: Columns that only creation sets.
    ///   - extra: Further expressions to be read with a record; see ``integer(extra:)``.
    ///   - session: The import.
    /// - Throws: The store's error, such as a lock or a full disk.
    init(
        _ database: Database,
        _ table: VersionedTable,
        key: String,
        columns: [RecordColumn],
        further: [String] = [],
        derived: [String] = [],
        fixed: [String] = [],
        extra: [String] = [],
        session: ImportSession
    ) throws {
        self.database = database
        self.session = session
        self.columns = columns
        self.further = further
        self.derived = derived
        self.table = table
        let names = columns.map(\.name) + further + derived
        find = try Prepared(
            database,
            "SELECT \((["id"] + names + extra).joined(separator: ", ")) FROM \(table.name) WHERE \(key)"
        )
        let all = names + fixed + ["known"]
        let marks = all.map { _ in "?" }.joined(separator: ", ")
        insert = try Prepared(database, "INSERT INTO \(table.name)(\(all.joined(separator: ", "))) VALUES (\(marks))")
        let assignments = names.enumerated().map { "\($1) = ?\($0 + 3)" }.joined(separator: ", ")
        update =
            names.isEmpty
            ? nil : try Prepared(database, "UPDATE \(table.name) SET \(assignments), known = ?1 WHERE id = ?2")
        keepPast = try Prepared(database, table.keepPastSQL)
    }

    /// Looks for a record; what was found can be read until ``write(_:over:further:derive:fixed:mayUpdate:telling:)`` or
    /// ``leave()`` ends it.
    func find(_ first: SQLValue, _ second: SQLValue? = nil) throws -> Int64? {
        find.bind(first, at: 1)
        if let second { find.bind(second, at: 2) }
        return try find.step() ? find.integer(0) : nil
    }

    /// A cell's column of the record found; `nil` when it is empty or the file lacks it.
    func current(_ name: String) -> SQLValue? {
        guard let index = columns.firstIndex(where: { $0.name == name }) else { return nil }
        let value = find.value(Int32(index + 1))
        return value == .null ? nil : value
    }

    /// A further column of the record found, counted from 0.
    func integer(further place: Int) -> Int64 { find.integer(Int32(1 + columns.count + place)) }

    /// A further column of the record found, counted from 0.
    func text(further place: Int) -> String { find.text(Int32(1 + columns.count + place)) }

    /// An extra expression of the record found, counted from 0; `nil` when it is null.
    func integer(extra place: Int) -> Int64? {
        let column = Int32(1 + columns.count + further.count + derived.count + place)
        return find.isNull(column) ? nil : find.integer(column)
    }

    /// Ends looking at the record found.
    func leave() { find.reset() }

    /// Writes the record that was looked for.
    /// - Parameters:
    ///   - row: The row.
    ///   - number: The record found; `nil` when there is none.
    ///   - further: One value per further column.
    ///   - derive: Makes one value per derived column of the values that the cells come to.
    ///   - fixed: One value per fixed column.
    ///   - mayUpdate: Whether an existing record may be changed.
    ///   - telling: What the file has told of the record before.
    /// - Returns: Its number and what was done.
    /// - Throws: The store's error, such as a lock or a full disk.
    func write(
        _ row: CustomerRow,
        over number: Int64?,
        further: [SQLValue] = [],
        derive: (_ merged: [SQLValue]) -> [SQLValue] = { _ in [] },
        fixed: @autoclosure () -> [SQLValue] = [],
        mayUpdate: Bool = true,
        telling: Telling
    ) throws -> Written {
        guard let number else {
            return Written(number: try create(row, further, derive, fixed()), effect: .created)
        }
        guard mayUpdate, let update, !isSaid(row, telling, further) else {
            find.reset()
            return Written(number: number, effect: .unchanged)
        }
        let merged = try merge(row, into: number, telling)
        let rest = further + derive(merged)
        let isEqual = holds(merged, from: 1) && holds(rest, from: 1 + columns.count)
        find.reset()
        guard !isEqual else { return Written(number: number, effect: .unchanged) }
        try keepPast.run(.integer(session.change), .integer(number))
        update.bind(.integer(session.change), at: 1)
        update.bind(.integer(number), at: 2)
        for (index, value) in (merged + rest).enumerated() { update.bind(value, at: Int32(index + 3)) }
        while try update.step() {}
        return Written(number: number, effect: .updated)
    }

    /// The columns that a row fills.
    func filled(by row: CustomerRow) -> UInt64 {
        var bits: UInt64 = 0
        for column in columns where row.values[column.position] != nil { bits |= column.bit }
        return bits
    }

    /// Whether the record says what the row says, with nothing to merge, count or put off; derived columns follow.
    private func isSaid(_ row: CustomerRow, _ telling: Telling, _ further: [SQLValue]) -> Bool {
        let isLater = telling.line > 0
        if isLater && session.held.count > 0 || !row.cleared.isEmpty || !row.untold.isEmpty { return false }
        for (index, column) in columns.enumerated() {
            let place = Int32(index + 1)
            if let value = row.values[column.position] {
                guard find.holds(SQLValue(value), at: place) else { return false }
            } else if isLater || !telling.clears {
                continue
            } else if column.policy == .count {
                guard find.holds(.integer(0), at: place) else { return false }
            } else if column.policy != .lasting, column.policy != .mark {
                guard find.isNull(place) else { return false }
            }
        }
        return holds(further, from: 1 + columns.count)
    }

    private func holds(_ values: [SQLValue], from first: Int) -> Bool {
        for (index, value) in values.enumerated() where !find.holds(value, at: Int32(first + index)) { return false }
        return true
    }

    private func create(
        _ row: CustomerRow,
        _ further: [SQLValue],
        _ derive: ([SQLValue]) -> [SQLValue],
        _ fixed: [SQLValue]
    ) throws -> Int64 {
        var place: Int32 = 1
        func bind(_ value: SQLValue) {
            insert.bind(value, at: place)
            place += 1
        }
        for column in columns {
            if let value = row.values[column.position] {
                bind(SQLValue(value))
                session.countSet(column.place)
            } else {
                bind(column.initial)
            }
        }
        for value in further { bind(value) }
        if !derived.isEmpty {
            for value in derive(columns.map { row.values[$0.position].map(SQLValue.init) ?? .null }) { bind(value) }
        }
        for value in fixed { bind(value) }
        bind(.integer(session.change))
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
