import Lifecycle
import Testing

@testable import RuleBook

@Suite("Revision of a rule book")
struct RevisionTests {
    private static let rules = [Revision.File("Rules/a.lua", "rule"), Revision.File("Rules/b.lua", "规则")]
    private static let templates = [Revision.File("Templates/a.sms", "您好"), Revision.File("Templates/b.txt", "")]

    private func revision(
        _ rules: [Revision.File] = Self.rules,
        _ templates: [Revision.File] = Self.templates
    ) -> Revision {
        LoadedRuleBook(files: rules, templateFiles: templates, vocabulary: Vocabulary(), templates: .sample).revision
    }

    @Test("is 64 hexadecimal digits over all files in the order of their paths")
    func form() {
        let revision = revision()
        #expect(revision.hash.wholeMatch(of: #/[0-9a-f]{64}/#) != nil)
        #expect(revision.files == Self.rules + Self.templates)
        #expect(LoadedRuleBook.make([]).revision.hash.hasPrefix("e3b0c44298fc1c14"))  // SHA-256 of nothing
    }

    @Test("stays the same whatever the order of the files, and whatever else the book is checked against")
    func stable() {
        let other = LoadedRuleBook(
            files: Self.rules.reversed(),
            templateFiles: Self.templates.reversed(),
            vocabulary: Vocabulary(addingMilestones: [("pool_open", "泳池开放日")]),
            templates: TemplateNames(sms: [], email: [], text: [])
        )
        #expect(other.revision == revision())
    }

    @Test("changes with every single byte of every file")
    func bytes() {
        var seen: Set<String> = [revision().hash]
        for files in [Self.rules, Self.templates] {
            for index in files.indices {
                for place in files[index].content.indices {
                    var content = files[index].content
                    content[place] ^= 1
                    var changed = files
                    changed[index] = Revision.File(path: files[index].path, content: content)
                    let isRule = files == Self.rules
                    seen.insert(isRule ? revision(changed).hash : revision(Self.rules, changed).hash)
                }
            }
        }
        let count = (Self.rules + Self.templates).map(\.content.count).reduce(0, +)
        #expect(seen.count == count + 1)
    }

    @Test("changes with a name, with a file more or less, and when text moves from one file to the next")
    func files() {
        let variants = [
            Self.rules, [Self.rules[0]], [], [Self.rules[0], Revision.File("Rules/c.lua", "规则")],
            [Revision.File("Rules/a.lua", "rule规"), Revision.File("Rules/b.lua", "则")],
            [Revision.File("Rules/a.lua", "rul"), Revision.File("Rules/b.lua", "e规则")],
            [Revision.File("Rules/a.lua", "rule\u{FEFF}"), Self.rules[1]],
            [Revision.File("Rules/a.lua", "rule\n"), Self.rules[1]],
            [Revision.File("Rules/a.lua", "rule\0Rules/b.lua\u{0}6\u{0}规则")],
        ]
        #expect(Set(variants.map { revision($0).hash }).count == variants.count)
    }

    @Test("is there also when no file can be used")
    func broken() {
        #expect(LoadedRuleBook.make("rule").revision != LoadedRuleBook.make("rulE").revision)
    }
}
