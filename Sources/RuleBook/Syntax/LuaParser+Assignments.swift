import Lifecycle

// Statements that give names a value.
extension LuaParser {
    /// Makes a local alive; its name may not take the place of the language's own.
    @discardableResult func declare(
        _ name: Token,
        isConstant: Bool = false,
        holdsOwnTables: Bool = false,
        function: Int? = nil
    ) throws(SyntaxHalt) -> Int {
        if name.text == "_ENV" { note(.environment, at: spot(name)) }
        let local = scopes.declare(
            name.text,
            isConstant: isConstant,
            holdsOwnTables: holdsOwnTables,
            function: function
        )
        if scopes.isFull { throw halt(.tooManyLocals(limit: NameScopes.localLimit), at: name) }
        return local
    }

    func localStatement() throws(SyntaxHalt) {
        var names: [(token: Token, isConstant: Bool)] = []
        repeat {
            let name = try expectName()
            names.append((name, try attribute()))
        } while try take(",")
        if token.isWord("==") { throw halt(.comparisonForAssignment) }
        let hasValues = try take("=")
        let values = hasValues ? try expressions() : []
        for (index, name) in names.enumerated() {
            var ownTable = !hasValues
            var function: Int?
            if index < values.count, case .table = values[index] { ownTable = true }
            if index < values.count, case .function(let body) = values[index] { function = body }
            try declare(name.token, isConstant: name.isConstant, holdsOwnTables: ownTable, function: function)
        }
    }

    /// Reads `<const>` if it is there.
    private func attribute() throws(SyntaxHalt) -> Bool {
        guard try take("<") else { return false }
        let name = try expectName()
        guard name.text == "const" else { throw halt(.attribute(name.text), at: name) }
        try expect(">")
        return true
    }

    func localFunction() throws(SyntaxHalt) {
        let keyword = token
        try advance()
        let local = try declare(try expectName())
        scopes[local].function = try functionBody(keyword: keyword)
    }

    /// `function name() … end`, also of a member or a method.
    func functionStatement() throws(SyntaxHalt) {
        let keyword = token
        try advance()
        let name = try expectName()
        var target: Shape = scopes.resolve(name.text).map { .local($0) } ?? .global(name)
        var isMethod = false
        while !isMethod, token.isWord(".") || token.isWord(":") {
            isMethod = token.isWord(":")
            try advance()
            target = .member(owner(target))
            _ = try expectName()
        }
        let spot = source.spot(name.start, previous.end)
        if case .member = target, scopes.resolve(name.text) == nil { readGlobal(name, member: nil) }
        let body = try functionBody(keyword: keyword, isMethod: isMethod)
        try assign(target, value: .function(body), at: spot)
    }

    func expressionStatement() throws(SyntaxHalt) {
        var start = token
        guard startsPrefix(token) else { throw halt(unexpectedStatement()) }
        var target = try suffixedExpression()
        guard token.isWord("=") || token.isWord(",") else {
            if case .call = target { return }
            throw incompleteStatement(from: start)
        }
        var targets: [(shape: Shape, spot: SourceSpot)] = []
        while true {
            switch target {
            case .local, .global, .member: targets.append((target, source.spot(start.start, previous.end)))
            default: throw incompleteStatement(from: start)
            }
            guard try take(",") else { break }
            guard startsPrefix(token) else { throw unexpected(Phrase("a name", zh: "一个名称")) }
            start = token
            target = try suffixedExpression()
        }
        try expect("=")
        let values = try expressions()
        for (index, target) in targets.enumerated() {
            try assign(target.shape, value: index < values.count ? values[index] : .other, at: target.spot)
        }
    }

    func owner(_ shape: Shape) -> Owner {
        switch shape {
        case .local(let local): .local(local)
        case .global(let name): .global(name)
        default: .value
        }
    }

    private func assign(_ target: Shape, value: Shape, at spot: SourceSpot) throws(SyntaxHalt) {
        switch target {
        case .local(let local): try assign(local: local, value: value, at: spot)
        case .global(let name):
            let isKnown = globals.names.contains(name.text) || name.text == "_ENV"
            note(isKnown ? .vocabularyChanged(name.text) : .globalAssigned(name.text), at: spot)
        case .member(let owner): changeTable(of: owner, at: spot)
        default: break
        }
    }

    private func assign(local: Int, value: Shape, at spot: SourceSpot) throws(SyntaxHalt) {
        let name = scopes[local].name
        if scopes[local].isConstant { throw SyntaxHalt(slip: .constantAssigned(name), spot: spot) }
        if scopes[local].depth < scopes.depth { note(.outerAssigned(name), at: spot) }
        if case .table = value {} else { scopes[local].holdsOwnTables = false }
        scopes[local].function = nil
        if let body = scopes[local].parameterOf { bodies[body].escapes = true }
    }

    /// `t.x = v`: inside a function only on a table which that function made.
    private func changeTable(of owner: Owner, at spot: SourceSpot) {
        switch owner {
        case .local(let local) where scopes[local].depth == scopes.depth:
            if scopes.depth > 0 { tableChanges.append((local, spot)) }
        case .global(let name) where scopes.depth == 0: note(.vocabularyChanged(name.text), at: spot)
        default: if scopes.depth > 0 { note(.outerTableChanged, at: spot) }
        }
    }
}
