import Lifecycle

// What to say when the grammar is broken.
extension LuaParser {
    /// The current token instead of what the grammar wants.
    func unexpected(_ wanted: Phrase) -> SyntaxHalt {
        if token.isWord("="), ["then", "do"].contains(wanted.english) {
            return halt(.assignmentForComparison)
        }
        return halt(.expected(wanted, found: token.described))
    }

    /// `=` behind a returned value; behind several, it belongs to the next entry of a table and `end` is missing.
    func assignmentInReturn(values: Int) -> SyntaxHalt {
        guard values > 1, previous.kind == .name, let keyword = openFunctions.last else {
            return halt(.assignmentForComparison)
        }
        return halt(.missingEnd(of: keyword.text, line: source.line(keyword.start)), at: previous)
    }

    /// A block that is not closed where it could be.
    func missingEnd(of opener: Token) -> SyntaxHalt {
        if let elseIf = elseIfs.last, elseIf.start > opener.start || token.kind == .endOfFile {
            return halt(.elseIf, at: elseIf)
        }
        return halt(.missingEnd(of: opener.text, line: source.line(opener.start)))
    }

    /// A bracket that is not closed where it could be.
    func missingBracket(_ closer: String, opener: Token) -> SyntaxHalt {
        if token.isWord("=") { return halt(.assignmentForComparison) }
        if token.isWord("end") { return halt(.strayEnd) }
        return halt(.missingBracket(closer, opener: opener.text, line: source.line(opener.start)))
    }

    /// Two entries of a table without a comma, or a table that is not closed.
    func brokenTable(opener: Token, entry: Token) -> SyntaxHalt {
        if entry.kind == .name, let meant = misspelling(of: entry) { return meant }
        guard startsEntry(token) else { return missingBracket("}", opener: opener) }
        let isFirstOfLine = source.line(previous.end) < source.line(token.start)
        let isOutside = source.indent(token.start) <= source.indent(opener.start)
        let isAssigned = next.isWord("=") || !(token.kind == .name || token.kind == .keyword)
        if isFirstOfLine && isOutside && !isAssigned { return missingBracket("}", opener: opener) }
        return SyntaxHalt(slip: .missingComma, spot: source.spot(previous.end, previous.end + 1))
    }

    /// An argument list that is not closed: a missing comma if another value follows on the line.
    func brokenArguments(opener: Token) -> SyntaxHalt {
        guard startsEntry(token), source.line(previous.end) == source.line(token.start) else {
            return missingBracket(")", opener: opener)
        }
        return SyntaxHalt(slip: .missingComma, spot: source.spot(previous.end, previous.end + 1))
    }

    /// A statement that is no call and no assignment.
    func incompleteStatement(from start: Token) -> SyntaxHalt {
        if let advice = Slip.statementAdvice(start.text) { return halt(.otherLanguage(start.text, advice), at: start) }
        if let meant = misspelling(of: start) { return meant }
        if token.isWord("==") { return halt(.comparisonForAssignment) }
        return SyntaxHalt(slip: .incompleteStatement, spot: source.spot(start.start, previous.end))
    }

    /// A token that cannot begin a statement.
    func unexpectedStatement() -> Slip {
        if token.isWord("//") || token.isWord("#") { return .otherComment(token.text) }
        return .expected(Phrase("an instruction", zh: "一条语句"), found: token.described)
    }

    /// A name that is nearly a keyword, or a word of another language, in a place where that matters.
    func misspelling(of name: Token) -> SyntaxHalt? {
        guard name.kind == .name, name.text.utf8.count <= 10, scopes.resolve(name.text) == nil,
            !globals.names.contains(name.text),
            let meant = Nearest.match(name.text, among: Self.openingWords)
        else { return nil }
        return halt(.misspelt(name.text, meant: meant), at: name)
    }

    private static let openingWords = [
        "function", "return", "local", "end", "then", "elseif", "else", "while", "repeat", "until", "break", "if",
    ]

    private func startsEntry(_ token: Token) -> Bool {
        switch token.kind {
        case .name, .string, .number: true
        case .keyword: ["function", "not", "nil", "true", "false"].contains(token.text)
        case .symbol: ["{", "[", "...", "("].contains(token.text)
        case .broken, .endOfFile: false
        }
    }
}
