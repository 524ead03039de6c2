import Lifecycle
import Testing

@testable import RuleBook

@Suite("Rules beside each other")
struct RuleFindingTests {
    /// A rule on one line, with the entries that tell rules apart.
    private func rule(
        _ name: String,
        _ when: String,
        who: String = "nil",
        per: String = "journey",
        more: String = ""
    )
        -> (path: String, text: String)
    {
        (
            "Rules/\(name).lua",
            """
            rule "\(name)" { per = "\(per)", when = \(when), late = days(3), who = \(who), \(more)
              actions = { sms { template = "welcome" } } }
            """
        )
    }

    private func found(_ files: [(path: String, text: String)]) -> [RuleProblem] {
        let book = LoadedRuleBook.make(files)
        #expect(book.errors == [])
        return book.findings
    }

    @Test(
        "send the same message on one day only where that is certain",
        arguments: [
            (#"on "handover""#, #"on "handover""#, true), (#"on "handover""#, #"days(1):after "handover""#, false),
            (#"on "handover""#, #"on "move_in""#, false), ("date(10, 1)", "date(10, 1)", true),
            ("date(10, 1)", #"holiday "国庆""#, true), ("date(10, 2)", #"holiday "国庆":plus(days(1))"#, true),
            ("date(10, 1)", #"holiday "中秋""#, true), ("date(3, 1)", #"holiday "中秋""#, false),
            (#"solar_term "清明""#, "date(4, 5)", true), ("daily", "daily", true),
            ("daily", #"on "handover""#, false),
        ]
    )
    func schedules(first: String, second: String, meet: Bool) {
        let problems = found([rule("a", first), rule("b", second)])
        #expect(problems.map(\.number) == (meet ? [.sameMessage] : []))
        #expect(problems.map(\.file) == (meet ? ["Rules/b.lua"] : []) && problems.allSatisfy { $0.line == 2 })
    }

    @Test(
        "send it to the same people unless their conditions exclude each other",
        arguments: [
            ("nil", #"{ payment = "full" }"#, true), (#"{ payment = "full" }"#, #"{ payment = "fund" }"#, false),
            (#"{ payment = "full" }"#, #"{ payment = except("full"), status = "signed" }"#, false),
            (#"{ payment = "full", status = "signed" }"#, #"{ payment = except("fund") }"#, true),
            (#"{ ["home.area"] = at_most(90), status = "signed" }"#, #"{ ["home.area"] = at_least(90.01) }"#, false),
            ("{ move_in = unset }", "{ move_in = older_than(days(3)) }", false),
        ]
    )
    func audiences(first: String, second: String, meet: Bool) {
        let problems = found([rule("a", #"on "handover""#, who: first), rule("b", #"on "handover""#, who: second)])
        #expect(problems.contains { $0.number == .sameMessage } == meet)
    }

    @Test("are told apart by birthdays of two calendars, by kinds of subjects, and by a check of each")
    func apart() {
        let solar = rule("a", #"yearly "solar_birthday""#, per: "person")
        #expect(found([solar, rule("b", #"yearly "lunar_birthday""#, per: "person")]) == [])
        #expect(found([solar, rule("b", #"yearly "birthday""#, per: "person")]).map(\.number) == [.sameMessage])
        #expect(found([rule("a", "daily", per: "person"), rule("b", "daily")]) == [])
        let check = "check = function(j) return j.open_complaints == 0 end,"
        #expect(found([rule("a", "daily", more: check), rule("b", "daily", more: check)]) == [])
        #expect(found([rule("a", "daily", more: check), rule("b", "daily")]).count == 1)
    }

    /// Rules that differ in what they ask of one field, and do different things.
    private func variants(_ conditions: [String], more: String = "") -> [String] {
        let files = conditions.enumerated().map { index, who in
            (
                "Rules/v\(index).lua",
                """
                rule "v\(index)" { when = on "handover", late = days(3), who = { status = "signed", \(who) }, \(more)
                  actions = { task { kind = "call", title = "t" } } }
                """
            )
        }
        return found(files).map { "\($0.code) \($0.file.dropFirst(6).dropLast(4)) \($0.message.english)" }
    }

    @Test(
        "leave gaps and overlap where they divide an audience",
        arguments: [
            ([#"payment = "full""#, #"payment = except("full")"#], []),
            ([#"payment = one_of("full", "fund")"#, #"payment = one_of("mortgage", "instalments")"#], []),
            (
                [#"payment = "full""#, #"payment = "fund""#],
                ["R075 v1 neither this rule nor v0 takes payment: mortgage, instalments"]
            ),
            (
                [#"payment = "full""#, #"payment = "fund""#, #"payment = one_of("mortgage", "fund")"#],
                [
                    "R076 v2 both this rule and v1 take payment: fund",
                    "R075 v2 neither this rule nor v0, v1 takes payment: instalments",
                ]
            ),
            (
                [#"["home.area"] = at_most(90)"#, #"["home.area"] = at_least(91)"#],
                ["R075 v1 neither this rule nor v0 takes home.area: 90.01 through 90.99"]
            ),
            ([#"["home.area"] = at_most(90)"#, #"["home.area"] = at_least(90.01)"#], []),
            (
                [#"["home.area"] = at_most(90)"#, #"["home.area"] = between(90, 144)"#],
                [
                    "R076 v1 both this rule and v0 take home.area: 90",
                    "R075 v1 neither this rule nor v0 takes home.area: 144.01 and more",
                ]
            ),
            ([#"["home.layout"] = "商铺""#, #"["home.layout"] = "三室""#], []),
            ([#"["home.layout"] = "商铺""#, #"["home.layout"] = except("商铺")"#], []),
            (
                [#"["home.layout"] = "别墅""#, #"["home.layout"] = except("别墅", "商铺")"#],
                ["R075 v1 neither this rule nor v0 takes home.layout: \"商铺\""]
            ),
            (["move_in = set", "move_in = unset"], []),
            (["move_in = older_than(days(3))", "move_in = older_than(days(9))"], []),
            ([#"payment = "full""#, #"payment = "full""#], []),
            ([#"payment = "full""#, "move_in = set"], []), ([#"payment = "full""#], []),
        ]
    )
    func variants(conditions: [String], expected: [String]) {
        #expect(Set(variants(conditions)) == Set(expected))
    }

    @Test("do not divide an audience by status: who left is meant to be in none of them")
    func status() {
        let files = ["visited", "subscribed"].map { status in
            rule(status, #"on "handover""#, who: "{ status = \"\(status)\" }")
        }
        #expect(found(files) == [])
    }
}
