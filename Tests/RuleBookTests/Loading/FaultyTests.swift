@testable import RuleBook

extension FaultySnippet {
    static let tests: [FaultySnippet] = [
        .init(ruleFile() + "\ntest \"s\" {}", "R046", 7, 6),
        .init(ruleFile() + "\ntest \"r\" {}\ntest \"R\" {}", "R046", 8, 6),
        .init(ruleFile(tests: "\"当天\""), "R026", 8, 1),
        .init(ruleFile(tests: "5"), "R026", 8, 1),
        .init(ruleFile(tests: "{}"), "R026", 8, 1),
        .init(ruleFile(tests: "{ on = \"2026-04-30\" }"), "R026", 8, 1),
        .init(ruleFile(tests: "{ \"当天\", \"次日\", on = \"2026-04-30\" }"), "R026", 8, 1),
        .init(ruleFile(tests: "{ 5, on = \"2026-04-30\" }"), "R026", 8, 1),
        .init(ruleFile(tests: "on = \"2026-04-30\""), "R026", 8, 1),
        .init(ruleFile(tests: "{ \"当天\" }"), "R025", 8, 1),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-02-30\" }"), "R047", 8, 14),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-4-30\" }"), "R047", 8, 14),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026/04/30\" }"), "R047", 8, 14),
        .init(ruleFile(tests: "{ \"当天\", on = 20260430 }"), "R047", 8, 14),
        .init(ruleFile(tests: "{ \"当天\", onn = 1, on = \"2026-04-30\" }"), "R024", 8, 9),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-04-30\", expect = {} }"), "R026", 8, 37),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-04-30\", expect = \"nothing\" }"), "R026", 8, 37),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-04-30\", expect = { 5 } }"), "R026", 8, 37),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-04-30\", expect = { task = \"call\" } }"), "R026", 8, 37),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-04-30\", because = 5 }"), "R026", 8, 38),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-04-30\", given = 5 }"), "R026", 8, 36),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-04-30\", given = { \"signed\" } }"), "R026", 8, 36),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-04-30\", given = { xyz = 5 } }"), "R030", 8, 38),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-04-30\", given = { home = { xyz = 5 } } }"), "R030", 8, 47),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-04-30\", given = { status = 5 } }"), "R033", 8, 47),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-04-30\", given = { status = { \"signed\" } } }"), "R033", 8, 47),
        .init(ruleFile(tests: "{ \"当天\", on = \"2026-04-30\", given = { signing = \"今天\" } }"), "R033", 8, 48),
        .init(
            ruleFile(tests: "{ \"当天\", on = \"2026-04-30\" }\n}\ntest \"r\" {\n{ \"次日\", on = \"昨天\" }"),
            "R047",
            11,
            14
        ),
        .init(
            ruleFile("who = { area = 5 }, per = \"person\"")
                + "\ntest \"r\" { { \"当天\", on = \"2026-04-30\", given = { name = \"王\" } } }",
            "R030",
            5,
            9
        ),
    ]

    /// What goes wrong while a file runs.
    static let running: [FaultySnippet] = [
        .init("local a = 1\nlocal b = today", "R059", 2, 1),
        .init("local n = nil\nn()", "R057", 2, 1),
        .init("local t = {}\n\nt.x.y = 1", "R057", 3, 1),
        .init("local t = nil\nlocal a = t.x", "R057", 2, 1),
        .init("local n = nil + 1", "R057", 1, 1),
        .init("local n = \"a\" .. {}", "R057", 1, 1),
        .init("local a = 1 < \"2\"", "R057", 1, 1),
        .init("local a = {} < {}", "R057", 1, 1),
        .init("local a = nil < 1", "R057", 1, 1),
        .init("local a = 1 // 0", "R057", 1, 1),
        .init("local a = #nil", "R057", 1, 1),
        .init("local a = 1.5 | 2", "R057", 1, 1),
        .init("local a = string.rep(nil, 3)", "R057", 1, 1),
        .init("local a = days_since(\"2026-01-01\")", "R057", 1, 1),
        .init("\n\nerror(\"面积要写\")", "R057", 3, 1),
        .init("error({})", "R057", 1, 1),
        .init("error()", "R057", 1, 1),
        .init("assert(false)", "R057", 1, 1),
        .init("local function f() return 1 + f() end\nf()", "R051", 1, 1),
        .init("for k in pairs({ [true] = 1 }) do end", "R057", 1, 1),
        .init("local n = 0\nwhile true do n = n + 1 end", "R052", 2, 1),
        .init("\nrepeat until false", "R052", 2, 1),
        .init("local t = {}\nfor i = 1, 1e9 do t[i] = i end", "R051", 2, 1),
        .init("\nlocal s = string.rep(\"客\", 1e8)", "R051", 2, 1),
        .init("\nlocal s = string.rep(\"客\", 1e18)", "R057", 2, 1),
    ]
}
