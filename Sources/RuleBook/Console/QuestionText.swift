import Lifecycle

/// What somebody typed, as the `actions` function of a rule file: the words, the checks and the budgets are a rule's.
///
/// The first line is ours, so that the question's lines have one number more in the file.
struct QuestionText {
    /// The name of the rule that the file declares.
    static let ruleName = "question"

    /// How the text is read.
    enum Form: CaseIterable {
        /// As a value.
        case expression
        /// As statements, of which one may `return` a value.
        case statements
    }

    /// What was typed.
    let text: String
    /// What it is asked of.
    let kind: SubjectKind
    /// The fields that rules about such subjects may name.
    let names: [String: Field]

    /// The rule file for one form.
    func source(_ form: Form) -> [UInt8] {
        let opening = "rule \"\(Self.ruleName)\" { api = 1, per = \"\(kind.rawValue)\", when = daily, late = days(0), "
        let locals = bareFields.map { "local \($0) = j.\($0) " }.joined()
        let start = form == .expression ? "return" : ""
        return Array("\(opening)actions = function(j) \(locals)\(start)\n\(text)\nend }".utf8)
    }

    /// The field that the text names and nothing else; days and choices are then shown as what they are.
    var onlyField: Field? {
        let written = text.filter { $0 != " " && $0 != "\t" }
        return names.first { name, _ in [name, "j.\(name)", "j[\"\(name)\"]"].contains(written) }?.value
    }

    /// Whether the value is a day though Lua has a number.
    var isDay: Bool {
        let written = text.filter { $0 != " " && $0 != "\t" }
        return onlyField?.type == .day || written.wholeMatch(of: /today|civil\([0-9,]*\)/) != nil
    }

    /// What the text reads without saying of whom: `home.layout` for `j.home.layout`.
    private var bareFields: [String] {
        let heads = Set(names.keys.map { String($0.prefix { $0 != "." }) })
        let read = LuaScan(source: Array("return \(text)".utf8), file: "", globals: RuleWords.known).globalsRead
        let readAsStatements = LuaScan(source: Array(text.utf8), file: "", globals: RuleWords.known).globalsRead
        return Set((read + readAsStatements).map(\.name)).intersection(heads)
            .subtracting(RuleWords.known.names).sorted()
    }
}
