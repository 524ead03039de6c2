import Lifecycle

/// Reads the tokens of a rule file by the grammar of Lua 5.4 §9 and notes what a later check needs.
///
/// A class, because in a debug build each frame of a recursive struct holds copies of the whole of it.
final class LuaParser {
    /// What an expression turned out to be, as far as assignments and entries care.
    enum Shape {
        case table
        case function(Int)
        case local(Int)
        case global(Token)
        case member(Owner)
        case call
        case other
    }

    /// What an index is applied to.
    enum Owner {
        case local(Int)
        case global(Token)
        case value
    }

    /// A function expression, filled while its body is read.
    struct Body {
        let spot: SourceSpot
        var parameter: String?
        /// Where its only parameter stands.
        var onlyParameter: Range<Int>?
        /// From its `function` to past its `end`.
        var range = 0..<0
        var reads: [LuaFieldRead] = []
        var escapes = false
    }

    /// Where in calls and tables the parser stands.
    struct Surroundings {
        var call = ""
        var via = ""
        var path: [String] = []
    }

    let source: SourceText
    let globals: KnownNames
    let errors: [SyntaxHalt]
    private let tokens: [Token]
    private var cursor = 0
    private var depth = 0

    var scopes = NameScopes()
    var surroundings = Surroundings()
    /// The `function` of every body that is being read, innermost last.
    var openFunctions: [Token] = []
    /// The `else` of every `else if`, the likeliest reason for a missing `end`.
    var elseIfs: [Token] = []
    var bodies: [Body] = []
    var given: [(call: String, key: String, body: Shape)] = []
    /// Index assignments whose table's other assignments may still follow.
    var tableChanges: [(owner: Int, spot: SourceSpot)] = []
    var nameSlips: [SyntaxHalt] = []
    var nearest: [String: String?] = [:]
    var globalsRead: [LuaName] = []
    var keys: [LuaKey] = []
    var arguments: [LuaArgument] = []
    /// Whether nothing that follows in the block is run.
    var hasLeft = false
    var unreachable: [SourceSpot] = []

    init(_ lexer: LuaLexer, globals: KnownNames) {
        source = lexer.source
        tokens = lexer.tokens
        errors = lexer.errors
        self.globals = globals
    }

    /// Reads the whole file.
    /// - Returns: The first syntax error.
    func run() -> SyntaxHalt? {
        do throws(SyntaxHalt) {
            try refuseBroken()
            scopes.openFunction(isVararg: true)
            scopes.openBlock()
            try statements()
            guard token.kind == .endOfFile else { throw halt(token.isWord("end") ? .strayEnd : unexpectedStatement()) }
            try closeBlock()
            scopes.closeFunction()
            for change in tableChanges where !scopes[change.owner].holdsOwnTables {
                note(.outerTableChanged, at: change.spot)
            }
            return nil
        } catch {
            return error
        }
    }

    // MARK: Cursor

    var token: Token { tokens[cursor] }
    var next: Token { tokens[min(cursor + 1, tokens.count - 1)] }
    var previous: Token { tokens[max(cursor - 1, 0)] }
    var offset: Int { cursor }

    func token(at index: Int) -> Token { tokens[index] }

    /// Steps to the next token; throws if Lua cannot read it.
    func advance() throws(SyntaxHalt) {
        cursor = min(cursor + 1, tokens.count - 1)
        try refuseBroken()
    }

    /// Takes a keyword or sign if it is there.
    func take(_ word: String) throws(SyntaxHalt) -> Bool {
        guard token.isWord(word) else { return false }
        try advance()
        return true
    }

    /// Takes a keyword or sign that must be there.
    func expect(_ word: String) throws(SyntaxHalt) {
        guard try take(word) else { throw unexpected(Phrase(word, zh: " \(word) ")) }
    }

    func expectName() throws(SyntaxHalt) -> Token {
        let name = token
        guard name.kind == .name else { throw unexpected(Phrase("a name", zh: "一个名称")) }
        try advance()
        return name
    }

    private func refuseBroken() throws(SyntaxHalt) {
        guard case .broken(let index) = token.kind else { return }
        throw errors[index]
    }

    // MARK: Depth

    /// Counts one level of nesting, so that no file can exhaust the stack.
    func enter() throws(SyntaxHalt) {
        depth += 1
        guard depth <= LuaScan.depthLimit else { throw halt(.tooDeep(limit: LuaScan.depthLimit)) }
    }

    func leave() { depth -= 1 }

    // MARK: Notes

    func spot(_ token: Token) -> SourceSpot { source.spot(token.start, token.end) }

    func halt(_ slip: Slip) -> SyntaxHalt { halt(slip, at: token) }

    func halt(_ slip: Slip, at token: Token) -> SyntaxHalt { SyntaxHalt(slip: slip, spot: spot(token)) }

    func note(_ slip: Slip, at spot: SourceSpot) {
        nameSlips.append(SyntaxHalt(slip: slip, spot: spot))
    }
}
