import GRDB
import GRDBSQLite

/// A prepared statement driven row by row through SQLite's own calls: values go from column to buffer without a
/// Swift object in between.
///
/// It belongs to the database access it was made in.
@safe final class Prepared {
    private let statement: Statement
    private let database: Database

    init(_ database: Database, _ sql: String, cached: Bool = true) throws {
        self.database = database
        statement = try cached ? database.cachedStatement(sql: sql) : database.makeStatement(sql: sql)
        unsafe sqlite3_reset(statement.sqliteStatement)
    }

    /// Binds values from parameter 1 on.
    func bind(_ values: SQLValue...) { bind(values) }

    /// Binds values from parameter 1 on.
    func bind(_ values: [SQLValue]) {
        for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
    }

    /// Binds one parameter.
    func bind(_ value: SQLValue, at index: Int32) {
        let pointer = unsafe statement.sqliteStatement
        switch value {
        case .null: unsafe sqlite3_bind_null(pointer, index)
        case .integer(let integer): unsafe sqlite3_bind_int64(pointer, index, integer)
        case .number(let number): unsafe sqlite3_bind_double(pointer, index, number)
        case .text(let text):
            var text = text
            text.withUTF8 { bytes in
                let copy = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)  // SQLITE_TRANSIENT
                unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                    guard let first = characters.baseAddress else {
                        unsafe sqlite3_bind_text(pointer, index, "", 0, copy)
                        return
                    }
                    unsafe sqlite3_bind_text(pointer, index, first, Int32(characters.count), copy)
                }
            }
        }
    }

    /// Goes to the next row.
    /// - Returns: Whether there is one.
    func step() throws -> Bool {
        let code = unsafe sqlite3_step(statement.sqliteStatement)
        if code == SQLITE_ROW { return true }
        unsafe sqlite3_reset(statement.sqliteStatement)
        if code == SQLITE_DONE { return false }
        let message = unsafe String(cString: sqlite3_errmsg(database.sqliteConnection))
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
    }

    /// Runs a statement that gives no rows.
    func run(_ values: SQLValue...) throws {
        for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
        while try step() {}
    }

    /// Ends reading before the last row.
    func reset() { unsafe sqlite3_reset(statement.sqliteStatement) }

    /// Whether a column of the current row has no value.
    func isNull(_ column: Int32) -> Bool {
        unsafe sqlite3_column_type(statement.sqliteStatement, column) == SQLITE_NULL
    }

    /// A column as an integer; 0 when it has no value.
    func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(statement.sqliteStatement, column) }

    /// A column as a double; 0 when it has no value.
    func number(_ column: Int32) -> Double { unsafe sqlite3_column_double(statement.sqliteStatement, column) }

    /// A column as text; empty when it has no value.
    func text(_ column: Int32) -> String {
        unsafe withBytes(column) { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// A column as text; nothing when it has no value.
    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// A column as it is stored.
    func value(_ column: Int32) -> SQLValue {
        switch unsafe sqlite3_column_type(statement.sqliteStatement, column) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_FLOAT: .number(number(column))
        default: .text(text(column))
        }
    }

    /// Gives the bytes of a text column to `body`.
    func withBytes<Result>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let bytes = unsafe sqlite3_column_text(statement.sqliteStatement, column)
        let count = unsafe sqlite3_column_bytes(statement.sqliteStatement, column)
        return unsafe body(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }

    /// Whether a text column has the bytes of `text`; makes no Swift object of them.
    func holds(_ text: String, at column: Int32) -> Bool {
        // Unlike `sqlite3_column_text`, this needs no copy that ends in a zero.
        let bytes = unsafe sqlite3_column_blob(statement.sqliteStatement, column)
        let count = unsafe Int(sqlite3_column_bytes(statement.sqliteStatement, column))
        guard text.utf8.count == count else { return false }
        return unsafe UnsafeRawBufferPointer(start: bytes, count: count).elementsEqual(text.utf8)
    }

    /// Rows changed by the last statement of this connection.
    var changes: Int { database.changesCount }
}

/// A value to bind.
enum SQLValue: Equatable, Sendable {
    case null
    case integer(Int64)
    case number(Double)
    case text(String)

    /// A text, or null.
    static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }

    /// An integer, or null.
    static func optional(_ integer: Int64?) -> SQLValue { integer.map(SQLValue.integer) ?? .null }

    /// An integer.
    static func int(_ value: some BinaryInteger) -> SQLValue { .integer(Int64(value)) }
}
