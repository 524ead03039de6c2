import Lifecycle
import Testing

@testable import RuleBook

@Suite("Loading a rule book")
struct RuleBookLoadingTests {
    private static func rule(_ name: String) -> String {
        "rule \"\(name)\" { when = daily, late = days(3), actions = {} }"
    }

    @Test("an empty folder is a rule book without rules")
    func none() {
        let book = LoadedRuleBook.make([])
        #expect(book.rules.isEmpty && book.errors.isEmpty && book.warnings.isEmpty)
    }

    @Test(
        "one broken file never keeps the others from loading",
        arguments: (FaultySnippet.syntax + FaultySnippet.declarations + FaultySnippet.running + FaultySnippet.tests)
            .map(\.source)
    )
    func isolation(broken: String) {
        let book = LoadedRuleBook.make([
            ("Rules/a.lua", Self.rule("a")), ("Rules/r.lua", broken), ("Rules/z.lua", Self.rule("z")),
        ])
        #expect(book.rules.map(\.name) == ["a", "z"])
        #expect(!book.errors.isEmpty && book.errors.allSatisfy { $0.file == "Rules/r.lua" })
    }

    @Test("rules come in the order of their names, whatever the order of the files")
    func order() {
        let files = ["b", "c", "a"].map { ("Rules/\($0).lua", Self.rule($0)) }
        #expect(LoadedRuleBook.make(files).rules.map(\.name) == ["a", "b", "c"])
        #expect(LoadedRuleBook.make(files.reversed()).rules.map(\.name) == ["a", "b", "c"])
    }

    @Test("of two rules of one name the first file's is used and the other reported")
    func duplicates() {
        let files = [("Rules/b/r.lua", Self.rule("r")), ("Rules/a/r.lua", Self.rule("r"))]
        for order in [files, files.reversed()] {
            let book = LoadedRuleBook.make(order)
            #expect(book.rules.count == 1)
            #expect(book.errors.map { "\($0.code) \($0.file)" } == ["R023 Rules/b/r.lua"])
            #expect(book.errors.first?.message.english == "there is a rule r already, in Rules/a/r.lua")
            #expect(book.errors.first?.message.chinese.contains("Rules/a/r.lua") == true)
        }
    }

    @Test("names that differ in their case only are the same name: some disks cannot tell them apart")
    func casing() {
        let book = LoadedRuleBook.make([("Rules/R.lua", Self.rule("R")), ("Rules/r.lua", Self.rule("r"))])
        #expect(book.errors.map(\.code) == ["R023"])
        #expect(book.rules.map(\.name) == ["R"])
    }

    @Test("a rule with an error does not take a name away")
    func brokenDuplicate() {
        let book = LoadedRuleBook.make([("Rules/a/r.lua", "rule \"r\" {}"), ("Rules/b/r.lua", Self.rule("r"))])
        #expect(book.rules.count == 1)
        #expect(book.errors.allSatisfy { $0.file == "Rules/a/r.lua" })
    }

    @Test(
        "marks and newlines of other systems are no errors, and lines keep their numbers",
        arguments: ["\u{FEFF}", "#!/usr/bin/lua\n", "\u{FEFF}# 规则\n", "\r\n\r\n", "-- 说明\r\n"]
    )
    func marks(start: String) throws {
        let text = start + "--- 标题\r\nrule \"r\" {\r\n when = daily, late = days(3), actions = {},\r\n"
        let book = LoadedRuleBook.make(text + " check = function(j) return j.status > 1 end\r\n}")
        try #require(book.errors == [])
        let line = start.contains("\r\n\r\n") ? 6 : start.contains("\n") || start.contains("\r\n") ? 5 : 4
        var batch = SubjectBatch(stride: 1)
        batch.add([.text("signed")])
        #expect(try book.evaluator().judge(rule: 0, batch: batch).first?.failure?.line == line)
    }

    @Test("a file past the limits is refused before it runs")
    func tooLong() {
        let book = LoadedRuleBook.make(String(repeating: "-- 说明\n", count: 10_000) + Self.rule("r"))
        #expect(book.errors.map(\.code) == ["R017"])
    }

    @Test("any bytes load without a trap")
    func bytes() {
        let text = Array(ruleFile("check = function(j) return j.status == \"signed\" end").utf8)
        for place in stride(from: 0, to: text.count, by: 3) {
            for byte: UInt8 in [0, 0x22, 0x7B, 0x80, 0xFF] {
                var broken = text
                broken[place] = byte
                let file = Revision.File(path: "Rules/r.lua", content: broken)
                let book = LoadedRuleBook(files: [file], vocabulary: Vocabulary(), templates: .sample)
                #expect(book.rules.count + (book.errors.isEmpty ? 0 : 1) == 1)
            }
        }
    }
}
