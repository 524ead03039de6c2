import Lifecycle

// Blocks and statements.
extension LuaParser {
    /// Reads statements up to a word that ends a block.
    func statements() throws(SyntaxHalt) {
        while !endsBlock(withUntil: true) {
            if token.isWord("return") { return try returnStatement() }
            try statement()
        }
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
        switch token.kind == .keyword || token.kind == .symbol ? token.text : "" {
        case ";": try advance()
        case "if": try ifStatement()
        case "while": try whileStatement()
        case "do":
            try advance()
            try block()
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
        case "goto":
            try advance()
            let name = try expectName()
            scopes.jump(to: name.text, at: spot(name))
        default: try expressionStatement()
        }
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

    private func ifStatement() throws(SyntaxHalt) {
        let opener = token
        repeat {
            try advance()
            try expression()
            try expect("then")
            try block()
        } while token.isWord("elseif")
        if token.isWord("else") {
            let word = token
            try advance()
            if token.isWord("if"), source.line(word.start) == source.line(token.start) { elseIfs.append(word) }
            try block()
        }
        try close(opener)
    }

    private func whileStatement() throws(SyntaxHalt) {
        let opener = token
        try advance()
        try expression()
        try expect("do")
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
