import LuaHost

/// Scripts that want all the memory there is.
extension HostileScript {
    static let memoryBombs: [Self] = [
        .checking("tables in a list", [.memory], "local t = {} while true do t[#t + 1] = {} end"),
        .checking("numbers in a list", [.memory], "local t = {} for i = 1, 1e9 do t[i] = i end"),
        .checking("texts as keys", [.memory], "local t = {} for i = 1, 1e9 do t['k' .. i] = true end"),
        .checking("closures", [.memory], "local t = {} for i = 1, 1e9 do t[i] = function() return i end end"),
        .checking("a chain of tables", [.memory], "local t = {} while true do t = {t} end"),
        .checking("a doubled text", [.memory], "local s = 'x' while true do s = s .. s end"),
        .checking("a growing text", [.churn], "local s = '' while true do s = s .. 'xxxxxxxxxxxxxxxxxxxxxxxx' end"),
        .checking("doubling by concat", [.memory], "local s = 'x' while true do s = table.concat({s, s}) end"),
        .checking("rep of a gigabyte", [.memory], "return ('x'):rep(1000000000)"),
        .checking("rep of more than there is", [.raised], "return ('xx'):rep(math.maxinteger)"),
        .checking("rep with a long separator", [.memory], "return ('x'):rep(1000, ('y'):rep(1000000))"),
        .checking("rep again and again", [.churn], "while true do local s = ('x'):rep(1000000) end"),
        .checking("format of the longest number", [.churn, .cpu], "while true do string.format('%99.99f', 1e308) end"),
        .checking(
            "format of long texts",
            [.churn, .memory],
            "local s = 'x' while true do s = string.format('%s%s', s, s) end"
        ),
        .checking("unpacking more than the stack", [.raised], "return table.unpack({}, 1, 100000000)"),
        .checking("unpacking as much as the stack", [.raised, .memory], "return table.unpack({}, 1, 999000)"),
        .checking("bytes of a long text", [.raised, .memory], "return ('x'):rep(3000000):byte(1, -1)"),
        .checking(
            "a text of all bytes",
            [.raised, .memory],
            "return string.char(('x'):rep(900000):byte(1, -1))"
        ),
        .checking(
            "arguments that grow",
            [.memory, .raised, .cpu, .instructions],
            "local function f(...) return f(1, ...) end return f()"
        ),
        .checking("results that grow", [.memory, .raised], "local function f(...) return 1, f(...) end return f()"),
        .checking(
            "concat with a long separator",
            [.memory],
            "return table.concat({1, 2, 3, 4, 5}, ('x'):rep(1000000))"
        ),
        .checking("concat of nothing", [.raised], "return table.concat({}, ',', 1, math.maxinteger)"),
        .calling("a memory bomb in a call", [.memory], line: 3, "local t = {}\nwhile true do t[#t + 1] = {} end"),
        .loading("a memory bomb in a file", [.memory], line: 1, "local t = {} while true do t[#t + 1] = {} end"),
        .loading(
            "declaring for ever",
            [.instructions, .memory],
            line: 1,
            "local n = 0 while true do n = n + 1 declare({[n] = n}) end"
        ),
        .loading("declaring too much", [.result], "local t = {} for i = 1, 60000 do t[i] = i end declare({t = t})"),
        .loading("declaring a cycle", [.result], "local t = {} t.t = t declare({t = t})"),
    ]

    /// Files that are hard to compile.
    static let bigFiles: [Self] = [
        .loading("brackets within brackets", [.syntax], "return " + String(repeating: "(", count: 30_000)),
        .loading("tables within tables", [.syntax], "return " + String(repeating: "{", count: 30_000)),
        .loading("not not", [.syntax], "return " + String(repeating: "not ", count: 15_000)),
        .loading("powers", [.syntax], "return " + String(repeating: "2^", count: 30_000)),
        .loading("concatenations", [.syntax], "return " + String(repeating: "'a'..", count: 12_000) + "'a'"),
        .loading("functions within functions", [.syntax], String(repeating: "return function() ", count: 3_000)),
        .loading("blocks within blocks", [.syntax], String(repeating: "do ", count: 20_000)),
        .loading("elseif after elseif", [.syntax], line: 1, "if a" + String(repeating: " then elseif a", count: 4_000)),
        .loading("too many locals", [.syntax], line: 1, (0..<300).map { "local a\($0) " }.joined()),
        .loading("a comment without an end", [.syntax], "--[[" + String(repeating: "x", count: 60_000)),
        .loading("a text without an end", [.syntax], line: 1, "return '" + String(repeating: "x", count: 60_000)),
        .loading(
            "a name of 60 000 letters",
            [.unknownName],
            line: 1,
            "return " + String(repeating: "x", count: 60_000)
        ),
        .loading(
            "ten megabytes",
            [.memory, .syntax, .instructions],
            String(repeating: "local a = {} ", count: 800_000)
        ),
        .loading("a number of 60 000 digits", [], "return " + String(repeating: "9", count: 60_000)),
        .loading("20 000 constants", [], "local t = {" + (0..<10_000).map { "\($0).5," }.joined() + "}"),
        .loading("nothing", [], ""),
        .loading("NUL", [.syntax], line: 1, "\0"),
    ]
}
