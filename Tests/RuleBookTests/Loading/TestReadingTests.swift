import ChineseCalendar
import Lifecycle
import Testing

@testable import RuleBook

@Suite("Reading tests of rules")
struct TestReadingTests {
    private func tests(_ source: String) throws -> [RuleTest] {
        let book = LoadedRuleBook.make(source)
        #expect(book.errors == [] && book.warnings == [])
        return book.tests
    }

    @Test("a test is read whole")
    func whole() throws {
        let test = try #require(
            try tests(
                ruleFile(
                    tests: """
                        { "当天", given = { status = "已签约", signing = "2026-04-30", home = { area = 90 },
                          ["project.city"] = "上海", open_complaints = 0, owner = { consent = false } },
                          on = "2026-05-01", expect = nothing, because = "status" }
                        """
                )
            ).first
        )
        #expect(test.rule == "r" && test.name == "当天" && test.on.description == "2026-05-01")
        #expect(test.expect == [] && test.because == "status")
        let facts = test.given.map { "\($0.field.record) \($0.field.name) \($0.value)" }
        #expect(
            facts == [
                "home area number(90.0)", "journey open_complaints integer(0)", "person consent boolean(false)",
                "project city text(\"上海\")", "milestone signing day(2026-04-30)", "journey status text(\"signed\")",
            ]
        )
    }

    @Test(
        "what is expected is a list, nothing, or not written yet",
        arguments: [
            ("", nil), (", expect = nothing", []), (", expect = { \"task call\" }", ["task call"]),
            (", expect = { \"task call\", \"sms welcome\" }", ["task call", "sms welcome"]),
        ] as [(String, [String]?)]
    )
    func expectation(written: String, expect: [String]?) throws {
        let found = try tests(ruleFile(tests: "{ \"当天\", on = \"2026-04-30\"\(written) }"))
        #expect(found.map(\.expect) == [expect])
    }

    @Test("several blocks are read in the order of the file")
    func blocks() throws {
        let source = ruleFile(tests: "{ \"一\", on = \"2026-01-01\" }, { \"二\", on = \"2026-01-02\", given = {} }")
        let more = "\ntest \"r\" { { \"三\", on = \"2026-01-03\" } }"
        #expect(try tests(source + more).map(\.name) == ["一", "二", "三"])
    }

    @Test("a rule about people is told with the names of people and of a journey of theirs")
    func person() throws {
        let source =
            ruleFile("per = \"person\"", when: "daily")
            + "\ntest \"r\" { { \"一\", on = \"2026-01-01\", given = { gender = \"女\", handover = \"2025-01-01\" } } }"
        #expect(try tests(source).first?.given.map(\.field.name) == ["gender", "handover"])
    }
}
