/// A value read out of Lua.
package indirect enum LuaValue: Equatable, Sendable {
    case none
    case boolean(Bool)
    case integer(Int64)
    case number(Double)
    /// A text; bytes that are not UTF-8 are replaced, and `isExact` says whether any were.
    case text(String, isExact: Bool)
    case table(LuaTable)
    /// A function, by the number that binds it.
    case function(UInt32)

    /// The text, when it is one and valid UTF-8.
    package var text: String? {
        if case .text(let text, true) = self { text } else { nil }
    }

    /// A whole number; floats with an integral value count, NaN and numbers out of range do not.
    package var wholeNumber: Int? {
        switch self {
        case .integer(let integer): Int(exactly: integer)
        case .number(let number): Int(exactly: number)
        default: nil
        }
    }

    /// The table, when it is one.
    package var table: LuaTable? {
        if case .table(let table) = self { table } else { nil }
    }

    /// The type's name in Lua's words.
    package var typeName: String {
        switch self {
        case .none: "nil"
        case .boolean: "boolean"
        case .integer, .number: "number"
        case .text: "string"
        case .table: "table"
        case .function: "function"
        }
    }
}

/// A table read out of Lua: a list part and named entries, both in a fixed order.
package struct LuaTable: Equatable, Sendable {
    /// The values at 1, 2, 3 … up to the first gap.
    package var list: [LuaValue] = []
    /// The values under text keys.
    package var named: [String: LuaValue] = [:]
    /// Whether there are integer keys outside the list part.
    package var hasStrayKeys = false

    /// An empty table.
    package init() {}

    /// The value under a name; none when absent.
    package subscript(name: String) -> LuaValue { named[name] ?? .none }
}
