import Lifecycle
import Testing

@testable import RuleBook

@Suite("Lua scan")
struct LuaScanTests {
    @Test("finds the first slip at its place", arguments: FaultySnippet.syntax + FaultySnippet.stricter)
    func faulty(snippet: FaultySnippet) throws {
        let problem = try #require(LuaScan.make(snippet.source).problems.first)
        #expect(problem.code == snippet.code)
        #expect([problem.line, problem.column] == [snippet.line, snippet.column])
        #expect(!problem.message.english.isEmpty && !problem.message.chinese.isEmpty)
        #expect(!problem.hint.english.isEmpty && !problem.hint.chinese.isEmpty)
    }

    @Test("finds nothing in Lua without slips", arguments: ValidSnippets.all)
    func valid(source: String) {
        #expect(LuaScan.make(source).problems == [])
    }

    @Test("lists every full-width character and goes on behind it")
    func everyFullWidth() {
        let scan = LuaScan.make("rule “a” {\n  step ＝ 5，\n  check = function（j） return j。area end；\n}\n")
        #expect(scan.problems.map(\.code) == Array(repeating: "R001", count: 8))
        #expect(scan.problems.map(\.line) == [1, 1, 2, 2, 3, 3, 3, 3])
        #expect(scan.functions.first?.reads.map(\.name) == ["area"])
    }

    @Test("lists full-width characters behind a syntax error too")
    func fullWidthBehindError() {
        #expect(LuaScan.make("local = 1\nlocal b ＝ 1").problems.map(\.code) == ["R011", "R001"])
    }

    @Test("a byte that is not UTF-8 is told with its line")
    func notUTF8() throws {
        let bytes = Array("-- 一\nlocal s = '".utf8) + [0xC9, 0xCF, 0x27]
        let problem = try #require(LuaScan(source: bytes, file: "a.lua", globals: .sample).problems.first)
        #expect(problem.code == "R005")
        #expect([problem.line, problem.column] == [2, 12])
    }

    @Test("files up to the limit are read, longer ones are not", arguments: [(0, []), (1, ["R017"])])
    func tooLong(extra: Int, codes: [String]) {
        let source = String(repeating: " ", count: LuaScan.sizeLimit + extra)
        #expect(LuaScan.make(source).problems.map(\.code) == codes)
    }

    @Test("more locals than Lua can hold are refused", arguments: [(200, []), (201, ["R017"])])
    func tooManyLocals(count: Int, codes: [String]) {
        let source = (1...count).map { "local a\($0)\n" }.joined()
        #expect(LuaScan.make(source).problems.map(\.code) == codes)
    }

    @Test(
        "hints name what was probably meant",
        arguments: [
            ("local a = dyas(3)", "did you mean days?"), ("local a = string.uper('a')", "did you mean string.upper?"),
            ("local status = 1; local b = statsu", "did you mean status?"),
            ("retrun 1", "did you mean return?"), ("local a = null", "write nil"), ("else if", "look at"),
        ]
    )
    func hints(source: String, hint: String) throws {
        #expect(try #require(LuaScan.make(source).problems.first).hint.english.hasPrefix(hint))
    }

    @Test("names are listed up to a limit")
    func nameLimit() {
        let source = String(repeating: "days(x)\n", count: 500)
        #expect(LuaScan.make(source).problems.count == LuaScan.nameProblemLimit)
    }
}
