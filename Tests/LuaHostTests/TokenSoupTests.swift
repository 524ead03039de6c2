import LuaHost
import Testing

extension LuaHostTests {
    @Suite("Programs of chance")
    struct TokenSoupTests {
        @Test("3 000 programs neither crash nor hang", arguments: 0..<6)
        func soup(part: Int) throws {
            var limits = LuaLimits()
            limits.instructions = 20_000
            limits.loadInstructions = 20_000
            limits.cpuMilliseconds = 20
            var ran = 0
            for seed in 0..<500 {
                var soup = TokenSoup(seed: UInt64(part * 500 + seed))
                let script = HostileScript(
                    name: "\(part * 500 + seed)",
                    phase: .call,
                    source: Array(soup.program().utf8),
                    kinds: [],
                    line: nil
                )
                let ending = try script.runCounted(limits: limits)
                #expect(ending.longest < (Sanitizer.isOn ? .seconds(5) : .seconds(1)), "program \(script.name)")
                if let failure = ending.failure { #expect(!failure.text.isEmpty) }
                if ending.failure?.kind != .syntax { ran += 1 }
            }
            #expect(ran > 100, "most programs must get past the compiler to be worth running")
        }
    }
}

/// Makes small programs from the words of the language: most of them statements that compile, some of them soup.
struct TokenSoup {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func program() -> String {
        if below(4) == 0 { return "keep(function(j) " + tokens(3 + below(20)) + " end)" }
        return "local a, b, c = 1, 'x', {}\nkeep(function(j)\n" + block(depth: 3) + "\nend)"
    }

    /// The next number of SplitMix64, cut to a range.
    private mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((word ^ (word >> 31)) % UInt64(bound))
    }

    private mutating func one(of words: [String]) -> String { words[below(words.count)] }

    private mutating func tokens(_ count: Int) -> String {
        (0..<count).map { _ in one(of: Self.words) }.joined(separator: " ")
    }

    private mutating func block(depth: Int) -> String {
        (0...below(4)).map { _ in statement(depth: depth) }.joined(separator: "\n")
    }

    private mutating func statement(depth: Int) -> String {
        guard depth > 0 else { return "a = " + expression(depth: 1) }
        switch below(9) {
        case 0: return "while \(expression(depth: 1)) do \(block(depth: depth - 1)) end"
        case 1: return "for i = \(below(9)), \(expression(depth: 0)) do \(block(depth: depth - 1)) end"
        case 2: return "if \(expression(depth: 2)) then \(block(depth: depth - 1)) end"
        case 3: return "c[\(expression(depth: 1))] = \(expression(depth: 2))"
        case 4: return "local function f(...) \(block(depth: depth - 1)) end f(\(expression(depth: 1)))"
        case 5: return "do return \(expression(depth: 3)) end"
        case 6: return "for k, v in pairs(\(expression(depth: 1))) do \(block(depth: depth - 1)) end"
        default: return one(of: ["a", "b", "c"]) + " = " + expression(depth: 3)
        }
    }

    private mutating func expression(depth: Int) -> String {
        guard depth > 0 else { return one(of: Self.atoms) }
        switch below(6) {
        case 0: return "(\(expression(depth: depth - 1)) \(one(of: Self.operators)) \(expression(depth: depth - 1)))"
        case 1: return "{\(expression(depth: depth - 1)), x = \(expression(depth: depth - 1))}"
        case 2: return one(of: ["#", "-", "not ", "~"]) + expression(depth: depth - 1)
        case 3: return "(function(...) return \(expression(depth: depth - 1)) end)(a, b)"
        default: return one(of: Self.functions) + "(\(expression(depth: depth - 1)), \(expression(depth: depth - 1)))"
        }
    }

    private static let atoms = [
        "a", "b", "c", "j", "j.area", "j.name", "j.project", "nil", "true", "false", "0", "1", "-1", "1e308", "0/0",
        "math.maxinteger", "''", "'x'", "'\\0'", "today", "100000", "_ENV", "c[1]", "'%s%p%d'",
    ]
    private static let operators = [
        "+", "-", "*", "/", "//", "%", "^", "..", "==", "<", "<=", "and", "or", "&", "<<", "~",
    ]
    private static let functions = [
        "tostring", "tonumber", "select", "type", "pairs", "ipairs", "assert", "error", "contains", "starts_with",
        "ends_with", "split", "trim", "days_since", "print", "string.rep", "string.format", "string.byte",
        "string.char",
        "string.sub", "string.reverse", "string.upper", "string.len", "table.concat", "table.unpack", "table.sort",
        "math.max", "math.floor", "math.fmod", "math.modf", "math.tointeger", "utf8.len", "keep", "declare",
    ]
    private static let words =
        atoms + operators + functions + [
            "(", ")", "{", "}", "[", "]", ",", ";", ":", "::", ".", "...", "=", "#", "not", "if", "then", "else",
            "elseif",
            "end", "while", "do", "for", "in", "repeat", "until", "function", "local", "return", "break", "goto",
            "<const>",
            "<close>", "[[", "]]", "--", "\"", "\\", "0x", "1e", "\u{1B}Lua", "中",
        ]
}
