import LuaHost

/// Loops without an end, of every kind the language has.
extension HostileScript {
    static let loops: [Self] = [
        .checking("while", [.instructions], "while true do end"),
        .checking("repeat", [.instructions], "repeat until false"),
        .checking("goto", [.instructions], "::top:: goto top"),
        .checking("for to infinity", [.instructions], "for i = 1, math.huge do end"),
        .checking("for with tiny steps", [.instructions], "for x = 0.0, 1, 1e-300 do end"),
        .checking("for with step 0", [.raised], "for i = 1, 2, 0 do end"),
        .checking("for over an endless iterator", [.instructions], "for _ in function() return 1 end do end"),
        .checking(
            "while with a body over lines",
            [.instructions],
            line: nil,
            "local n = 0\nwhile true do\nn = n + 1\nend"
        ),
        .checking("tail recursion", [.instructions], "local function f() return f() end return f()"),
        .checking("recursion", [.memory, .raised], "local function f() return 1 + f() end return f()"),
        .checking(
            "mutual recursion",
            [.memory, .raised],
            "local f, g function f() return 1 + g() end function g() return 1 + f() end return f()"
        ),
        .checking("a call in a row of endless calls", [.instructions], "while true do tostring(1) end"),
        .checking(
            "a comparator that loops",
            [.instructions],
            "table.sort({3, 2, 1}, function() while true do end end)"
        ),
        .checking(
            "sorting for ever",
            [.instructions, .churn, .cpu],
            "local t = {} for i = 1, 1000 do t[i] = i end while true do table.sort(t, function(a, b) return a > b end) end"
        ),
        .checking(
            "a comparator that contradicts itself",
            [.raised],
            "local t = {} for i = 1, 1000 do t[i] = i end table.sort(t, function() return true end)"
        ),
        .checking(
            "comparators that sort",
            [.raised],
            "local function f() table.sort({1, 2, 3}, f) end table.sort({1, 2, 3}, f)"
        ),
        .checking("a comparator that raises", [.raised], "table.sort({2, 1}, function() error('no') end)"),
        .checking("a comparator of C", [.raised], "table.sort({2, 1}, math.ult)"),
        .checking("a metamethod that is none", [], "local t = {__index = function() while true do end end} return t.x"),
        .checking(
            "a variable that closes",
            [.raised],
            "local x <close> = {__close = function() while true do end end}"
        ),
        .checking(
            "a finalizer that is none",
            [],
            "local t = {__gc = function() while true do end end} t = nil return true"
        ),
        .checking("ipairs over endless nothing", [], "for _ in ipairs({}) do end return true"),
        .calling("a loop in a call", [.instructions], line: 3, "local n = 0\nwhile true do n = n + 1 end"),
        .loading("a loop in a file", [.instructions], line: 1, "while true do end"),
        .loading("a loop on the third line", [.instructions], line: 3, "\nlocal n = 0\nwhile true do n = n + 1 end"),
        .loading("recursion in a file", [.memory, .raised], line: 1, "local function f() return 1 + f() end f()"),
    ]

    /// Loops of few instructions that each take long.
    static let longInstructions: [Self] = [
        .checking(
            "repeating nothing",
            [],
            "return ('').rep('', math.maxinteger) == '' and string.rep('', 1 << 62, '') == ''"
        ),
        .checking("repeating nothing for ever", [.instructions], "while true do string.rep('', math.maxinteger) end"),
        .checking(
            "comparing megabytes",
            [.cpu, .instructions],
            "local s = ('x'):rep(1000000) local a, b = s .. 'a', s .. 'b' while a < b do end"
        ),
        .checking(
            "comparing megabytes of NUL",
            [.cpu, .instructions],
            "local s = ('\\0'):rep(1300000) local a, b = s .. 'a', s .. 'b' s = nil while a < b do end"
        ),
        .checking(
            "equality of megabytes",
            [.cpu, .instructions],
            "local s = ('x'):rep(1000000) local a, b = s .. 'a', s .. 'a' while a == b do end"
        ),
        .checking("reversing megabytes", [.churn], "local s = ('x'):rep(1000000) while true do s:reverse() end"),
        .checking("lower case of megabytes", [.churn], "local s = ('X'):rep(1000000) while true do s:lower() end"),
        .checking(
            "counting characters of megabytes",
            [.cpu, .instructions],
            "local s, len = ('x'):rep(1900000), utf8.len while true do len(s) end"
        ),
        .checking(
            "searching megabytes",
            [.cpu, .instructions],
            "local s, p = ('a'):rep(2000000), ('a'):rep(999999) .. 'b' while true do contains(s, p) end"
        ),
        .checking(
            "a number of megabytes",
            [.cpu, .instructions],
            "local s = ('1'):rep(2000000) while true do tonumber(s) end"
        ),
        .checking(
            "adding a number of megabytes",
            [.cpu, .instructions],
            "local s, n = ('1'):rep(2000000), 0 while true do n = s + n end"
        ),
        .checking(
            "a number in base 36 of megabytes",
            [.cpu, .instructions],
            "local s = ('z'):rep(2000000) while true do tonumber(s, 36) end"
        ),
        .checking(
            "trimming megabytes",
            [.cpu, .instructions],
            "local s = (' '):rep(1900000) while true do trim(s) end"
        ),
        .checking(
            "splitting megabytes",
            [.memory, .churn],
            "local s = (',x'):rep(500000) while true do split(s, ',') end"
        ),
        .checking("splitting small texts", [.churn], "while true do split('a,b,c,d,e,f,g,h', ',') end"),
        .checking(
            "sorting texts of NUL",
            [.cpu, .instructions, .churn],
            """
            local t, s = {}, ('\\0'):rep(1000) for i = 1, 1000 do t[i] = s .. i end while true do table.sort(t) end
            """
        ),
        .checking(
            "pairs over long keys of NUL",
            [.cpu, .instructions, .churn],
            """
            local t, s = {}, ('\\0'):rep(100000) for i = 1, 20 do t[s .. i] = i end while true do pairs(t) end
            """
        ),
        .checking(
            "collecting garbage with every allocation",
            [.memory, .cpu],
            line: nil,
            """
            local live = {}
            for i = 1, 34000 do live[i] = {i} end
            while true do local s = ('x'):rep(400000) end
            """
        ),
        .checking(
            "copying a long list of arguments",
            [.cpu, .memory, .raised, .instructions],
            line: nil,
            "local function f(n, ...) while true do select(n, ...) end end f(-1, table.unpack({}, 1, 50000))"
        ),
    ]
}
