import Lifecycle

// Table constructors and the places of their entries.
extension LuaParser {
    /// The most levels of tables whose entries are noted.
    static let pathLimit = 16

    func tableConstructor() throws(SyntaxHalt) -> Shape {
        let opener = token
        try advance()
        var count = 0
        while !token.isWord("}") {
            let entry = try tableEntry(count: &count)
            if try take(",") { continue }
            if try take(";") { continue }
            if !token.isWord("}") { throw brokenTable(opener: opener, entry: entry) }
        }
        try advance()
        return .table
    }

    /// Reads an entry.
    /// - Returns: The first token of its value, for a message about what follows.
    private func tableEntry(count: inout Int) throws(SyntaxHalt) -> Token {
        if token.kind == .endOfFile { return token }
        if token.kind == .keyword, next.isWord("=") { throw halt(.reservedKey(token.text)) }
        if token.kind == .name, next.isWord("=") {
            let name = token
            try advance()
            try advance()
            return try entryValue(key: name.text, at: spot(name))
        }
        if token.isWord("[") {
            let opener = token
            try advance()
            let key = token
            let first = offset
            try expression()
            let isConstant = key.isLiteral && offset == first + 1
            guard try take("]") else { throw missingBracket("]", opener: opener) }
            try expect("=")
            return try entryValue(key: isConstant ? key.text : "?", at: spot(key))
        }
        count += 1
        return try entryValue(key: String(count), at: nil)
    }

    private func entryValue(key: String, at place: SourceSpot?) throws(SyntaxHalt) -> Token {
        let start = token
        let first = offset
        let outside = surroundings
        surroundings.path.append(key)
        defer { surroundings = outside }
        let shape = try expression()
        let path = surroundings.path
        guard path.count <= Self.pathLimit else { return start }
        let value = source.spot(start.start, previous.end)
        let entry = LuaKey(
            call: surroundings.call,
            via: surroundings.via,
            path: path,
            spot: place ?? value,
            value: value,
            literal: start.isLiteral && offset == first + 1 ? start.text : nil
        )
        keys.append(entry)
        switch shape {
        case .function, .local: given.append((surroundings.call, path.joined(separator: "."), shape))
        default: break
        }
        return start
    }
}
