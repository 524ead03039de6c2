import Lifecycle

/// A rule file whose `check` takes today and the fields it reads as arguments, one by one, instead of a subject to look
/// them up in: what it says is the same, and a call costs a fifth.
///
/// `function(j) return j.due < today end` becomes `function(f0, f1) return f1 < f0 end`. Lines keep their numbers.
struct PositionalCheck: Sendable {
    /// The file; without a byte order mark.
    let source: [UInt8]
    /// The fields in the order of the arguments, by the names the rule uses.
    let fields: [String]
    /// The beginning of the arguments' names, which no word of the file shares.
    private let prefix: String

    /// The most fields taken as arguments: a function has room for 200 names in all.
    private static let fieldLimit = 40

    /// Rewrites a file.
    ///
    /// Gives nothing when the function is not written in place, takes anything but one parameter, uses its subject in
    /// another way than reading fields by name, or shares it with another function.
    /// - Parameters:
    ///   - source: The file.
    ///   - scan: What the file says.
    ///   - rule: The rule it declares.
    init?(source: [UInt8], scan: LuaScan, rule: Rule) {
        let checks = scan.functions.filter { $0.call == "rule" && $0.key == "check" }
        guard rule.hasCheck, checks.count == 1, let check = checks.first, !check.escapes,
            let parameter = check.onlyParameter
        else { return nil }
        let bytes = source.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(source.dropFirst(3)) : source
        let fields = Set(check.reads.map(\.name)).sorted()
        let newline = UInt8(ascii: "\n")
        guard fields.count <= Self.fieldLimit, Set(rule.reads.map(\.name)).isSuperset(of: fields),
            check.reads.allSatisfy({ !bytes[$0.range].contains(newline) })
        else { return nil }
        let prefix = Self.prefix(for: bytes)
        let names = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1, "\(prefix)\($0 + 1)") })
        let today = scan.globalsRead.filter { $0.name == "today" && check.range.contains($0.range.lowerBound) }
        // The space: `j["area"]and` has none between bracket and word.
        var changes = check.reads.map { ($0.range, (names[$0.name] ?? "") + " ") }
        changes += today.map { ($0.range, "\(prefix)0 ") }
        changes.append((parameter, (0...fields.count).map { "\(prefix)\($0)" }.joined(separator: ", ")))
        var rewritten: [UInt8] = []
        var copied = 0
        for (range, text) in changes.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
            guard range.lowerBound >= copied else { return nil }
            rewritten += bytes[copied..<range.lowerBound]
            rewritten += text.utf8
            copied = range.upperBound
        }
        self.source = rewritten + bytes[copied...]
        self.fields = fields
        self.prefix = prefix
    }

    /// Lua's message with the names of the fields where it has those of arguments.
    func naming(_ message: String) -> String {
        fields.indices.reduce(message) { text, index in
            let field = fields[index].split(separator: ".").last ?? ""
            return text.replacing("local '\(prefix)\(index + 1)'", with: "field '\(field)'")
                .replacing("upvalue '\(prefix)\(index + 1)'", with: "field '\(field)'")
        }.replacing("'\(prefix)0'", with: "'today'")
    }

    /// `f`, or as many of them as it takes to be followed by a digit nowhere in the file.
    private static func prefix(for bytes: [UInt8]) -> String {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        var longest = 0
        var run = 0
        for byte in bytes {
            if digits.contains(byte) { longest = max(longest, run) }
            run = byte == UInt8(ascii: "f") ? run + 1 : 0
        }
        return String(repeating: "f", count: longest + 1)
    }
}
