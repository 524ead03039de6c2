import Lifecycle
import Testing

@testable import RuleBook

@Suite("Fields that no import ever brought")
struct NeverImportedTests {
    private static let some: Set<FieldName> = [
        FieldName(.milestone, "handover"), FieldName(.journey, "status"), FieldName(.person, "birthday"),
    ]

    @Test(
        "are found where a rule reads them",
        arguments: [
            ("", #"on "handover""#, []), ("", #"days(3):after "move_in""#, ["move_in 2:22"]),
            ("", #"on "move_in":or_else "handover""#, []),
            ("", #"on "move_in":or_else "fitout""#, ["move_in 2:11"]),
            ("who = { status = \"signed\",\n  [\"home.layout\"] = \"x\" },", "daily", ["home.layout 6:4"]),
            ("who = { home = { layout = \"x\" } },", "daily", ["home.layout 5:18"]),
            (
                "sample = { percent = 1, most = 1,\n  prefer = { open_complaints = 1 } },", #"on "handover""#,
                ["open_complaints 6:14"]
            ),
            (
                "check = function(j)\n  return j.contract == j.home.room end,", "daily",
                ["contract 6:12", "home.room 6:26"]
            ),
            ("check = function(j) return j end,", "daily", []),
            ("who = { contract = \"x\" },\ncheck = function(j) return j.contract end,", "daily", ["contract 5:9"]),
            ("who = { [\"project.pipe_warranty_months\"] = 2 },", "daily", []),
            ("per = \"person\",", #"yearly "birthday""#, []),
            ("per = \"person\",\nwho = { homes = 1 },", "daily", []),
            ("per = \"person\",\nwho = { safety_notice = true },", "daily", ["safety_notice 6:9"]),
        ]
    )
    func places(more: String, when: String, expected: [String]) {
        let book = LoadedRuleBook.make(ruleFile(more, when: when))
        #expect(book.errors == [])
        let found = book.findings(besides: Self.some)
        #expect(found.allSatisfy { $0.number == .neverImported && $0.file == "Rules/r.lua" })
        let names = found.map { problem in
            "\(problem.message.english.split(separator: " ")[4]) \(problem.line):\(problem.column)"
        }
        #expect(names == expected)
    }

    @Test("are named by what staff call them, and a birthday is a field like others")
    func words() throws {
        let book = LoadedRuleBook.make(ruleFile("per = \"person\",", when: "yearly \"birthday\""))
        let problem = try #require(book.findings(besides: [FieldName(.person, "name")]).first)
        #expect(problem.message.chinese.contains("“生日”（birthday）") && problem.line == 2)
    }
}
