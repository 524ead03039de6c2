/// One word that rule files may use: what the text of a file is checked against, and what editors are told.
struct RuleWord: Sendable {
    /// What a function takes.
    struct Parameter: Sendable {
        let name: String
        /// The type, in the words of lua-language-server.
        let type: String
        /// What it is, in Chinese; empty if its name says it.
        let meaning: String

        init(_ name: String, _ type: String, _ meaning: String = "") {
            (self.name, self.type, self.meaning) = (name, type, meaning)
        }
    }

    /// What kind of thing it is.
    enum Kind: Sendable {
        case function([Parameter], result: String?)
        /// A value of a type.
        case value(String)
        /// A table of functions, such as `string`.
        case library
    }

    /// The name: `days`, `string.len` of a library, `Span:after` behind a colon.
    let name: String
    let kind: Kind
    /// What it means, in Chinese.
    let meaning: String
    /// How it stands in a rule file; empty for what Lua itself has.
    let example: String

    init(_ name: String, _ kind: Kind, _ meaning: String, example: String = "") {
        (self.name, self.kind, self.meaning, self.example) = (name, kind, meaning, example)
    }

    /// The library that has it, and its name there; nothing for a word that stands alone.
    var member: (library: String, name: String)? { halves(".") }

    /// The class of values it follows, and its name behind the colon; nothing for a word that stands alone.
    var method: (owner: String, name: String)? { halves(":") }

    private func halves(_ separator: Character) -> (String, String)? {
        let parts = name.split(separator: separator).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
}

/// Every word that rule files may use.
enum RuleWords {
    static let all = declaring + scheduling + matching + acting + checking + lua + libraries

    /// The names a rule file may read.
    static let known = KnownNames(
        names: Set(all.filter { $0.member == nil && $0.method == nil }.map(\.name)),
        members: Dictionary(grouping: all.compactMap(\.member), by: \.library).mapValues { Set($0.map(\.name)) }
    )

    /// The words that follow a colon.
    static let methods = Set(all.compactMap { $0.method?.name })
}
