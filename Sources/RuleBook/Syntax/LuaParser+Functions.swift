import Lifecycle

// Function bodies, and the reading of global names.
extension LuaParser {
    /// Reads parameters and body up to `end`.
    /// - Returns: The index of the function in ``bodies``.
    func functionBody(keyword: Token, isMethod: Bool = false) throws(SyntaxHalt) -> Int {
        let outside = surroundings
        surroundings = Surroundings()
        let index = bodies.count
        bodies.append(Body(spot: spot(keyword)))
        openFunctions.append(keyword)
        let (names, isVararg) = try parameters()
        scopes.openFunction(isVararg: isVararg)
        scopes.openBlock()
        if isMethod { scopes.declare("self") }
        for (position, name) in names.enumerated() {
            let local = try declare(name)
            guard position == 0, !isMethod else { continue }
            scopes[local].parameterOf = index
            bodies[index].parameter = name.text
            if names.count == 1, !isVararg { bodies[index].onlyParameter = name.start..<name.end }
        }
        bodies[index].escapes = isVararg && names.isEmpty
        try statements()
        try closeBlock()
        scopes.closeFunction()
        try close(keyword)
        bodies[index].range = keyword.start..<previous.end
        surroundings = outside
        openFunctions.removeLast()
        return index
    }

    private func parameters() throws(SyntaxHalt) -> (names: [Token], isVararg: Bool) {
        let opener = token
        try expect("(")
        var names: [Token] = []
        if try take(")") { return (names, false) }
        repeat {
            if try take("...") {
                guard try take(")") else { throw missingBracket(")", opener: opener) }
                return (names, true)
            }
            names.append(try expectName())
        } while try take(",")
        guard try take(")") else { throw brokenArguments(opener: opener) }
        return (names, false)
    }

    /// Notes that a global name is read, and whether rule files have it.
    func readGlobal(_ name: Token, member: String?) {
        globalsRead.append(LuaName(name: name.text, member: member, spot: spot(name), range: name.start..<name.end))
        // Text without quotes has its own slip.
        guard name.text.utf8.allSatisfy({ $0 < 0x80 }), nameSlips.count < LuaScan.nameProblemLimit else { return }
        if name.text == "_ENV" { return note(.environment, at: spot(name)) }
        guard globals.names.contains(name.text) else {
            if let advice = Slip.valueAdvice(name.text) {
                return note(.otherLanguage(name.text, advice), at: spot(name))
            }
            return note(.unknownName(name.text, nearest: nearestName(to: name.text)), at: spot(name))
        }
        guard let member, let members = globals.members[name.text], !members.contains(member) else { return }
        let near = member.utf8.count > 40 ? nil : Nearest.match(member, among: members.sorted())
        let slip = Slip.unknownMember("\(name.text).\(member)", nearest: near.map { "\(name.text).\($0)" })
        note(slip, at: source.spot(name.start, previous.end))
    }

    private func nearestName(to name: String) -> String? {
        guard name.utf8.count <= 40 else { return nil }
        if let known = nearest[name] { return known }
        let candidates = scopes.visibleNames + globals.names.sorted() + ["true", "false", "nil"]
        let match = Nearest.match(name, among: candidates.filter { $0.utf8.count <= 60 })
        nearest[name] = match
        return match
    }

    /// The functions given to keys, by their own text or the name of a local that holds nothing else.
    func givenFunctions() -> [LuaFunction] {
        given.compactMap { entry in
            var index: Int?
            var isWrittenHere = false
            switch entry.body {
            case .function(let body):
                index = body
                isWrittenHere = true
            case .local(let local): index = scopes[local].function
            default: break
            }
            guard let index else { return nil }
            let body = bodies[index]
            return LuaFunction(
                call: entry.call,
                key: entry.key,
                spot: body.spot,
                parameter: body.parameter,
                onlyParameter: isWrittenHere ? body.onlyParameter : nil,
                range: body.range,
                reads: body.reads,
                escapes: body.escapes
            )
        }
    }
}
