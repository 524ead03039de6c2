/// A local variable, its parameters and loop variables included.
struct LocalName {
    let name: String
    let isConstant: Bool
    /// The function it belongs to, by its depth; 0 is the file.
    let depth: Int
    /// Whether every value it was given is a table made on the spot.
    var holdsOwnTables: Bool
    /// The function it holds, until it is given another value.
    var function: Int?
    /// The function whose first parameter it is.
    var parameterOf: Int?
}

/// A jump that waits for its label.
struct PendingGoto {
    let name: String
    let spot: SourceSpot
    /// Locals alive at the jump, or at the end of a block it has left.
    var alive: Int
}

/// A block of statements and where its own names start.
struct BlockScope {
    let firstLocal: Int
    let firstLabel: Int
    let firstGoto: Int
    let isLoop: Bool
}

/// A function being read, from its first block inwards.
struct FunctionScope {
    let isVararg: Bool
    /// Indexes of the locals alive, oldest first.
    var alive: [Int] = []
    var blocks: [BlockScope] = []
    var labels: [(name: String, alive: Int)] = []
    var gotos: [PendingGoto] = []
}

/// Who is who at the place where the parser stands.
struct NameScopes {
    /// Every local of the file.
    private(set) var locals: [LocalName] = []
    private(set) var functions: [FunctionScope] = []
    /// The locals alive of each name, innermost last.
    private var byName: [String: [Int]] = [:]

    /// The most locals alive in one function; a limit of Lua's.
    static let localLimit = 200

    /// The depth of the innermost function; 0 is the file.
    var depth: Int { functions.count - 1 }
    var isVararg: Bool { functions.last?.isVararg ?? false }
    var isInLoop: Bool { functions.last?.blocks.contains(where: \.isLoop) ?? false }
    var isFull: Bool { functions.last.map { $0.alive.count > Self.localLimit } ?? false }

    subscript(local: Int) -> LocalName {
        get { locals[local] }
        set { locals[local] = newValue }
    }

    /// The innermost local of a name.
    func resolve(_ name: String) -> Int? { byName[name]?.last }

    /// The names of the locals alive, innermost first.
    var visibleNames: [String] { functions.reversed().flatMap { $0.alive.reversed().map { locals[$0].name } } }

    mutating func openFunction(isVararg: Bool) { functions.append(FunctionScope(isVararg: isVararg)) }

    mutating func closeFunction() { functions.removeLast() }

    /// Makes a local alive.
    @discardableResult mutating func declare(
        _ name: String,
        isConstant: Bool = false,
        holdsOwnTables: Bool = false,
        function: Int? = nil
    ) -> Int {
        let local = LocalName(
            name: name,
            isConstant: isConstant,
            depth: depth,
            holdsOwnTables: holdsOwnTables,
            function: function
        )
        locals.append(local)
        functions[depth].alive.append(locals.count - 1)
        byName[name, default: []].append(locals.count - 1)
        return locals.count - 1
    }

    mutating func openBlock(isLoop: Bool = false) {
        let function = functions[depth]
        let block = BlockScope(
            firstLocal: function.alive.count,
            firstLabel: function.labels.count,
            firstGoto: function.gotos.count,
            isLoop: isLoop
        )
        functions[depth].blocks.append(block)
    }

    /// Leaves a block; jumps that still wait move out with it.
    /// - Returns: The first jump without a label, if the block was its function's last.
    mutating func closeBlock() -> PendingGoto? {
        guard let block = functions[depth].blocks.popLast() else { return nil }
        for local in functions[depth].alive[block.firstLocal...] { byName[locals[local].name]?.removeLast() }
        functions[depth].alive.removeSubrange(block.firstLocal...)
        functions[depth].labels.removeSubrange(block.firstLabel...)
        if functions[depth].blocks.isEmpty { return functions[depth].gotos.first }
        for index in functions[depth].gotos.indices.dropFirst(block.firstGoto) {
            functions[depth].gotos[index].alive = min(functions[depth].gotos[index].alive, block.firstLocal)
        }
        return nil
    }

    /// Whether a label of the function can be seen from here.
    func hasLabel(_ name: String) -> Bool { functions[depth].labels.contains { $0.name == name } }

    mutating func jump(to name: String, at spot: SourceSpot) {
        guard !hasLabel(name) else { return }
        functions[depth].gotos.append(PendingGoto(name: name, spot: spot, alive: functions[depth].alive.count))
    }

    /// Sets a label and settles the jumps that wait for it.
    /// - Parameters:
    ///   - name: The label's name.
    ///   - isLast: Whether only empty statements follow in its block: its locals then end before it.
    /// - Returns: A jump that would enter the scope of a local.
    mutating func setLabel(_ name: String, isLast: Bool) -> PendingGoto? {
        guard let block = functions[depth].blocks.last else { return nil }
        let alive = isLast ? block.firstLocal : functions[depth].alive.count
        functions[depth].labels.append((name, alive))
        let waiting = functions[depth].gotos[block.firstGoto...].filter { $0.name == name }
        if let bad = waiting.first(where: { $0.alive < alive }) { return bad }
        functions[depth].gotos = functions[depth].gotos.enumerated()
            .filter { $0.offset < block.firstGoto || $0.element.name != name }.map(\.element)
        return nil
    }
}
