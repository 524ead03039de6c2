import Testing

@testable import RuleBook

@Suite("Lines that are never run")
struct UnreachableTests {
    @Test(
        "are found behind what always leaves, and inside what never holds",
        arguments: [
            ("if j.open_complaints > 0 then return true end\nreturn false", []),
            ("if j.open_complaints > 0 then return true else return false end\nreturn false", [2]),
            ("if j.status then return true elseif j.contract then return true end\nreturn false", []),
            (
                "if j.status then return true elseif j.contract then return true else return false end\nreturn false",
                [2]
            ),
            ("if false then\nreturn true end\nreturn false", [2]),
            ("if nil then\nreturn true\nelse return false end", [2]),
            ("if false then end\nreturn false", []), ("while false do\nlocal x = 1 end\nreturn true", [2]),
            ("do return true end\nlocal x = 1\nreturn x == 1", [2]), ("do return true end;", []),
            ("local f = function() return true end\nreturn f()", []),
            ("for i = 1, 2 do\nif i == 1 then goto next end\nlocal x = i\n::next::\nend\nreturn true", []),
            ("for i = 1, 2 do\nbreak\nend\nreturn true", []),
            ("for i = 1, 2 do\ndo break end\nlocal x = 1\nend\nreturn true", [3]),
            ("repeat return true until false", []), ("while true do return true end\nreturn false", []),
        ]
    )
    func lines(body: String, expected: [Int]) {
        let scan = LuaScan(source: Array(body.utf8), file: "r.lua", globals: KnownNames(names: ["j"]))
        #expect(scan.problems == [])
        #expect(scan.unreachable.map(\.line) == expected)
    }
}
