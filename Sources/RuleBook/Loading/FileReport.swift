import Lifecycle

/// Collects what is wrong with one file, each slip at its place.
struct FileReport {
    let file: String
    let scan: LuaScan
    private(set) var errors: [RuleProblem] = []
    private(set) var warnings: [RuleProblem] = []

    init(file: String, scan: LuaScan) {
        self.file = file
        self.scan = scan
        errors = scan.problems
    }

    /// Reports a slip at an entry of a declaration: at its value, or at its key.
    ///
    /// - Parameters:
    ///   - slip: What is wrong.
    ///   - call: The word that declares, `rule` or `test`.
    ///   - block: Which of the file's declarations with that word, from 0.
    ///   - path: The keys down to the entry; empty for the declaration's name.
    ///   - onKey: Whether the key is at fault and not the value.
    mutating func error(
        _ slip: BookSlip,
        call: String = "rule",
        block: Int = 0,
        at path: [String] = [],
        onKey: Bool = false
    ) {
        errors.append(problem(slip, spot(call, block, path, onKey)))
    }

    /// Reports something that works and is probably not meant.
    mutating func warning(_ slip: BookSlip, at path: [String] = []) {
        warnings.append(problem(slip, spot(ofEntry: path)))
    }

    /// Reports a finding at an entry of the rule.
    mutating func warning(_ finding: Finding, at path: [String]) {
        warning(finding, at: spot(ofEntry: path))
    }

    /// Reports a finding at a known place.
    mutating func warning(_ finding: Finding, at spot: SourceSpot) {
        warnings.append(RuleProblem(finding, file: file, at: spot))
    }

    /// Reports a slip at a known place.
    mutating func error(_ slip: BookSlip, at spot: SourceSpot) { errors.append(problem(slip, spot)) }

    private func problem(_ slip: BookSlip, _ spot: SourceSpot) -> RuleProblem {
        RuleProblem(
            slip.number,
            file: file,
            line: spot.line,
            column: spot.column,
            length: spot.length,
            message: slip.message,
            hint: slip.hint
        )
    }

    /// Where an entry of the rule stands: its key, else the nearest one around it.
    func spot(ofEntry path: [String]) -> SourceSpot { spot("rule", 0, path, true) }

    /// The entry itself, else the nearest entry around it, else the declaration's name, else the file's beginning.
    private func spot(_ call: String, _ block: Int, _ path: [String], _ onKey: Bool) -> SourceSpot {
        let names = scan.arguments.filter { $0.call == call && $0.via == call && $0.path.isEmpty }.map(\.spot)
        let keys = scan.keys.filter { $0.call == call && Self.lies($0.spot, in: block, of: names) }
        for length in stride(from: path.count, to: 0, by: -1) {
            guard let key = keys.first(where: { $0.says(path, length) })
            else { continue }
            return onKey || length < path.count ? key.spot : key.value
        }
        return names.indices.contains(block) ? names[block] : keys.first?.spot ?? SourceSpot(line: 1, column: 1)
    }

    /// Whether a place lies between a declaration's name and the next one's.
    private static func lies(_ spot: SourceSpot, in block: Int, of names: [SourceSpot]) -> Bool {
        guard names.indices.contains(block) else { return true }
        let place = (spot.line, spot.column)
        let isAfter = place > (names[block].line, names[block].column)
        guard names.indices.contains(block + 1) else { return isAfter }
        return isAfter && place < (names[block + 1].line, names[block + 1].column)
    }

    /// Where a text handed to a word below an entry stands, such as `"move_in"` of `after` in `when`.
    func spot(ofArgument literal: String, below key: String) -> SourceSpot? {
        let found = scan.arguments.filter { $0.literal == literal }
        return
            (found.first { $0.call == "rule" && $0.path.first == key }
            ?? found.first { !["rule", "test"].contains($0.call) })?.spot
    }

    /// Where a word stands on a line: the word itself, or what it is given.
    func spot(ofWord word: String, line: Int) -> SourceSpot? {
        scan.globalsRead.first { $0.name == word && $0.spot.line == line }?.spot
            ?? scan.arguments.first { $0.via == word && $0.spot.line == line }?.spot
    }
}

extension LuaKey {
    /// Whether the key is the entry at the first `length` keys of a path, written with dots or without.
    fileprivate func says(_ other: [String], _ length: Int) -> Bool {
        path.joined(separator: ".") == other.prefix(length).joined(separator: ".")
    }
}
