import Lifecycle

// Blocks and statements.
extension LuaParser {
    /// Reads statements up to a word that ends a block.
    ///
    /// Afterwards ``hasLeft`` says whether the block always ends in a `return`, `break` or `goto`.
    func statements() throws(SyntaxHalt) {
        hasLeft = false
        while !endsBlock(withUntil: true) {
            if hasLeft, !token.isWord(";"), !token.isWord("::") { noteUnreachable() }
            if token.isWord("return") {
                try returnStatement()
                hasLeft = true
                return
            }
            try statement()
        }
    }

    /// Notes that nothing gets to the statement that comes next.
    private func noteUnreachable() {
        unreachable.append(spot(token))
        hasLeft = false  // once a block is enough
    }

    /// Whether nothing more can stand in the block.
    func endsBlock(withUntil: Bool) -> Bool {
        if token.kind == .endOfFile { return true }
        guard token.kind == .keyword else { return false }
        return ["end", "else", "elseif"].contains(token.text) || withUntil && token.text == "until"
    }

    /// Reads a block of its own names.
    func block(isLoop: Bool = false) throws(SyntaxHalt) {
        scopes.openBlock(isLoop: isLoop)
        try statements()
        try closeBlock()
    }

    func closeBlock() throws(SyntaxHalt) {
        guard let lost = scopes.closeBlock() else { return }
        throw SyntaxHalt(slip: .missingLabel(lost.name), spot: lost.spot)
    }

    /// Takes the `end` of a block.
    func close(_ opener: Token) throws(SyntaxHalt) {
        guard try take("end") else { throw missingEnd(of: opener) }
    }

    private func statement() throws(SyntaxHalt) {
        try enter()
        let start = token
        var leaves = false
        switch token.kind == .keyword || token.kind == .symbol ? token.text : "" {
        case ";":
            try advance()
            leaves = hasLeft
        case "if": leaves = try ifStatement()
        case "while": try whileStatement()
        case "do":
            try advance()
            try block()
            leaves = hasLeft
            try close(start)
        case "for": try forStatement()
        case "repeat": try repeatStatement()
        case "function": try functionStatement()
        case "local":
            try advance()
            try token.isWord("function") ? localFunction() : localStatement()
        case "::": try label()
        case "break":
            guard scopes.isInLoop else { throw halt(.breakOutside) }
            try advance()
            leaves = true
        case "goto":
            try advance()
            let name = try expectName()
            scopes.jump(to: name.text, at: spot(name))
            leaves = true
        default: try expressionStatement()
        }
        hasLeft = leaves
        leave()
    }

    private func returnStatement() throws(SyntaxHalt) {
        try advance()
        if !endsBlock(withUntil: true), !token.isWord(";") {
            let count = try expressions().count
            if token.isWord("=") { throw assignmentInReturn(values: count) }
        }
        _ = try take(";")
    }

    /// - Returns: Whether each of its branches, and there is an `else`, leaves what stands around it.
    private func ifStatement() throws(SyntaxHalt) -> Bool {
        let opener = token
        var leaves = true
        repeat {
            try advance()
            let isNever = try neverHolds()
            try expect("then")
            if isNever { noteBlock() }
            try block()
            leaves = leaves && hasLeft
        } while token.isWord("elseif")
        guard token.isWord("else") else {
            try close(opener)
            return false
        }
        let word = token
        try advance()
        if token.isWord("if"), source.line(word.start) == source.line(token.start) { elseIfs.append(word) }
        try block()
        leaves = leaves && hasLeft
        try close(opener)
        return leaves
    }

    /// Reads a condition.
    /// - Returns: Whether it is nothing but `false` or `nil`.
    private func neverHolds() throws(SyntaxHalt) -> Bool {
        let (start, first) = (token, offset)
        try expression()
        return offset == first + 1 && (start.isWord("false") || start.isWord("nil"))
    }

    /// Notes that nothing gets into the block that begins here.
    private func noteBlock() { if !endsBlock(withUntil: false) { unreachable.append(spot(token)) } }

    private func whileStatement() throws(SyntaxHalt) {
        let opener = token
        try advance()
        let isNever = try neverHolds()
        try expect("do")
        if isNever { noteBlock() }
        try block(isLoop: true)
        try close(opener)
    }

    private func repeatStatement() throws(SyntaxHalt) {
        let opener = token
        try advance()
        scopes.openBlock(isLoop: true)
        scopes.openBlock()
        try statements()
        guard try take("until") else {
            throw halt(.missingBracket("until", opener: "repeat", line: source.line(opener.start)))
        }
        // The condition still sees the block's locals.
        try expression()
        if token.isWord("=") { throw halt(.assignmentForComparison) }
        try closeBlock()
        try closeBlock()
    }

    private func forStatement() throws(SyntaxHalt) {
        let opener = token
        try advance()
        var names = [try expectName()]
        if try take("=") {
            try expression()
            try expect(",")
            try expression()
            if try take(",") { try expression() }
        } else {
            while try take(",") { names.append(try expectName()) }
            guard try take("in") else { throw unexpected(Phrase("= or in", zh: " = 或 in ")) }
            try expressions()
        }
        try expect("do")
        scopes.openBlock(isLoop: true)
        for name in names { try declare(name) }
        try block()
        try closeBlock()
        try close(opener)
    }

    private func label() throws(SyntaxHalt) {
        try advance()
        let name = try expectName()
        try expect("::")
        while token.isWord(";") || token.isWord("::") { try statement() }
        guard !scopes.hasLabel(name.text) else { throw halt(.repeatedLabel(name.text), at: name) }
        guard let bad = scopes.setLabel(name.text, isLast: endsBlock(withUntil: false)) else { return }
        throw SyntaxHalt(slip: .labelBehindLocal(bad.name), spot: bad.spot)
    }
}
