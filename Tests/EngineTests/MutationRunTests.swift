import Engine
import Lifecycle
import RuleBook
import Testing
import Workspace

@Suite("Tests that notice a change")
struct MutationRunTests {
    private static func book(_ rule: String, _ tests: String) -> LoadedRuleBook {
        let text = """
            rule "call-back" { per = "journey", when = days(3):after "handover", late = days(2),
            \(rule)
            actions = { task { kind = "call", title = "回访", within = days(5) } } }
            test "call-back" { \(tests) }
            """
        return LoadedRuleBook(
            files: [Revision.File(path: "Rules/call-back.lua", content: Array(text.utf8))],
            vocabulary: Vocabulary(),
            templates: TemplateNames(sms: [], email: [], text: [])
        )
    }

    private static let due =
        #"{ "当天", given = { handover = "2026-01-01" }, on = "2026-01-04", expect = { "task call" } },"#
    private static let late =
        #"{ "末日", given = { handover = "2026-01-01" }, on = "2026-01-06", expect = { "task call" } },"#
    private static let early = #"{ "早", given = { handover = "2026-01-01" }, on = "2026-01-03", expect = nothing },"#
    private static let over = #"{ "晚", given = { handover = "2026-01-01" }, on = "2026-01-07", expect = nothing },"#

    private func found(_ rule: String, _ tests: String) throws -> [String] {
        let book = Self.book(rule, tests)
        #expect(book.errors == [])
        return try RuleMutationCheck(book, vocabulary: Vocabulary()).problems(threads: 2).map { problem in
            "\(problem.code) \(problem.line):\(problem.column) \(problem.message.english)"
        }
    }

    @Test("are the first to fail; those that fail anyway notice nothing")
    func notices() throws {
        let book = Self.book("", Self.due + Self.early.replacing("2026-01-03", with: "2026-01-04"))
        let stage = KeptStage(MemoryStage(vocabulary: Vocabulary()))
        var run = try MutationRun(book.tests, of: book, stage: stage)
        #expect(run.hasTests)
        #expect(try !run.notices(book))
        #expect(try run.notices(Self.book("who = { status = set },", Self.due)))
        let failing = try MutationRun(Array(book.tests.dropFirst()), of: book, stage: stage)
        #expect(!failing.hasTests)
    }

    @Test("of both ends of a window leave nothing to say")
    func complete() throws {
        #expect(try found("", Self.due + Self.late + Self.early + Self.over) == [])
    }

    @Test("are missing where a change survives: said at its place, unless there is a reason on its line")
    func survivors() throws {
        let tests = Self.due + Self.early + Self.over
        let expected = ["R078 1:82 no test notices if `days(2)` became `days(1)`"]
        #expect(try found("", tests) == expected)
        let accepted = "who = { payment = \"full\" },  -- 不测：付款方式由财务定"
        let told = tests.replacing("handover = \"2026", with: "payment = \"full\", handover = \"2026")
        #expect(try found(accepted, told) == expected + ["R079 2:30 \(Self.idle)"])
        let empty = tests.replacing("expect = { \"task call\" }", with: "expect = nothing")
        #expect(try found(accepted, empty).allSatisfy { $0.hasPrefix("R078 1:") })
    }

    private static let idle =
        "the remark says that something is untested, and the tests notice every change of this line"

    @Test("a rule whose tests say nothing yet is left alone")
    func todo() throws {
        #expect(try found("", #"{ "当天", on = "2026-01-04" },"#) == [])
    }
}
