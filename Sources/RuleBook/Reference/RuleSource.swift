import Lifecycle

/// What a rule file says to those who read it: its header and its functions, as they are written.
package struct RuleSource: Hashable, Sendable {
    /// The comment lines the file begins with, without their dashes.
    package let header: [String]
    /// The functions given to `check` and `actions`, in the order of the file.
    package let functions: [Function]

    /// A function as it is written.
    package struct Function: Hashable, Sendable {
        /// The entry that has it.
        package let key: String
        /// The line it begins on, from 1.
        package let line: Int
        /// Its lines, moved to the left together.
        package let text: String
    }

    init(_ source: [UInt8]) {
        let bytes = source.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(source.dropFirst(3)) : source
        let lines = Self.lines(RuleFileLoader.withoutMark(source)).map(Self.trimmed)
        header = lines.drop(while: \.isEmpty).prefix { $0.hasPrefix("--") && !$0.hasPrefix("--[") }
            .map { Self.trimmed($0.drop { $0 == "-" }) }
        functions = LuaScan(source: source, file: "", globals: RuleWords.known).functions
            .filter { $0.call == "rule" && ["check", "actions"].contains($0.key) }
            .map { Function(key: $0.key, line: $0.spot.line, text: Self.aligned(bytes[$0.range])) }
    }

    /// A function's lines: the first begins with `function`, the others are moved to the left as far as all of them can.
    private static func aligned(_ bytes: ArraySlice<UInt8>) -> String {
        let lines = lines(bytes)
        let margin =
            lines.dropFirst().filter { !trimmed($0).isEmpty }.map { $0.prefix(while: isBlank).count }.min() ?? 0
        return (lines.prefix(1) + lines.dropFirst().map { $0.dropFirst(min(margin, $0.prefix(while: isBlank).count)) })
            .joined(separator: "\n")
    }

    private static func lines(_ bytes: some Collection<UInt8>) -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    private static func trimmed(_ line: Substring) -> String {
        var rest = line.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return String(rest)
    }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
}

extension LoadedRuleBook {
    /// What the file of a rule says to its readers.
    /// - Parameter index: The rule, by its position in ``rules``.
    /// - Returns: Its header and functions.
    package func source(ofRule index: Int) -> RuleSource { RuleSource(programs[index].source) }
}
