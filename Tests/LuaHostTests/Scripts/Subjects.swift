import LuaHost

/// Misuse of the subject.
extension HostileScript {
    static let subjects: [Self] = [
        .checking("a write", [.raised], "j.area = 1"),
        .checking("a write of a new field", [.raised], "j.more = 1"),
        .checking("a write to a view", [.raised], "j.project.city = '北京'"),
        .checking("a view replaced", [.raised], "j.project = nil"),
        .checking("an unknown field", [.unknownField], "return j.aera"),
        .checking("an unknown field of a view", [.unknownField], "return j.project.town"),
        .checking("a metafield", [.unknownField], "return j.__index"),
        .checking("a number as a key", [.unknownField], "return j[1]"),
        .checking("nil as a key", [.unknownField], "return j[nil]"),
        .checking("NaN as a key", [.unknownField], "return j[0/0]"),
        .checking("itself as a key", [.unknownField], "return j[j]"),
        .checking("a key with a NUL", [.unknownField], "return j['area\\0']"),
        .checking("an empty key", [.unknownField], "return j['']"),
        .checking("a key of a megabyte", [.unknownField], "return j[('x'):rep(1000000)]"),
        .checking("its length", [.raised], "return #j"),
        .checking("arithmetic", [.raised], "return j + 1"),
        .checking("concatenation", [.raised], "return j .. ''"),
        .checking("order", [.raised], "return j < j"),
        .checking("a call", [.raised], "return j()"),
        .checking("pairs", [.raised], "for _ in pairs(j) do end"),
        .checking("ipairs", [.unknownField], "for _ in ipairs(j) do end"),
        .checking("unpack", [.unknownField], "return table.unpack(j, 1, 3)"),
        .checking("concat", [.raised], "return table.concat(j, ',', 1, 3)"),
        .checking("an empty field in arithmetic", [.raised], "return j.empty + 1"),
        .checking("an empty field as a view", [.raised], "return j.empty.more"),
        .checking("a text as a view", [.raised], "return j.area.more"),
        Self(
            name: "a subject kept for the next row",
            phase: .check,
            source: Array("local kept\nkeep(function(j)\nif kept then return kept.area end\nkept = j\nend)".utf8),
            kinds: [.stale],
            line: 3
        ),
        Self(
            name: "a view kept for the next row",
            phase: .check,
            source: Array(
                "local kept\nkeep(function(j)\nif kept then return kept.city end\nkept = j.project\nend)".utf8
            ),
            kinds: [.stale],
            line: 3
        ),
        Self(
            name: "a closure over the last subject",
            phase: .check,
            source: Array("local f\nkeep(function(j)\nif f then f() end\nf = function()\nreturn j.area end\nend)".utf8),
            kinds: [.stale],
            line: 5
        ),
    ]
}
