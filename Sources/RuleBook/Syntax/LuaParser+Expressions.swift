import Lifecycle

// Expressions by precedence.
extension LuaParser {
    /// How tightly a binary operator holds its left and right side, as in Lua's own parser.
    private static let priorities: [String: (left: Int, right: Int)] = [
        "or": (1, 1), "and": (2, 2), "<": (3, 3), ">": (3, 3), "<=": (3, 3), ">=": (3, 3), "~=": (3, 3), "==": (3, 3),
        "|": (4, 4), "~": (5, 5), "&": (6, 6), "<<": (7, 7), ">>": (7, 7), "..": (9, 8), "+": (10, 10), "-": (10, 10),
        "*": (11, 11), "/": (11, 11), "//": (11, 11), "%": (11, 11), "^": (14, 13),
    ]
    private static let unaryPriority = 12
    private static let unaryOperators: Set<String> = ["not", "-", "#", "~"]

    /// Reads a list of values separated by commas.
    @discardableResult func expressions() throws(SyntaxHalt) -> [Shape] {
        var shapes = [try expression()]
        while try take(",") { shapes.append(try expression()) }
        return shapes
    }

    @discardableResult func expression() throws(SyntaxHalt) -> Shape { try expression(above: 0) }

    private func expression(above limit: Int) throws(SyntaxHalt) -> Shape {
        try enter()
        var shape: Shape
        if token.kind == .keyword || token.kind == .symbol, Self.unaryOperators.contains(token.text) {
            try advance()
            _ = try expression(above: Self.unaryPriority)
            shape = .other
        } else {
            shape = try simpleExpression()
        }
        while token.kind == .keyword || token.kind == .symbol, let priority = Self.priorities[token.text],
            priority.left > limit
        {
            try advance()
            _ = try expression(above: priority.right)
            shape = .other
        }
        leave()
        return shape
    }

    private func simpleExpression() throws(SyntaxHalt) -> Shape {
        switch token.kind {
        case .string, .number:
            try advance()
            return .other
        case .keyword, .symbol: return try reservedExpression()
        case .name, .broken, .endOfFile: return try value()
        }
    }

    private func reservedExpression() throws(SyntaxHalt) -> Shape {
        switch token.text {
        case "nil", "true", "false":
            try advance()
            return .other
        case "...":
            guard scopes.isVararg else { throw halt(.varargOutside) }
            try advance()
            return .other
        case "{": return try tableConstructor()
        case "function":
            let keyword = token
            try advance()
            return .function(try functionBody(keyword: keyword))
        default: return try value()
        }
    }

    /// A name, call or index used for its value.
    private func value() throws(SyntaxHalt) -> Shape {
        guard startsPrefix(token) else { throw unexpected(Phrase("a value", zh: "一个值")) }
        let name = token
        let shape = try suffixedExpression()
        switch shape {
        case .global: readGlobal(name, member: nil)
        case .local(let local): if let body = scopes[local].parameterOf { bodies[body].escapes = true }
        default: break
        }
        return shape
    }

    func startsPrefix(_ token: Token) -> Bool { token.kind == .name || token.isWord("(") }

    /// Reads a name or bracket with all its indexes and calls.
    ///
    /// A bare name is not yet counted as read: it may be the target of an assignment.
    func suffixedExpression() throws(SyntaxHalt) -> Shape {
        var chain = try primaryExpression()
        while try readSuffix(of: &chain) {}
        finish(&chain)
        return chain.shape
    }

    private func primaryExpression() throws(SyntaxHalt) -> SuffixChain {
        if token.kind == .name {
            let name = token
            try advance()
            guard let local = scopes.resolve(name.text) else {
                return SuffixChain(shape: .global(name), name: name.text)
            }
            return SuffixChain(
                shape: .local(local),
                name: name.text,
                body: scopes[local].parameterOf,
                range: name.start..<name.end
            )
        }
        let opener = token
        try advance()
        try expression()
        guard try take(")") else { throw brokenArguments(opener: opener) }
        return SuffixChain(shape: .other, name: "")
    }
}
