import ChineseCalendar
import Engine
import Lifecycle
import RuleBook
import Testing
import Workspace

@Suite("The tests inside rule files")
struct RuleTestRunnerTests {
    private static let rule = """
        --- 三天后回访。
        rule "call-back" {
          api = 1, step = 4, owner = "客户关系专员", per = "journey",
          when = days(3):after "handover", late = days(2),
          who = { status = "handed_over", payment = except("full") },
          check = function(j) return j.open_complaints == 0 end,
          class = "promotion",
          actions = { task { kind = "call", title = "回访", within = days(5) }, sms { template = "hello" } },
        }
        """

    /// A line of a `test` block and how it ends.
    private static let table: [(line: String, outcome: RuleTestResult.Outcome)] = [
        (#"given = GOOD, on = "2026-01-04", expect = { "task call", "sms hello" }"#, .passed),
        (#"given = GOOD, on = "2026-01-06", expect = { "task call", "sms hello" }"#, .passed),
        (#"given = GOOD, on = "2026-01-07", expect = nothing, because = "when""#, .passed),
        (#"given = GOOD, on = "2026-01-03", expect = nothing"#, .passed),
        (
            #"given = GOOD, on = "2026-01-04", expect = { "sms hello", "task call" }"#,
            .failed(got: ["task call", "sms hello"], because: nil)
        ),
        (
            #"given = GOOD, on = "2026-01-04", expect = nothing"#,
            .failed(got: ["task call", "sms hello"], because: nil)
        ),
        (#"given = GOOD, on = "2026-01-03", expect = { "task call" }"#, .failed(got: [], because: "when")),
        (
            #"given = { status = "signed", payment = "fund", handover = "2026-01-01", open_complaints = 0 }, on = "2026-01-04", expect = nothing, because = "status""#,
            .passed
        ),
        (
            #"given = { status = "signed", payment = "fund", handover = "2026-01-01", open_complaints = 0 }, on = "2026-01-04", expect = nothing, because = "payment""#,
            .failed(got: [], because: "status")
        ),
        (
            #"given = { status = "handed_over", handover = "2026-01-01", open_complaints = 0 }, on = "2026-01-04", expect = nothing, because = "payment""#,
            .passed
        ),
        (
            #"given = { status = "handed_over", handover = "2026-01-01", open_complaints = 0 }, on = "2026-01-04", expect = nothing, because = "empty""#,
            .passed
        ),
        (
            #"given = { status = "handed_over", payment = "fund", handover = "2026-01-01", open_complaints = 2 }, on = "2026-01-04", expect = nothing, because = "check""#,
            .passed
        ),
        (
            #"given = { status = "handed_over", payment = "fund", handover = "2026-01-01", open_complaints = 0, owner = { consent = false } }, on = "2026-01-04", expect = nothing, because = "consent""#,
            .passed
        ),
        (
            #"given = { status = "handed_over", payment = "fund", handover = "2026-01-01", open_complaints = 0, owner = { deceased = true } }, on = "2026-01-04", expect = nothing, because = "deceased""#,
            .passed
        ),
        (#"given = GOOD, on = "2026-01-04""#, .todo),
    ]

    @Test("end as a sweep of that day would decide", arguments: 0..<table.count)
    func outcomes(index: Int) throws {
        let (line, outcome) = Self.table[index]
        let good = #"{ status = "handed_over", payment = "fund", handover = "2026-01-01", open_complaints = 0 }"#
        let text = "\(Self.rule)\n\ntest \"call-back\" {\n  { \"x\", \(line.replacing("GOOD", with: good)) },\n}\n"
        let book = Self.book(text)
        #expect(book.errors.map { "\($0)" } == [])
        let test = try #require(book.tests.first)
        let result = try RuleTestRunner(rules: book, stage: MemoryStage(vocabulary: Vocabulary())).run(test)
        #expect(result.outcome == outcome)
        #expect(result.test.name == "x")
    }

    @Test("a test of a rule that is not there fails")
    func missingRule() throws {
        let test = RuleTest(rule: "gone", name: "x", given: [], on: .sweep, expect: [], because: nil)
        let runner = RuleTestRunner(rules: Self.book(Self.rule), stage: MemoryStage(vocabulary: Vocabulary()))
        #expect(try runner.run(test).outcome == .failed(got: [], because: "no such rule"))
    }

    private static func book(_ text: String) -> LoadedRuleBook {
        LoadedRuleBook(
            files: [Revision.File(path: "Rules/call-back.lua", content: Array(text.utf8))],
            vocabulary: Vocabulary(),
            templates: TemplateNames(sms: ["hello"], email: [], text: [])
        )
    }
}
