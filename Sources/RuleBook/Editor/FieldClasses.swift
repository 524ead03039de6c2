import Lifecycle

/// The fields that one kind of subject has, as classes for lua-language-server: one for the subject itself, and one for
/// each group such as `home`.
struct FieldClasses {
    private let title: String
    private let names: [String: Field]

    /// Takes the fields by the names rule files use, such as `home.layout`.
    init(_ title: String, _ names: [String: Field]) { (self.title, self.names) = (title, names) }

    /// What `check` reads: days are numbers, choices are codes, and each field may be empty.
    var reading: [String] { classes(withPaths: false) { Self.read($0.type) } }

    /// What `who` asks: a value or a condition.
    var conditions: [String] { classes(withPaths: true) { "Condition|" + Self.written($0.type) } }

    /// What `given` tells.
    var facts: [String] { classes(withPaths: true) { Self.written($0.type) } }

    private func classes(withPaths: Bool, _ type: (Field) -> String) -> [String] {
        let sorted = names.sorted { $0.key < $1.key }
        let groups = Set(sorted.compactMap { Self.halves($0.key)?.group }).sorted()
        let own = sorted.filter { Self.halves($0.key) == nil }.map { Self.line($0.key, $0.value, type) }
        // `["home.layout"]` and `home = { layout = … }` say the same.
        let paths = sorted.filter { withPaths && Self.halves($0.key) != nil }
            .map { Self.line("[\"\($0.key)\"]", $0.value, type) }
        let inner = groups.map { "---@field \($0)\(withPaths ? "?" : "") \(self.title)_\($0)" }
        let whole = (["---@class (exact) \(self.title)"] + own + inner + paths).joined(separator: "\n")
        return [whole]
            + groups.map { group in
                let fields = sorted.compactMap { name, field in
                    Self.halves(name).flatMap { $0.group == group ? Self.line($0.name, field, type) : nil }
                }
                return (["---@class (exact) \(self.title)_\(group)"] + fields).joined(separator: "\n")
            }
    }

    private static func line(_ name: String, _ field: Field, _ type: (Field) -> String) -> String {
        // A name in brackets takes no question mark in front of its type.
        let isPath = name.hasPrefix("[")
        return "---@field \(name)\(isPath ? "" : "?") \(type(field))\(isPath ? "|nil" : "") \(meaning(field))"
    }

    private static func meaning(_ field: Field) -> String {
        guard case .choice(let choices) = field.type else { return field.title }
        return field.title + "：" + choices.map { "\($0.code) \($0.label)" }.joined(separator: "、")
    }

    private static func halves(_ name: String) -> (group: String, name: String)? {
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }

    private static func read(_ type: FieldType) -> String {
        switch type {
        case .text: "string"
        case .integer, .day: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .choice(let choices): choices.map { "\"\($0.code)\"" }.joined(separator: "|")
        }
    }

    private static func written(_ type: FieldType) -> String {
        switch type {
        case .day: "string"
        case .choice(let choices): choices.flatMap { ["\"\($0.code)\"", "\"\($0.label)\""] }.joined(separator: "|")
        case .text, .integer, .number, .boolean: read(type)
        }
    }
}
