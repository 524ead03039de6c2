import Lifecycle
import Testing

@testable import RuleBook

extension KnownNames {
    /// A small vocabulary like that of rule files.
    static let sample = KnownNames(
        names: [
            "rule", "test", "task", "sms", "mail", "days", "months", "every", "one_of", "except", "nothing", "set",
            "on",
            "today", "contains", "ipairs", "pairs", "tostring", "tonumber", "select", "string", "table", "math", "type",
        ],
        members: ["string": ["len", "upper", "format"], "math": ["floor", "max"], "table": ["concat", "unpack"]]
    )
}

extension LuaScan {
    static func make(_ source: String, globals: KnownNames = .sample) -> LuaScan {
        LuaScan(source: Array(source.utf8), file: "rule.lua", globals: globals)
    }
}

/// A slip and where the scan should find it.
struct FaultySnippet: Sendable, CustomTestStringConvertible {
    let source: String
    let code: String
    let line: Int
    let column: Int

    init(_ source: String, _ code: String, _ line: Int, _ column: Int) {
        self.source = source
        self.code = code
        self.line = line
        self.column = column
    }

    var testDescription: String { "\(code) \(source.prefix(50))" }
}
