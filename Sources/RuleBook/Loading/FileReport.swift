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
    mutating func error(_ slip: BookSlip, call: String = "rule", at path: [String] = [], onKey: Bool = false) {
        errors.append(problem(slip, spot(call, path, onKey)))
    }

    /// Reports something that works and is probably not meant.
    mutating func warning(_ slip: BookSlip, at path: [String] = []) {
        warnings.append(problem(slip, spot("rule", path, true)))
    }

    /// Reports a slip at a known place.
    mutating func error(_ slip: BookSlip, at spot: SourceSpot) { errors.append(problem(slip, spot)) }

    private func problem(_ slip: BookSlip, _ spot: SourceSpot) -> RuleProblem {
        RuleProblem(
            code: slip.code, file: file, line: spot.line, column: spot.column, length: spot.length,
            message: slip.message, hint: slip.hint)
    }

    /// The entry itself, else the nearest entry around it, else the file's beginning.
    private func spot(_ call: String, _ path: [String], _ onKey: Bool) -> SourceSpot {
        var path = path
        var isExact = true
        while !path.isEmpty {
            let joined = path.joined(separator: ".")
            if let key = scan.keys.first(where: { $0.call == call && $0.path.joined(separator: ".") == joined }) {
                return onKey || !isExact ? key.spot : key.value
            }
            path.removeLast()
            isExact = false
        }
        return scan.keys.first { $0.call == call }.map { SourceSpot(line: $0.spot.line, column: 1) }
            ?? SourceSpot(line: 1, column: 1)
    }

    /// Where a text handed to a word stands, such as `"move_in"` of `after`.
    func spot(ofArgument literal: String) -> SourceSpot? {
        scan.arguments.first { $0.literal == literal }?.spot
    }
}
