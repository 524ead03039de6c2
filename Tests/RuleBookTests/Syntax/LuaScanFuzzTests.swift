import Testing

@testable import RuleBook

/// The splitmix64 sequence of a seed, the same on every machine.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Lua scan under chance")
struct LuaScanFuzzTests {
    private static let pieces = [
        "local ", "function ", "end ", "if ", "then ", "else ", "for ", "in ", "do ", "while ", "repeat ", "until ",
        "return ", "goto ", "::", "{", "}", "(", ")", "[", "]", "[[", "]]", "--", "--[[", "=", "==", "~=", ",", ";",
        ".", "..", "...", ":", "a", "b ", "1", "0x", "1e", "\"", "'", "\\", "\n", "，", "“", "”", "！", "上", "\u{301}",
        "<const>", "#", "-", "not ", "and ", "nil ", "\r", "😀", "+=", "!",
    ]

    @Test("no bytes crash it, and no problem lies outside the file")
    func chance() {
        var random = SeededGenerator(state: 1)
        for round in 0..<20_000 {
            var source: [UInt8] = []
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                if round % 4 == 0 {
                    source.append(UInt8.random(in: 0...255, using: &random))
                } else {
                    source += Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
                }
            }
            let scan = LuaScan(source: source, file: "a.lua", globals: .sample)
            let lines = source.count { $0 == 10 || $0 == 13 } + 1
            let isInside = scan.problems.allSatisfy {
                (1...lines).contains($0.line) && $0.column >= 1 && $0.length >= 1 && $0.column <= source.count + 1
            }
            #expect(isInside, "round \(round)")
        }
    }

    @Test("agrees with Lua on every snippet", .enabled(if: LuaReference.isInstalled))
    func tables() throws {
        try compare(ValidSnippets.all + FaultySnippet.syntax.map(\.source))
    }

    @Test("is stricter than Lua only where it means to be", .enabled(if: LuaReference.isInstalled))
    func stricter() throws {
        let snippets = FaultySnippet.stricter.map(\.source).filter { !$0.hasPrefix("\u{1B}") && !$0.contains("\0") }
        #expect(try LuaReference.accepts(snippets).allSatisfy(\.self))
    }

    @Test(
        "agrees with Lua on snippets with a token removed, doubled or swapped",
        .enabled(if: LuaReference.isInstalled)
    )
    func mutations() throws {
        var random = SeededGenerator(state: 2)
        let whole = ValidSnippets.all.filter { !$0.isEmpty }
        let sources = whole + [whole.map { "do \($0) end" }.filter { !$0.contains("return") }.joined(separator: "\n")]
        try compare((0..<6_000).map { mutate(sources[$0 % sources.count], using: &random) })
    }

    private func mutate(_ source: String, using random: inout SeededGenerator) -> String {
        var lexer = LuaLexer(SourceText(Array(source.utf8)))
        lexer.run()
        var parts = lexer.tokens.dropLast().map { lexer.source.text($0.start, $0.end) }
        guard !parts.isEmpty else { return source }
        for _ in 0..<Int.random(in: 1...2, using: &random) where !parts.isEmpty {
            let index = Int.random(in: 0..<parts.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: parts.remove(at: index)
            case 1: parts.insert(parts[index], at: index)
            case 2: parts.swapAt(index, Int.random(in: 0..<parts.count, using: &random))
            default: parts[index] = Token.keywords.sorted().randomElement(using: &random) ?? ";"
            }
        }
        return parts.joined(separator: Int.random(in: 0..<8, using: &random) == 0 ? "" : " ")
    }

    /// Nesting past our own limit aside, both must refuse the same.
    private func compare(_ snippets: [String]) throws {
        let verdicts = try LuaReference.accepts(snippets)
        try #require(verdicts.count == snippets.count)
        for (snippet, isLua) in zip(snippets, verdicts) {
            let numbers = LuaScan.make(snippet).problems.map(\.number)
            let isRefused = numbers.contains { !Self.ownRules.contains($0) }
            #expect(isLua != isRefused || numbers == [.tooLarge], "\(snippet.debugDescription) \(numbers)")
        }
    }

    /// What Lua itself would let through; `null` and its like count as R010 although Lua reads them as names.
    private static let ownRules: Set<CatalogueNumber> = [
        .globalAssigned, .unknownName, .outerAssigned, .outerTableChanged,
    ]
}
