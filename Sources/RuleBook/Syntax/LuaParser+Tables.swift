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
            return try entryValue(key: name.text, at: name.start..<name.end)
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
            return try entryValue(key: isConstant ? key.text : "?", at: key.start..<key.end)
        }
        count += 1
        return try entryValue(key: String(count), at: nil)
    }

    private func entryValue(key: String, at place: Range<Int>?) throws(SyntaxHalt) -> Token {
        let first = offset
        let outside = surroundings
        surroundings.path.append(key)
        defer { surroundings = outside }
        noteEntry(try expression(), from: first, at: place)
        return token(at: first)
    }

    /// Notes an entry whose value has been read: apart from the reading, whose frames lie on each other.
    private func noteEntry(_ shape: Shape, from first: Int, at place: Range<Int>?) {
        let path = surroundings.path
        guard path.count <= Self.pathLimit else { return }
        let start = token(at: first)
        let value = source.spot(start.start, previous.end)
        let entry = LuaKey(
            call: surroundings.call,
            via: surroundings.via,
            path: path,
            spot: place.map { source.spot($0.lowerBound, $0.upperBound) } ?? value,
            value: value,
            literal: start.isLiteral && offset == first + 1 ? start.text : nil,
            keyRange: place,
            range: start.start..<previous.end
        )
        keys.append(entry)
        switch shape {
        case .function, .local: given.append((surroundings.call, path.joined(separator: "."), shape))
        default: break
        }
    }
}
