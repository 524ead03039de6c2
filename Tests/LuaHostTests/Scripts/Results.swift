import LuaHost

/// Results that are hard to read.
extension HostileScript {
    static let results: [Self] = [
        .calling("a cycle", [.result], "local t = {} t[1] = t return t"),
        .calling("a long cycle", [.result], "local a, b = {}, {} a.b = b b.a = a return a"),
        .calling("13 tables within tables", [.result], "local t = 1 for _ = 1, 13 do t = {t} end return t"),
        .calling("10 000 tables within tables", [.result], "local t = 1 for _ = 1, 10000 do t = {t} end return t"),
        .calling("12 tables within tables", [], "local t = 1 for _ = 1, 12 do t = {t} end return t"),
        .calling(
            "a tree of shared branches",
            [.result],
            "local t = 'x' for _ = 1, 11 do t = {t, t, t, t} end return t"
        ),
        .calling("50 000 entries", [.result], "local t = {} for i = 1, 50000 do t[i] = i end return t"),
        .calling("a million entries", [.memory, .result], "local t = {} for i = 1, 1000000 do t[i] = i end return t"),
        .calling("a text of a megabyte", [.result], "return ('x'):rep(1000000)"),
        .calling("a key of a megabyte", [.result], "return {[('x'):rep(1000000)] = 1}"),
        .calling("a function", [.result], "return function() end"),
        .calling("a function of C", [.result], "return {f = string.rep}"),
        .calling("a subject", [.result], "return j"),
        .calling("a view in a list", [.result], "return {1, j.project}"),
        .calling("a key that is a fraction", [.result], "return {[1.5] = 1}"),
        .calling("a key that is infinite", [.result], "return {[math.huge] = 1}"),
        .calling("a key that is a boolean", [.result], "return {[true] = 1}"),
        .calling("a key that is a table", [.result], "return {[{}] = 1}"),
        .calling("a key that is a subject", [.result], "return {[j] = 1}"),
        .calling("nothing", [], ""),
        .calling("NaN", [], "return 0/0"),
        .calling("many results", [], "return table.unpack({}, 1, 1000)"),
        .calling("keys at both ends of the numbers", [], "return {[math.mininteger] = 1, [math.maxinteger] = 2}"),
    ]
}
