import Testing

@testable import RuleBook

@Suite("Sources of rules")
struct RuleSourceTests {
    private func source(_ text: String) -> RuleSource { RuleSource(Array(text.utf8)) }

    @Test(
        "the header is the line comments that a file begins with",
        arguments: [
            ("", []), ("rule \"x\" {}", []), ("--- 一行。", ["一行。"]), ("\u{FEFF}--- 标记\n-- 后\n", ["标记", "后"]),
            ("#!/usr/bin/lua\n\n-- 头\r\n--   缩进  \r\n\r\n-- 不是头", ["头", "缩进"]),
            ("--\n-- 空行之后\nrule \"x\" {} -- 行末", ["", "空行之后"]), ("--[[ 长 ]]\n-- 后", []),
        ]
    )
    func header(text: String, lines: [String]) { #expect(source(text).header == lines) }

    @Test("functions are told with their lines, moved to the left, wherever they stand")
    func functions() {
        let text = """
            --- 检查。
            local function quiet(j)
              return j.open_complaints == 0
            end
            rule "x" {
              check = quiet,
              actions = function(j)
                if j.status == "signed" then
                  return {}
                end

                return {}
              end,
            }
            """
        #expect(
            source(text).functions == [
                .init(key: "check", line: 2, text: "function quiet(j)\n  return j.open_complaints == 0\nend"),
                .init(
                    key: "actions",
                    line: 7,
                    text: "function(j)\n  if j.status == \"signed\" then\n    return {}\n  end\n\n  return {}\nend"
                ),
            ]
        )
    }

    @Test("a function of another table is no part of the rule")
    func others() { #expect(source("local t = { check = function() end }").functions.isEmpty) }
}
