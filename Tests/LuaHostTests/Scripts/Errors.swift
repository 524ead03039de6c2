import LuaHost

/// Errors that are hard to describe, and logs that are hard to keep.
extension HostileScript {
    static let errorObjects: [Self] = [
        .checking("a table", [.raised], "error({})"),
        .checking("a table that would be text", [.raised], "error({__tostring = function() while true do end end})"),
        .checking("nil", [.raised], "error(nil)"),
        .checking("nothing", [.raised], "error()"),
        .checking("a function", [.raised], "error(function() while true do end end)"),
        .checking("a function of C", [.raised], "error(print)"),
        .checking("a number", [.raised], "error(42)"),
        .checking("a subject", [.raised], "error(j)"),
        .checking("an empty text", [.raised], "error('', 0)"),
        .checking("a text with NUL and CR LF", [.raised], "error('a\\0b\\r\\nc')"),
        .checking("a text of a megabyte", [.raised], "error(('x'):rep(1000000))"),
        .checking("a long Chinese text", [.raised], "error('x' .. ('错'):rep(1000))"),
        .checking("bytes that are no text", [.raised], "error(('\\xff'):rep(600))"),
        .checking("a lie about the line", [.raised], "error('rule:99: lies', 0)"),
        .checking("a lie about a line past all lines", [.raised], "error('rule:99999999999999999999: lies', 0)"),
        .checking("half a position", [.raised], "error('rule:', 0)"),
        .checking("a level past all levels", [.raised], "error('x', 1 << 30)"),
        .checking("a level below all levels", [.raised], "error('x', -1)"),
        .checking("errors within errors", [.raised], "error(error(error('x')))"),
        .checking("an error in a loop", [.raised], "while true do error('x') end"),
        .checking("the name of a budget", [.raised], "error('deadline', 0)"),
        .checking("a false assertion", [.raised], "assert(false)"),
        .checking("a false assertion with a table", [.raised], "assert(nil, {})"),
        .checking("a false assertion with a subject", [.raised], "assert(false, j)"),
        .checking(
            "an error deep down",
            [.raised],
            "local function f(n) if n == 0 then error('x') end f(n - 1) end f(1000)"
        ),
        .checking(
            "an error in a sort within sorts",
            [.raised],
            "table.sort({1, 2}, function() table.sort({1, 2}, function() error('x') end) end)"
        ),
        .calling("an error in a call", [.raised], line: 3, "local n = 1\nerror('x')"),
        .loading("an error in a file", [.raised], line: 2, "\nerror('x')"),
        .loading("a table as a file's error", [.raised], line: 1, "error({})"),
    ]

    static let floods: [Self] = [
        .checking("printing for ever", [.instructions, .churn], "while true do print('x') end"),
        .checking("printing a megabyte", [], "print(('x'):rep(1000000)) return true"),
        .checking(
            "printing megabytes for ever",
            [.instructions],
            "local s = ('x'):rep(1000000) while true do print(s) end"
        ),
        .checking("printing 200 values", [], "print(table.unpack({}, 1, 200)) return true"),
        .checking("printing all kinds", [], "print(nil, true, 1, 0.5, 'a\\0b', {}, print, j, j.project) return true"),
        .checking("printing nothing for ever", [.instructions], "while true do print() end"),
        .checking("printing what raises", [.raised], "print(j.area, nil + 1)"),
        .loading("printing in a file", [.instructions, .churn, .cpu], line: 1, "while true do print('x') end"),
    ]
}
