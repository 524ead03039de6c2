import LuaHost

/// Ways out of the sandbox.
extension HostileScript {
    static let escapes: [Self] = [
        Self(name: "bytecode", phase: .load, source: [0x1B] + Array("LuaT\0".utf8), kinds: [.syntax], line: nil),
        Self(name: "half of bytecode", phase: .load, source: [0x1B], kinds: [.syntax], line: nil),
        Self(name: "bytes that are no text", phase: .load, source: [0xFF, 0xFE, 0], kinds: [.syntax], line: 1),
        .loading("bytecode after a comment", [.syntax], "#!\n\u{1B}LuaT"),
        .checking("calling what is not there", [.unknownName], "return load('return 1')()"),
        .checking("a new global", [.raised], "x = 1"),
        .checking("a global function", [.raised], "function x() end"),
        .checking("another day", [.raised], "today = 0"),
        .checking("another string.rep", [.raised], "string.rep = nil"),
        .checking("another pairs", [.raised], "pairs = nil"),
        .checking("more math", [.raised], "math.more = 1"),
        .checking("another library through _ENV", [.raised], "_ENV.table.concat = nil"),
        .checking("a global through _ENV", [.raised], "_ENV.x = 1"),
        .checking("an _ENV of its own", [], "local _ENV = {} x = 1 return x == 1"),
        .checking("another _ENV", [], "local old = _ENV _ENV = {} x = 1 _ENV = old return true"),
        .checking("an _ENV that is nothing", [.raised], "local _ENV = nil return x"),
        .checking("a constant _ENV", [.raised], "local _ENV <const> = 1 return x"),
        .checking("a write to a constant _ENV", [.raised], "local _ENV <const> = 11; X = 'hi'"),
        .checking("the metatable of texts", [], "return (''):len() == 0 and (('').__index == nil)"),
        .checking("a field of a text", [.raised], "local s = '' s.x = 1"),
        .checking("patterns", [.raised], "return ('x'):gsub('x', 'y')"),
        .checking("patterns by find", [.raised], "return string.find('x', 'x')"),
        .checking("dump", [.raised], "return string.dump(function() end)"),
        .checking("pack", [.raised], "return string.pack('s', 'x')"),
        .checking("random", [.raised], "return math.random()"),
        .checking("move", [.raised], "return table.move({}, 1, math.maxinteger, 2)"),
        .checking("an address", [.raised], "return string.format('%p', 'x')"),
        .checking("an address with a width", [.raised], "return string.format('%-20p', 'x')"),
        .checking("an address after a NUL", [.raised], "return string.format('\\0%%%5p', 'x')"),
        .checking("format of a table", [.raised], "return string.format('%s', {})"),
        .checking("format of a percent", [], "return string.format('%%p%d%%', 1) == '%p1%'"),
        .checking("a goto out of a function", [.syntax], line: 3, "::out:: local function f() goto out end"),
        .loading("a date while loading", [.raised], line: 1, "days_since(1)"),
        .loading("today while loading", [.unknownName], line: 1, "return today"),
    ]

    /// Names of the language that rule files do not have.
    static let absentNames: [Self] = [
        "_G", "_VERSION", "collectgarbage", "coroutine", "debug", "declared", "dofile", "env", "getmetatable", "io",
        "load", "loadfile", "loadstring", "module", "next", "os", "package", "pcall", "rawequal", "rawget", "rawlen",
        "rawset", "require", "setfenv", "setmetatable", "unpack", "warn", "xpcall",
    ].map { .checking("no \($0)", [.unknownName], "return \($0)") }
}
