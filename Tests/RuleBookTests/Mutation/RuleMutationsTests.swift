import Lifecycle
import Testing

@testable import RuleBook

@Suite("Changes of a rule")
struct RuleMutationsTests {
    private static let tests = """

        test "r" {
          { "t", given = { booked_handover = "2026-01-01", serious_complaints = 0, project = { city = "上海" } },
            on = "2026-04-30" },
        }
        """

    /// The changes of a rule file that still load, as people read them.
    private func changes(_ text: String) throws -> [String] {
        let book = LoadedRuleBook.make(text + Self.tests)
        #expect(book.errors == [])
        let mutations = book.mutations(of: try #require(book.rules.indices.first))
        return mutations.mutants.filter { book.loaded($0) != nil }.map { "\($0.before) → \($0.after)" }
    }

    /// The same without those of `when` and `late`, which every rule has.
    private func changes(of entry: String) throws -> [String] {
        let always = try changes(ruleFile(when: "date(6, 6)", late: "days(0)"))
        return try changes(ruleFile(entry, when: "date(6, 6)", late: "days(0)")).filter { !always.contains($0) }
    }

    @Test(
        "of `when` move its distance, turn it round and take another milestone",
        arguments: [
            (
                #"days(3):after "handover""#,
                [
                    "days(3) → days(4)", "days(3) → days(2)", "after → before", #""handover" → "booked_handover""#,
                ]
            ),
            (
                #"on "handover""#,
                ["on → days(1):after", "on → days(1):before", #""handover" → "booked_handover""#]
            ),
            (
                #"every(months(3)):from "signing":to "handover""#,
                [
                    "months(3) → months(4)", "months(3) → months(2)", #""signing" → "booked_handover""#,
                    #""handover" → "booked_handover""#,
                ]
            ),
            (
                "date(10, 31)", ["date(10, 31) → date(9, 31)", "date(10, 31) → date(10, 30)"]
            ),
            (
                #"holiday "中秋":minus(days(1))"#, ["days(1) → days(2)", "days(1) → days(0)"]
            ),
        ]
    )
    func when(when: String, expected: [String]) throws {
        let found = try changes(ruleFile(when: when, late: "days(0)"))
        // What no year has does not load, such as 31 September.
        let loading = expected.filter { $0 != "date(10, 31) → date(9, 31)" }
        #expect(Set(found) == Set(loading + ["days(0) → days(1)"]))
    }

    @Test(
        "of conditions take the next number, the other comparison, another choice and another field",
        arguments: [
            (#"who = { status = "signed" },"#, [#"status = "signed" → status = "visited""#]),
            (#"who = { status = "已签约" },"#, [#"status = "已签约" → status = "到访""#]),
            (
                #"who = { payment = one_of("full", "fund") },"#,
                [
                    "one_of → except", #"one_of("full", "fund") → one_of("mortgage", "fund")"#,
                    #"one_of("full", "fund") → one_of("full", "mortgage")"#,
                ]
            ),
            (
                #"who = { ["home.layout"] = except("商铺") },"#,
                ["except → one_of", #"except("商铺") → except("商铺*")"#, "home.layout → project.city"]
            ),
            (
                #"who = { home = { layout = "商铺" } },"#,
                [#"layout = "商铺" → layout = "商铺*""#, "home.layout → home.building"]
            ),
            (
                "who = { open_complaints = at_least(1) },",
                [
                    "at_least → at_most", "at_least(1) → at_least(2)", "at_least(1) → at_least(0)",
                    "open_complaints → serious_complaints",
                ]
            ),
            (
                "who = { fitout = unset, joined_open_day = true },",
                [
                    "unset → set", "fitout → booked_handover", "joined_open_day = true → joined_open_day = false",
                    "joined_open_day → owner.blocked",
                ]
            ),
            (
                #"who = { last_visit = at_least("2026-01-01") },"#,
                [
                    "at_least → at_most", #"at_least("2026-01-01") → at_least("2026-01-02")"#,
                    #"at_least("2026-01-01") → at_least("2025-12-31")"#, "last_visit → booked_handover",
                ]
            ),
        ]
    )
    func conditions(entry: String, expected: [String]) throws {
        #expect(Set(try changes(of: entry)) == Set(expected))
    }

    @Test("of a function turn its comparisons, wherever the function is written")
    func check() throws {
        let body = "(j) return j.open_complaints <= 2 and not (j.contract == \"x\") end"
        let expected: Set = [
            "<= → <", "<= → >", "<= 2 → <= 3", "<= 2 → <= 1", "and → or", "== → ~=",
            "open_complaints → serious_complaints", "contract → project.city",
        ]
        #expect(Set(try changes(of: "check = function\(body),")) == expected)
        let elsewhere = try changes(
            "local function f\(body)\n" + ruleFile("check = f,", when: "daily", late: "days(0)")
        )
        #expect(Set(elsewhere) == expected.union(["days(0) → days(1)"]))
    }

    @Test("stand where they are made, and leave the rest of the file as it is")
    func places() throws {
        let text = "\u{FEFF}" + ruleFile("who = { payment = \"full\" },") + Self.tests
        let book = LoadedRuleBook.make(text)
        let mutant = try #require(book.mutations(of: 0).mutants.first { $0.before.contains("payment") })
        #expect((mutant.spot.line, mutant.spot.column, mutant.spot.length) == (5, 19, 6))
        let changed = text.dropFirst().replacing("\"full\"", with: "\"mortgage\"")
        #expect(String(decoding: mutant.file.content, as: UTF8.self) == changed)
    }

    @Test(
        "are accepted by a reason on their line, in either language, and by nothing else",
        arguments: [
            ("-- untested: one home shows no draw", true), ("-- 不测：一户看不出", true), ("-- 不测: 一户看不出", true),
            ("--- Untested : so", true), ("-- untested:", false), ("-- 不测：  ", false), ("-- untested", false),
            ("-- 不测这个", false), ("-- it is untested: so", false),
        ]
    )
    func reasons(comment: String, isReason: Bool) throws {
        let book = LoadedRuleBook.make(ruleFile("who = { payment = \"full\" }, \(comment)\n") + Self.tests)
        let mutations = book.mutations(of: 0)
        let survivor = try #require(mutations.mutants.first { $0.spot.line == 5 })
        #expect(mutations.problems(survivors: [survivor]).map(\.number) == (isReason ? [] : [.survivor]))
        #expect(mutations.problems(survivors: []).map(\.number) == (isReason ? [.idleReason] : []))
        #expect(mutations.problems(survivors: []).allSatisfy { $0.line == 5 })
    }
}
