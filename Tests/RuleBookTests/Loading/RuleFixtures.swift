import Lifecycle
import Testing

@testable import RuleBook

extension TemplateNames {
    /// A few templates of every kind.
    static let sample = TemplateNames(
        sms: ["welcome", "thanks"],
        email: ["letter"],
        text: ["three-month", "call-script"]
    )
}

extension Revision.File {
    init(_ path: String, _ text: String) { self.init(path: path, content: Array(text.utf8)) }
}

extension LoadedRuleBook {
    /// A rule book of texts by file name.
    static func make(_ files: [(path: String, text: String)]) -> LoadedRuleBook {
        LoadedRuleBook(
            files: files.map { Revision.File($0.path, $0.text) },
            vocabulary: Vocabulary(),
            templates: .sample
        )
    }

    /// A rule book with the one file `r.lua`.
    static func make(_ text: String) -> LoadedRuleBook { make([("Rules/r.lua", text)]) }
}

/// A rule `r` with one entry a line: `when` on line 2, `late` on 3, `actions` on 4, the rest from line 5.
func ruleFile(
    _ more: String = "",
    when: String = "on \"handover\"",
    late: String = "days(3)",
    actions: String = "{}"
) -> String {
    "rule \"r\" {\nwhen = \(when),\nlate = \(late),\nactions = \(actions),\n\(more)\n}"
}

/// The same with a test `r` whose cases begin on line 8.
func ruleFile(tests: String) -> String { ruleFile() + "\ntest \"r\" {\n\(tests)\n}" }

/// The rule that a text declares, if it has no error.
func ruleOf(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> Rule {
    let book = LoadedRuleBook.make(text)
    #expect(book.errors == [], sourceLocation: location)
    return try #require(book.rules.first, sourceLocation: location)
}
