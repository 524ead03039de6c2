import Lifecycle

/// One word, sign or literal of a rule file.
struct Token {
    enum Kind: Equatable {
        case name
        case keyword
        case symbol
        case string
        case number
        /// What Lua cannot read; the index of the lexer's error.
        case broken(Int)
        case endOfFile
    }

    let kind: Kind
    /// The word or sign itself; of a text its value.
    let text: String
    /// Byte offsets, from the first byte to past the last.
    let start: Int
    let end: Int

    /// Whether this is a keyword or sign.
    func isWord(_ word: String) -> Bool { (kind == .keyword || kind == .symbol) && text == word }

    var isLiteral: Bool { kind == .string || kind == .number }

    static let keywords: Set<String> = [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil",
        "not", "or", "repeat", "return", "then", "true", "until", "while",
    ]

    /// The token in words, for messages.
    var described: Phrase {
        switch kind {
        case .endOfFile: Phrase("the end of the file", zh: "文件结尾")
        case .string: Phrase("the text \"\(text.clipped)\"", zh: "文字 \"\(text.clipped)\"")
        case .number: Phrase("the number \(text.clipped)", zh: "数字 \(text.clipped)")
        case .name: Phrase("the name \(text.clipped)", zh: "名称 \(text.clipped)")
        default: Phrase(text.clipped, zh: " \(text.clipped) ")
        }
    }
}
