import Lifecycle

/// A name or bracket and what has been read behind it.
struct SuffixChain {
    var shape: LuaParser.Shape
    /// The name a call goes by: the last name read.
    var name: String
    /// The function whose first parameter the chain starts with, while its path is constant.
    var body: Int?
    /// The constant path read so far.
    var path: [String] = []
    var start = 0
    var end = 0
    /// Where all that has been read stands in the file: from its first name to past its last bracket.
    var range = 0..<0
}

// Indexes, calls and methods.
extension LuaParser {
    /// Reads one index or call; false if none follows.
    func readSuffix(of chain: inout SuffixChain) throws(SyntaxHalt) -> Bool {
        switch token.kind {
        case .string: try call(&chain)
        case .symbol:
            switch token.text {
            case ".": try member(of: &chain)
            case "[": try index(of: &chain)
            case ":":
                try advance()
                let name = try expectName()
                finish(&chain, asReceiver: true)
                chain.name = name.text
                guard startsArguments else { throw unexpected(Phrase("( or a text", zh: " ( 或文字")) }
                try call(&chain)
            case "(", "{": try call(&chain)
            default: return false
            }
        default: return false
        }
        return true
    }

    private var startsArguments: Bool { token.kind == .string || token.isWord("(") || token.isWord("{") }

    private func member(of chain: inout SuffixChain) throws(SyntaxHalt) {
        try advance()
        let name = try expectName()
        extend(&chain, with: name, key: name.text)
        chain.range = chain.range.lowerBound..<name.end
        chain.name = name.text
    }

    private func index(of chain: inout SuffixChain) throws(SyntaxHalt) {
        let opener = token
        try advance()
        let key = token
        let first = offset
        try expression()
        guard token.isWord("]") else { throw missingBracket("]", opener: opener) }
        let isConstant = key.kind == .string && offset == first + 1
        extend(&chain, with: key, key: isConstant ? key.text : nil)
        try advance()
        chain.range = chain.range.lowerBound..<previous.end
    }

    /// Notes one more index.
    private func extend(_ chain: inout SuffixChain, with token: Token, key: String?) {
        if case .global(let name) = chain.shape { readGlobal(name, member: key) }
        chain.shape = .member(owner(chain.shape))
        guard let body = chain.body else { return }
        guard let key else {
            bodies[body].escapes = true
            finish(&chain)
            chain.body = nil
            return
        }
        if chain.path.isEmpty { chain.start = token.start }
        chain.path.append(key)
        chain.end = token.end
    }

    /// Notes the field that a chain on a function's parameter has read, once its constant path has ended.
    func finish(_ chain: inout SuffixChain, asReceiver: Bool = false) {
        if asReceiver, case .global(let name) = chain.shape { readGlobal(name, member: nil) }
        guard let body = chain.body else { return }
        if !chain.path.isEmpty {
            let spot = source.spot(chain.start, chain.end)
            bodies[body].reads.append(
                LuaFieldRead(name: chain.path.joined(separator: "."), spot: spot, range: chain.range)
            )
        } else if asReceiver {
            bodies[body].escapes = true
        }
        if asReceiver || !chain.path.isEmpty { chain.body = nil }
    }

    private func call(_ chain: inout SuffixChain) throws(SyntaxHalt) {
        finish(&chain, asReceiver: true)
        let outside = surroundings
        if surroundings.call.isEmpty { surroundings = Surroundings(call: chain.name) }
        surroundings.via = chain.name
        try callArguments()
        surroundings = outside
        chain.shape = .call
    }

    private func callArguments() throws(SyntaxHalt) {
        if token.kind == .string {
            noteArgument(token, index: 1)
            return try advance()
        }
        if token.isWord("{") {
            _ = try tableConstructor()
            return
        }
        let opener = token
        try advance()
        if try take(")") { return }
        var index = 0
        repeat {
            index += 1
            let start = token
            let first = offset
            try expression()
            if offset == first + 1, start.isLiteral { noteArgument(start, index: index) }
        } while try take(",")
        guard try take(")") else { throw brokenArguments(opener: opener) }
    }

    private func noteArgument(_ token: Token, index: Int) {
        guard surroundings.path.count <= Self.pathLimit else { return }
        arguments.append(
            LuaArgument(
                call: surroundings.call,
                via: surroundings.via,
                path: surroundings.path,
                index: index,
                literal: token.text,
                spot: spot(token)
            )
        )
    }
}
