/// The global names a rule file may read.
package struct KnownNames: Sendable {
    /// Every global name.
    package let names: Set<String>
    /// The members of global tables, such as `string`; a name without an entry has any member.
    package let members: [String: Set<String>]

    /// Creates a list of names.
    package init(names: Set<String>, members: [String: Set<String>] = [:]) {
        self.names = names
        self.members = members
    }
}

/// What a rule file's text says without running it: its problems, its functions, and where its entries stand.
package struct LuaScan: Sendable {
    /// Every full-width slip and the first syntax error; without an error the slips of names and purity too.
    ///
    /// In the order of the file; of the names at most ``nameProblemLimit``.
    package let problems: [RuleProblem]
    /// The first line comment without its dashes; empty if there is none.
    package let title: String
    /// Every reading of a name that is not local, in the order of the file.
    package let globalsRead: [LuaName]
    /// The functions given to a table's key, directly or by the name of a local that is assigned once.
    package let functions: [LuaFunction]
    /// Every entry of a table down to 16 levels.
    package let keys: [LuaKey]
    /// Every text or number handed straight to a call.
    package let arguments: [LuaArgument]
    /// Where stretches begin that are never run, in the order of the file.
    package let unreachable: [SourceSpot]

    /// The most bytes of a file.
    package static let sizeLimit = 64 * 1024  // bytes
    /// The most levels of blocks, brackets and operators inside each other; Lua itself stops at 200.
    package static let depthLimit = 100
    /// The most problems of names and purity that are listed.
    package static let nameProblemLimit = 100

    /// Reads a file in time linear to its size; it neither throws nor traps on any bytes.
    ///
    /// - Parameters:
    ///   - source: The bytes of the file; a byte order mark and a first line that starts with `#` are skipped.
    ///   - file: The name for the problems.
    ///   - globals: What may be read without being declared.
    package init(source: [UInt8], file: String, globals: KnownNames) {
        let bytes = source.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(source.dropFirst(3)) : source
        if let halt = Self.refusal(of: bytes) {
            self.init(problems: [RuleProblem(halt.slip, file: file, at: halt.spot)])
            return
        }
        var lexer = LuaLexer(SourceText(bytes))
        lexer.run()
        let parser = LuaParser(lexer, globals: globals)
        let halt = parser.run()
        self.init(
            problems: Self.ordered(slips: lexer.slips, halt: halt, names: parser.nameSlips)
                .map { RuleProblem($0.slip, file: file, at: $0.spot) },
            title: lexer.title ?? "",
            globalsRead: parser.globalsRead,
            functions: parser.givenFunctions(),
            // Entries are noted after the entries inside them.
            keys: parser.keys.sorted { ($0.spot.line, $0.spot.column) < ($1.spot.line, $1.spot.column) },
            arguments: parser.arguments,
            unreachable: parser.unreachable
        )
    }

    private init(
        problems: [RuleProblem],
        title: String = "",
        globalsRead: [LuaName] = [],
        functions: [LuaFunction] = [],
        keys: [LuaKey] = [],
        arguments: [LuaArgument] = [],
        unreachable: [SourceSpot] = []
    ) {
        self.problems = problems
        self.title = title
        self.globalsRead = globalsRead
        self.functions = functions
        self.keys = keys
        self.arguments = arguments
        self.unreachable = unreachable
    }

    /// Why a file is not even looked into.
    private static func refusal(of bytes: [UInt8]) -> SyntaxHalt? {
        let start = SourceSpot(line: 1, column: 1)
        if bytes.count > sizeLimit { return SyntaxHalt(slip: .tooLong(limit: sizeLimit), spot: start) }
        if bytes.first == 0x1B { return SyntaxHalt(slip: .bytecode, spot: start) }
        let invalid = SourceText.firstInvalid(bytes)
        guard let offset = [invalid, bytes.firstIndex(of: 0)].compactMap(\.self).min() else { return nil }
        // Cut there: what follows need not be text.
        let text = SourceText(Array(bytes[..<offset]))
        let line = text.line(offset)
        return SyntaxHalt(
            slip: offset == invalid ? .notUTF8(line: line) : .notText(line: line),
            spot: text.spot(offset, offset)
        )
    }

    /// Everything in the order of the file.
    ///
    /// An error on the line of a text without quotes follows from it and is left
    /// out; names are judged only when the syntax holds.
    private static func ordered(slips: [SyntaxHalt], halt: SyntaxHalt?, names: [SyntaxHalt]) -> [SyntaxHalt] {
        var all = slips
        if let halt {
            let isEcho = slips.contains {
                $0.slip.number == .bareText && $0.spot.line == halt.spot.line && $0.spot.column <= halt.spot.column
            }
            if !isEcho { all.append(halt) }
        } else {
            all += names.prefix(nameProblemLimit)
        }
        return all.sorted { ($0.spot.line, $0.spot.column) < ($1.spot.line, $1.spot.column) }
    }
}
