import Foundation
import Lifecycle
import LuaHost
import Testing

@testable import RuleBook

@Suite("Files for editors")
struct EditorFilesTests {
    private static let vocabulary = Vocabulary(addingMilestones: [(code: "pool_open", title: "泳池开放日")])

    private let files: [String: String]
    private let definition: String

    init() throws {
        let files = EditorFiles(vocabulary: Self.vocabulary, templates: .sample).files
        self.files = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) })
        definition = try #require(self.files[".editor/rules.lua"])
    }

    private func lines(of definition: String) -> [Substring] { definition.split(separator: "\n") }

    @Test("none of them is taken for a rule or a template")
    func places() {
        #expect(files.count == 5)
        #expect(files.keys.allSatisfy { $0.hasPrefix(".") })
    }

    @Test("the definitions are Lua")
    func isLua() throws {
        // Inside a function that nobody calls: a rule file could not make the names.
        let state = try LuaState(limits: LuaLimits(), prelude: Prelude.source)
        _ = try state.load(Array("local function never()\n\(definition)\nend".utf8))
        #expect(throws: LuaFailure.self) {
            try state.load(Array("local function never()\n\(definition)\nend end".utf8))
        }
    }

    @Test("every word has its definition, and nothing else has one")
    func words() {
        var defined: Set<String> = []
        for line in lines(of: definition) where !line.hasPrefix("-") && !line.hasPrefix("local ") {
            if let match = line.wholeMatch(of: /function ([A-Za-z_.:0-9]+)\(.*\) end/) {
                defined.insert(String(match.1))
            }
            if let match = line.wholeMatch(of: /([a-z0-9_.]+) = (?:nil|\{\})/) { defined.insert(String(match.1)) }
        }
        #expect(defined == Set(RuleWords.all.map(\.name)))
    }

    @Test("every field of the vocabulary stands in the classes of its kinds of rules, with its title")
    func fields() throws {
        for (kind, title) in [(SubjectKind.journey, "Journey"), (.person, "Person"), (.project, "Project")] {
            for (name, field) in Self.vocabulary.names(for: kind) {
                let parts = name.split(separator: ".")
                let group = parts.count == 2 ? "_\(parts[0])" : ""
                for suffix in ["", "Who"] {
                    let body = try #require(self.body(of: title + suffix + group))
                    let line = try #require(
                        body.first { $0.hasPrefix("---@field \(parts.last ?? "")? ") },
                        "\(title + suffix).\(name)"
                    )
                    #expect(line.contains(" \(field.title)"))
                }
                if parts.count == 2 {
                    #expect(try #require(body(of: title + "Who")).contains { $0.hasPrefix("---@field [\"\(name)\"] ") })
                }
            }
        }
        #expect(definition.contains("\n---| \"pool_open\" # 泳池开放日\n"))
        for template in ["welcome", "letter", "three-month"] { #expect(definition.contains("\n---| \"\(template)\"")) }
    }

    @Test("a subject has no field that its kind of rule may not name")
    func noOtherFields() throws {
        let person = try #require(body(of: "Person")).compactMap { $0.firstMatch(of: /---@field (\w+)/)?.1 }
        #expect(Set(person.map(String.init)) == Set(Self.vocabulary.names(for: .person).keys))
        let given = try #require(body(of: "Given")).compactMap { $0.firstMatch(of: /---@field (\w+)/)?.1 }
        #expect(!given.contains("homes"))  // counted by the program, never told
    }

    @Test("every entry of a rule stands in its form")
    func entries() throws {
        let form = try #require(body(of: "Rule")).compactMap { $0.firstMatch(of: /---@field (\w+)/)?.1 }
        #expect(form.map(String.init) == FormEntries.rule.map(\.name))
    }

    /// The lines of a class, its head apart.
    private func body(of name: String) -> [Substring]? {
        let all = lines(of: definition)
        guard let head = all.firstIndex(of: "---@class (exact) \(name)") else { return nil }
        return Array(all[(head + 1)...].prefix { $0.hasPrefix("---@field ") })
    }

    @Test("luacheck is told every name and member")
    func luacheck() throws {
        let text = try #require(files[".luacheckrc"])
        for word in RuleWords.all where word.method == nil {
            #expect(text.contains("\"\(word.member?.name ?? word.name)\"") || text.contains("    \(word.name) = {"))
        }
        _ = try LuaState(limits: LuaLimits(), prelude: "")
            .load(Array("local stds, std, max_line_length, exclude_files = {}\n\(text)".utf8))
    }

    @Test(
        "settings, tasks and snippets are JSON",
        arguments: [
            ".luarc.json", ".vscode/tasks.json", ".vscode/doorstep.code-snippets",
        ]
    )
    func json(path: String) throws {
        let object = try JSONSerialization.jsonObject(with: Data(try #require(files[path]).utf8))
        #expect((object as? [String: Any])?.isEmpty == false)
    }

    @Test("the snippet of a rule is a rule without a slip once it has a name")
    func snippets() throws {
        let data = Data(try #require(files[".vscode/doorstep.code-snippets"]).utf8)
        let snippets = try JSONDecoder().decode([String: Snippet].self, from: data).values
        let rule = try #require(snippets.first { $0.prefix == "rule" })
        let text = rule.body.joined(separator: "\n").replacing("${TM_FILENAME_BASE}", with: "r")
        let book = LoadedRuleBook.make(text)
        #expect(book.errors == [] && book.warnings == [] && book.tests.count == 3)
        let words = RuleWords.all.filter { !$0.example.isEmpty && $0.method == nil }.map(\.name)
        #expect(Set(words).subtracting(snippets.map(\.prefix)) == [])
    }

    private struct Snippet: Decodable {
        let prefix: String
        let body: [String]
    }
}
