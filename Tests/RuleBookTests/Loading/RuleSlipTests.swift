import Lifecycle
import Testing

@testable import RuleBook

@Suite("Slips of rule files")
struct RuleSlipTests {
    private static let faults =
        FaultySnippet.declarations + FaultySnippet.kinds + FaultySnippet.fields + FaultySnippet.milestones
        + FaultySnippet.actions + FaultySnippet.arguments + FaultySnippet.tests + FaultySnippet.running

    @Test("are one error with its number, at its place", arguments: faults)
    func place(fault: FaultySnippet) {
        let book = LoadedRuleBook.make(fault.source)
        let found = book.errors.map { "\($0.code) \($0.line):\($0.column)" }
        #expect(found == ["\(fault.code) \(fault.line):\(fault.column)"], "\(fault.source)")
        #expect(book.rules.isEmpty)
        #expect(book.tests.isEmpty)
    }

    @Test("say what is wrong and what to do in both languages, without words of programmers", arguments: faults)
    func words(fault: FaultySnippet) {
        for problem in LoadedRuleBook.make(fault.source).errors {
            for phrase in [problem.message, problem.hint] {
                #expect(!phrase.english.isEmpty && phrase.chinese.contains(#/\p{Han}/#), "\(phrase)")
                for word in Self.jargon { #expect(!(phrase.english + phrase.chinese).contains(word), "\(phrase)") }
            }
        }
    }

    @Test(
        "point at characters of the line",
        arguments: faults.filter { $0.column > 1 }
    )
    func length(fault: FaultySnippet) {
        let lines = fault.source.split(separator: "\n", omittingEmptySubsequences: false)
        for problem in LoadedRuleBook.make(fault.source).errors {
            #expect(problem.column + problem.length - 1 <= lines[problem.line - 1].count)
        }
    }

    @Test(
        "name the word that was probably meant",
        arguments: [
            (ruleFile("lates = days(3)"), "late"), (ruleFile("ownr = \"专员\""), "owner"),
            (ruleFile("per = \"jorney\""), "journey"), (ruleFile("class = \"promotions\""), "promotion"),
            (ruleFile("if_moved = \"recal\""), "recall"), (ruleFile("who = { statsu = 1 }"), "status"),
            (ruleFile("who = { [\"home.layuot\"] = 1 }"), "home.layout"),
            (ruleFile("check = function(j) return j.open_complaint end"), "open_complaints"),
            (ruleFile("check = function(j) return j.project.ctiy end"), "project.city"),
            (ruleFile(when: "on \"handovr\""), "handover"), (ruleFile(when: "yearly \"brithday\""), "birthday"),
            (ruleFile(actions: "{ task { kind = \"vist\", title = \"问\" } }"), "visit"),
            (ruleFile(actions: "{ task { kind = \"call\", titel = \"问\", title = \"问\" } }"), "title"),
            (ruleFile(actions: "{ sms { template = \"welcom\" } }"), "welcome"),
            (ruleFile(actions: "{ email { template = \"leter\" } }"), "letter"),
            (ruleFile(actions: "{ task { kind = \"call\", title = \"问\", script = \"call_script\" } }"), "call-script"),
            (
                ruleFile(actions: "{ task { kind = \"call\", title = \"问\", checklist = \"three-mouth\" } }"),
                "three-month"
            ),
            (ruleFile(actions: "{ sms { template = \"welcome\", date = on \"signin\" } }"), "signing"),
            (ruleFile(tests: "{ \"当天\", onn = 1, on = \"2026-04-30\" }"), "on"),
            (ruleFile(tests: "{ \"当天\", on = \"2026-04-30\", given = { statu = 1 } }"), "status"),
            (ruleFile() + "\ntest \"rr\" {}", "r"),
        ]
    )
    func nearest(source: String, meant: String) throws {
        let problem = try #require(LoadedRuleBook.make(source).errors.first)
        #expect(problem.hint == Phrase("did you mean \(meant)?", zh: "是否想写 \(meant)？"))
    }

    @Test("are all found at once, in entries that have nothing to do with each other")
    func several() {
        let source = ruleFile(
            "step = 9, owner = 5, class = 1, priority = {}, if_moved = 1, per = 1, who = { x_y = 1 }, check = 1",
            when: "5",
            late: "5",
            actions: "5"
        )
        let codes = LoadedRuleBook.make(source).errors.map(\.code)
        #expect(
            codes.sorted() == ["R026", "R026", "R026", "R026", "R026", "R026", "R027", "R027", "R027", "R027", "R030"]
        )
    }

    @Test("that only lose something are warnings, and the rule is used")
    func warnings() throws {
        let book = LoadedRuleBook.make("rule \"r\" { when = daily, actions = {} }")
        #expect(book.errors == [])
        #expect(book.warnings.map { "\($0.code) \($0.line):\($0.column)" } == ["R045 1:6", "R044 1:6"])
        #expect(book.rules.map(\.name) == ["r"])
        #expect(LoadedRuleBook.make(ruleFile() + "\ntest \"r\" {}").warnings.map(\.code) == ["R044"])
    }

    @Test("the text of the rule's own error is shown: nobody's data is there while a file is loaded")
    func ownError() throws {
        let problem = try #require(LoadedRuleBook.make("error(\"面积要写\")").errors.first)
        #expect(problem.message == Phrase("the rule stopped: 面积要写", zh: "规则中止：面积要写"))
    }

    /// What Lua says itself, and what only the program knows.
    private static let jargon = [
        "got nil", "a nil", "attempt", "bad argument", "upvalue", "metatable", "userdata", "table value", "string",
        "__is", "|", "expected", "boolean", "overflow", "(null)",
    ]
}
