import Lifecycle
import Testing

@testable import RuleBook

@Suite("Conditions that decide nothing")
struct IdleConditionTests {
    @Test(
        "are found where no value satisfies them, or where `when` has settled them",
        arguments: [
            (#"on "handover""#, #"{ ["home.area"] = between(5, 3) }"#, "R070"),
            (#"on "handover""#, #"{ ["home.area"] = between(3, 3) }"#, ""),
            (#"on "handover""#, #"{ ["home.area"] = one_of(1.15, 0.07) }"#, ""),
            (#"on "handover""#, #"{ ["home.area"] = 89.995 }"#, "R070"),
            (#"on "handover""#, #"{ ["home.finish"] = except("fitted", "毛坯") }"#, "R070"),
            (#"on "handover""#, #"{ ["home.layout"] = except("商铺") }"#, ""),
            (#"days(3):before "move_in""#, "{ move_in = unset }", "R071"),
            (#"days(3):before "move_in""#, "{ move_in = set }", "R072"),
            (#"days(3):after "move_in":or_else "handover""#, "{ move_in = unset }", ""),
            (#"every(months(3)):from "signing":to "handover""#, "{ handover = unset }", ""),
            (#"every(months(3)):from "signing":to "handover""#, "{ signing = unset }", "R071"),
            (#"days(10):after "handover""#, "{ handover = older_than(days(9)) }", "R072"),
            (#"days(10):after "handover""#, "{ handover = older_than(days(10)) }", ""),
            (#"days(10):after "handover""#, "{ handover = older_than(days(12)) }", ""),
            (#"days(10):after "handover""#, "{ handover = older_than(days(13)) }", "R071"),
            (#"days(10):before "handover""#, "{ handover = older_than(days(1)) }", "R071"),
            (#"date(10, 1)"#, "{ handover = unset }", ""),
        ]
    )
    func journeys(when: String, who: String, number: String) {
        #expect(numbers(ruleFile("who = \(who),", when: when)) == number)
    }

    @Test(
        "are found for birthdays, which are of one calendar",
        arguments: [
            ("lunar_birthday", #"{ birthday_kind = "solar" }"#, "R071"),
            ("lunar_birthday", #"{ birthday_kind = "lunar" }"#, "R072"),
            ("solar_birthday", #"{ birthday_kind = one_of("lunar", "unconfirmed") }"#, "R071"),
            ("solar_birthday", "{ birthday_kind = unset }", ""),
            ("birthday", "{ birthday_kind = \"lunar\" }", ""), ("birthday", "{ birthday = unset }", "R071"),
            ("birthday", "{ email = set }", ""),
        ]
    )
    func birthdays(word: String, who: String, number: String) {
        #expect(numbers(ruleFile("per = \"person\",\nwho = \(who),", when: "yearly \"\(word)\"")) == number)
    }

    @Test("stand at their entry, also in groups and among what a sample prefers")
    func places() {
        let grouped = LoadedRuleBook.make(ruleFile("who = {\n  home = { area = between(5, 3) },\n},")).warnings
        #expect(grouped.filter { $0.number == .emptyCondition }.map(\.line) == [6])
        let sample = "sample = { percent = 10, most = 60,\n  prefer = { open_complaints = between(2, 1) } },"
        let preferred = LoadedRuleBook.make(ruleFile(sample)).warnings
        #expect(preferred.filter { $0.number == .emptyCondition }.map(\.line) == [6])
    }

    private func numbers(_ text: String) -> String {
        let book = LoadedRuleBook.make(text)
        #expect(book.errors == [])
        return book.warnings.filter { $0.number != .noTest }.map(\.code).joined(separator: " ")
    }
}
