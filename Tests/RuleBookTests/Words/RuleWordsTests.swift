import LuaHost
import Testing

@testable import RuleBook

@Suite("Words of rule files")
struct RuleWordsTests {
    @Test("are each there once")
    func once() {
        let names = RuleWords.all.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test("are what a rule file finds when it runs, and nothing else is there")
    func globals() throws {
        let listing = """

            declared.words = {}
            for name, value in pairs(env) do
              declared.words[#declared.words + 1] = name
              if type(value) == "table" and not value.__is then
                for member in pairs(getmetatable(value) and getmetatable(value).__index or value) do
                  declared.words[#declared.words + 1] = name .. "." .. member
                end
              end
            end
            """
        let state = try LuaState(limits: LuaLimits(), prelude: Prelude.source + listing)
        let found = Set(try state.load([]).table?["words"].table?.list.compactMap(\.text) ?? [])
        // `today` is known only while a subject is judged.
        let known = Set(RuleWords.all.filter { $0.method == nil }.map(\.name)).subtracting(["today"])
        #expect(found.subtracting(known) == [] && known.subtracting(found) == [])
    }

    @Test(
        "behind a colon belong to what they are said to follow",
        arguments: [
            ("Span", "days(1)"), ("Offset", "on \"signing\""), ("Repeat", "every(days(1))"), ("Annual", "date(1, 1)"),
            ("Daily", "daily"),
        ]
    )
    func methods(owner: String, value: String) throws {
        let words = RuleWords.all.compactMap(\.method).filter { $0.owner == owner }.map(\.name)
        #expect(!words.isEmpty)
        let state = try LuaState(limits: LuaLimits(), prelude: Prelude.source)
        let lines = words.map { "assert(type(value[\"\($0)\"]) == \"function\")\n" }
        _ = try state.load(Array("local value = \(value)\n\(lines.joined())".utf8))
    }

    @Test("show no owner that has no test above")
    func owners() {
        let owners = Set(RuleWords.all.compactMap { $0.method?.owner })
        #expect(owners == ["Span", "Offset", "Repeat", "Annual", "Daily"])
    }

    @Test(
        "have examples that rule files may write",
        arguments: RuleWords.all.filter { !$0.example.isEmpty }.map(\.name)
    )
    func examples(name: String) throws {
        let word = try #require(RuleWords.all.first { $0.name == name })
        // A word and its example differ when an entry was copied and not filled in.
        #expect(word.example.contains(word.method?.name ?? name))
        let text =
            switch name {
            case "rule": word.example
            case "test": "rule \"half-year-call\" { when = daily, actions = {} }\n" + word.example
            case _ where RuleWords.scheduling.contains { $0.name == name } && name != "never":
                "rule \"half-year-call\" { when = \(word.example), actions = {} }"
            case _ where RuleWords.acting.contains { $0.name == name }:
                "rule \"half-year-call\" { when = daily, actions = { \(word.example) } }"
            default:
                "rule \"half-year-call\" { when = daily, actions = {}, check = function(j) return \(word.example) end }"
            }
        #expect(LoadedRuleBook.make([("Rules/half-year-call.lua", text)]).errors == [], "\(text)")
    }

    @Test("and entries of forms say in Chinese what they mean")
    func meanings() {
        let entries = [
            FormEntries.rule, FormEntries.task, FormEntries.message, FormEntries.sample, FormEntries.test,
        ].flatMap { $0 }
        for meaning in RuleWords.all.map(\.meaning) + entries.map(\.meaning) {
            #expect(meaning.contains(#/\p{Han}/#) && meaning.hasSuffix("。") && !meaning.contains("\n"), "\(meaning)")
        }
    }
}
