import ChineseCalendar
import Lifecycle
import Testing

@testable import RuleBook

@Suite("Questions in the language of rules")
struct RuleConsoleTests {
    private static let today = Day(number: 20_573)  // 2026-04-30

    private let console = RuleConsole(vocabulary: Vocabulary(), templates: .sample)

    private func answer(
        _ text: String,
        of kind: SubjectKind = .journey,
        _ facts: [String: FieldValue] = [:]
    ) throws -> RuleAnswer {
        let question = try console.question(text, about: kind)
        return question.answer(from: question.rule.reads.map { facts[$0.name] }, on: Self.today)
    }

    @Test(
        "a value is written as Lua has it",
        arguments: [
            ("nil", "nil（空）"), ("true", "true"), ("1 == 2", "false"), ("7 // 2", "3"), ("1 / 4", "0.25"),
            ("\"引\\\"号\"", "\"引\\\"号\""), ("{}", "{}"), ("{ 1, \"b\", x = { true } }", "{ 1, \"b\", x = { true } }"),
            ("{ [1] = 1, [3] = 3 }", "{ 1, … }"), ("local a = 2 return a * 3", "6"), ("return 5", "5"),
            ("local a = 2", "nil（空）"), ("1 -- 注释", "1"), ("1 +\n2", "3"), ("today", "2026-04-30 (20573)"),
            ("today - 1", "20572"), ("civil(2026, 11, 15)", "2026-11-15 (20772)"), ("days_since(today)", "0"),
        ]
    )
    func values(text: String, words: String) throws {
        guard case .value(let found) = try answer(text).outcome else {
            Issue.record("no value")
            return
        }
        #expect(found.chinese == words)
    }

    @Test(
        "a word of the rule language is said as a sentence",
        arguments: [
            ("days(3)", "3 天"), ("months(3):after \"move_in\" :or_else \"handover\"", "入住日（没有则按实际交付日）之后 3 个月"),
            ("yearly \"birthday\"", "每年生日当天（按登记的公历或农历）"), ("holiday \"中秋\":minus(days(1))", "每年中秋之前 1 天"),
            ("daily:each \"month\"", "每天都看，每户每月最多办一次"), ("at_least(90)", "至少 90"),
            ("one_of(\"上海\", true)", "上海 或 true"), ("older_than(days(180))", "早于 180 天前"), ("unset", "未填写"),
            ("never", "不作废，一直等到办成"), ("nothing", "什么也不做"),
            ("sms { template = \"welcome\" }", "短信：模板 welcome"),
            (
                "either { sms { template = \"welcome\" }, email { template = \"letter\" } }",
                "短信：模板 welcome；邮件：模板 letter，前面的发不了时才发"
            ),
        ]
    )
    func words(text: String, sentence: String) throws {
        #expect(try answer(text).outcome == answered(sentence))
    }

    private func answered(_ chinese: String) -> RuleAnswer.Outcome? {
        // The English sentence has tests of its own.
        .value(Phrase(english[chinese] ?? "", zh: chinese))
    }

    private let english = [
        "3 天": "3 days", "入住日（没有则按实际交付日）之后 3 个月": "3 months after move_in (or else handover)",
        "每年生日当天（按登记的公历或农历）": "on the birthday, by the calendar on record",
        "每年中秋之前 1 天": "every year 1 day before mid-autumn",
        "每天都看，每户每月最多办一次": "looked at every day, and done at most once a month for each journey",
        "至少 90": "at least 90", "上海 或 true": "上海 or true", "早于 180 天前": "older than 180 days", "未填写": "not set",
        "不作废，一直等到办成": "open until it is done", "什么也不做": "nothing is made", "短信：模板 welcome": "SMS welcome",
        "短信：模板 welcome；邮件：模板 letter，前面的发不了时才发": "SMS welcome; e-mail letter, where none before it can be sent",
    ]

    @Test(
        "fields are read with and without the name of the subject, and shown as what they are",
        arguments: [
            ("j.status", "\"signed\"（已签约）"), ("status", "\"signed\"（已签约）"), ("j.home.area + 1", "91.5"),
            ("home.area + 1", "91.5"), ("signing", "2026-01-31 (20484)"), ("days_since(j.signing)", "89"),
            ("j.handover", "nil（空）"), ("status == \"signed\" and home.area", "90.5"),
        ]
    )
    func fields(text: String, words: String) throws {
        let facts: [String: FieldValue] = [
            "status": .text("signed"), "home.area": .number(90.5), "signing": .day(Day(number: 20_484)),
        ]
        guard case .value(let found) = try answer(text, facts).outcome else {
            Issue.record("no value")
            return
        }
        #expect(found.chinese == words)
    }

    @Test("only what it reads is asked of the subject")
    func reads() throws {
        #expect(try console.question("1 + 1", about: .journey).rule.reads.isEmpty)
        #expect(try console.question("j.status", about: .journey).rule.reads.map(\.name) == ["status"])
        #expect(try console.question("birthday", about: .person).rule.reads.map(\.name) == ["birthday"])
        #expect(try console.question("code", about: .project).rule.reads.map(\.name) == ["code"])
    }

    @Test(
        "what cannot be read has its number and its place in what was typed",
        arguments: [
            ("j.statu", "R030", 1, 3), ("1 +", "R011", 1, 4), ("1\n+ statuss", "R014", 2, 3),
            ("local x = （1）", "R001", 1, 11),
        ]
    )
    func faults(text: String, code: String, line: Int, column: Int) throws {
        let fault = #expect(throws: QuestionFault.self) { try console.question(text, about: .journey) }
        let first = try #require(fault?.problems.first)
        #expect((first.code, first.line, first.column) == (code, line, column))
    }

    @Test(
        "what fails on the way has its number and its line, and nothing of the subject",
        arguments: [
            ("j.home.area > 90", "R057", 1), ("\nerror(j.owner.name)", "R057", 2), ("j", "R056", 0),
            ("while true do end", "R052", 1), ("days(1):after(j.owner.name)", "R032", 0),
            ("sms { template = j.owner.name }", "R040", 0), ("months(\"x\")", "R031", 0),
        ]
    )
    func failures(text: String, code: String, line: Int) throws {
        let outcome = try answer(text, ["owner.name": .text("王小明")]).outcome
        guard case .failure(let failure) = outcome else {
            Issue.record("an answer: \(outcome)")
            return
        }
        #expect(failure.code == code && failure.line == line, "\(failure)")
        #expect(!failure.phrase.english.contains("王小明") && !failure.phrase.chinese.contains("王小明"))
    }

    @Test("what it prints on the way comes with the answer, also when it fails")
    func printing() throws {
        #expect(try answer("print(1, \"二\") return 3").printed == "1\t二\n")
        #expect(try answer("print(\"先\") error(\"停\")").printed == "先\n")
    }
}
