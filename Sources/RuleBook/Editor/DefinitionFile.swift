import ChineseCalendar
import Lifecycle

/// The definition file for lua-language-server: every word that a rule file of a workspace may use, and no other.
struct DefinitionFile {
    let vocabulary: Vocabulary
    let templates: TemplateNames

    /// The file.
    var text: String {
        ([Self.head] + names + classes + forms + RuleWords.all.map(Self.definition)).joined(separator: "\n\n") + "\n"
    }

    private static let head = """
        ---@meta
        -- 由 doorstep rules editor 生成，供编辑器补全和提示用；不是规则，不要改。
        """

    // MARK: Names in quotes

    private var names: [String] {
        let milestones = vocabulary.milestones.map { ($0.name, $0.title) }
        let birthdays = [
            ("birthday", "生日，按登记的公历或农历"), ("solar_birthday", "只算过公历生日的"), ("lunar_birthday", "只算过农历生日的"),
        ]
        return [
            Self.alias("Milestone", milestones),
            Self.alias("YearlyAnchor", birthdays + milestones),
            Self.alias(
                "Holiday",
                Festival.allCases.flatMap { [($0.chinese, $0.rawValue), ($0.rawValue, $0.chinese)] }
            ),
            Self.alias(
                "SolarTerm",
                SolarTerm.allCases.flatMap { [($0.chinese, $0.rawValue), ($0.rawValue, $0.chinese)] }
            ),
            // `string` as well: a template may be made after this file.
            Self.alias("SMSTemplate", templates.sms.sorted().map { ($0, "") }, orAny: true),
            Self.alias("EmailTemplate", templates.email.sorted().map { ($0, "") }, orAny: true),
            Self.alias("TextTemplate", templates.text.sorted().map { ($0, "") }, orAny: true),
            "---@alias FieldValue string|number|boolean",
        ]
    }

    private static func alias(
        _ name: String,
        _ values: [(value: String, meaning: String)],
        orAny: Bool = false
    ) -> String {
        (["---@alias \(name)\(orAny ? " string" : "")"]
            + values.map { value, meaning in "---| \"\(value)\"\(meaning.isEmpty ? "" : " # \(meaning)")" })
            .joined(separator: "\n")
    }

    // MARK: What words make, and forms

    private var classes: [String] {
        let plain = ["Never", "Nothing", "Condition", "Action"].map { "---@class \($0)" }
        let owners = RuleWords.all.compactMap { $0.method?.owner }
        let unique = owners.enumerated().filter { owners.firstIndex(of: $1) == $0 }.map(\.element)
        return plain + unique.map { "---@class \($0)\nlocal \($0) = {}" }
            + SubjectKind.allCases.flatMap { kind in
                let names = vocabulary.names(for: kind)
                let title = Self.className(kind)
                return FieldClasses(title, names).reading + FieldClasses(title + "Who", names).conditions
            } + FieldClasses("Given", given).facts
    }

    /// What tests may tell, of whatever kind their rule is.
    private var given: [String: Field] {
        SubjectKind.allCases.reduce(into: [:]) { all, kind in
            all.merge(GivenReader.names(vocabulary, kind)) { first, _ in first }
        }
    }

    private static func className(_ kind: SubjectKind) -> String {
        switch kind {
        case .journey: "Journey"
        case .person: "Person"
        case .project: "Project"
        }
    }

    private var forms: [String] {
        [
            Self.form("Rule", FormEntries.rule), Self.form("TaskFields", FormEntries.task),
            Self.form("SMSFields", FormEntries.message, template: "SMSTemplate"),
            Self.form("EmailFields", FormEntries.message, template: "EmailTemplate"),
            Self.form("Sample", FormEntries.sample),
            Self.form("TestCase", FormEntries.test, first: "---@field [1] string 测试的名字。"),
        ]
    }

    private static func form(
        _ name: String,
        _ entries: [FormEntry],
        template: String = "",
        first: String? = nil
    ) -> String {
        (["---@class (exact) \(name)"] + (first.map { [$0] } ?? [])
            + entries.map { entry in
                let type = entry.type == "Template" ? template : entry.type
                return "---@field \(entry.name)\(entry.isRequired ? "" : "?") \(type) \(entry.meaning)"
            })
            .joined(separator: "\n")
    }

    // MARK: Words

    private static func definition(_ word: RuleWord) -> String {
        var lines = ["--- \(word.meaning)"]
        if !word.example.isEmpty { lines += ["--- ```lua", "--- \(word.example)", "--- ```"] }
        switch word.kind {
        case .library: lines.append("\(word.name) = {}")
        case .value(let type): lines += ["---@type \(type)", "\(word.name) = nil"]
        case .function(let parameters, let result):
            lines += parameters.map { parameter in
                let isOptional = parameter.type.hasSuffix("?")
                let type = isOptional ? String(parameter.type.dropLast()) : parameter.type
                return "---@param \(parameter.name)\(isOptional ? "?" : "") \(type)"
                    + (parameter.meaning.isEmpty ? "" : " \(parameter.meaning)")
            }
            if let result { lines.append("---@return \(result)") }
            lines.append("function \(word.name)(\(parameters.map(\.name).joined(separator: ", "))) end")
        }
        return lines.joined(separator: "\n")
    }
}
