/// A global name where it is read.
package struct LuaName: Hashable, Sendable {
    /// The name.
    package let name: String
    /// The member read from it with `.` or a constant key, such as `len` of `string.len`.
    package let member: String?
    /// Where it stands.
    package let spot: SourceSpot
    /// Where it stands in the file, as bytes after a byte order mark.
    package let range: Range<Int>
}

/// A function given to a key of a table.
package struct LuaFunction: Hashable, Sendable {
    /// The outermost call around the key, such as `rule`; empty outside calls.
    package let call: String
    /// The path of the key joined by `.`, such as `check`.
    package let key: String
    /// Where `function` stands.
    package let spot: SourceSpot
    /// The first parameter, if it has a name.
    package let parameter: String?
    /// Where that parameter stands in the file, as bytes after a byte order mark: if it is the only one, and nothing
    /// but this entry has the function.
    package let onlyParameter: Range<Int>?
    /// Where the whole function stands, from `function` to past its `end`.
    package let range: Range<Int>
    /// What it reads of its first parameter, also in functions inside it, in the order of the file.
    package let reads: [LuaFieldRead]
    /// Whether the parameter is used in any other way: passed on, compared, assigned, indexed by a computed key; or
    /// whether the function takes `...` in its place.
    package let escapes: Bool
}

/// A field read of a function's first parameter.
package struct LuaFieldRead: Hashable, Sendable {
    /// The longest constant path, such as `home.layout` for `j.home.layout` and `j["home.layout"]`.
    package let name: String
    /// Where the path stands, without the parameter.
    package let spot: SourceSpot
    /// Where the whole expression stands in the file, with the parameter, as bytes after a byte order mark.
    package let range: Range<Int>
}

/// An entry of a table.
package struct LuaKey: Hashable, Sendable {
    /// The outermost call around it, such as `rule`; empty outside calls.
    ///
    /// A function's body starts anew.
    package let call: String
    /// The innermost call or method around it, such as `task`.
    package let via: String
    /// The keys from the outermost call down to this one, through inner calls; `1`, `2`… for entries without a name.
    package let path: [String]
    /// Where the key stands; of an entry without a name, its value.
    package let spot: SourceSpot
    /// Where the value stands, up to the end of its first line.
    package let value: SourceSpot
    /// The value if it is a text or a number, as text; a number as it is written.
    package let literal: String?
    /// Where the key stands in the file, as bytes after a byte order mark; nothing of an entry without a name.
    package let keyRange: Range<Int>?
    /// Where the value stands in the file.
    package let range: Range<Int>
}

/// A text or number handed straight to a call, such as `"move_in"` in `months(3):after "move_in"`.
package struct LuaArgument: Hashable, Sendable {
    /// The outermost call around it.
    package let call: String
    /// The innermost call or method around it: the one it is handed to.
    package let via: String
    /// The keys from the outermost call to the innermost.
    package let path: [String]
    /// Its place among the arguments, from 1.
    package let index: Int
    /// Its value; a number as it is written.
    package let literal: String
    /// Where it stands.
    package let spot: SourceSpot
}
