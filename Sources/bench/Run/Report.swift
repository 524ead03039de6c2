import Foundation

/// All figures of a run.
struct Report: Encodable {
    private(set) var figures: [Figure] = []
    /// What could not be measured, and why.
    private(set) var failures: [String] = []
    /// What was counted besides, such as how much was due.
    private(set) var remarks: [String] = []

    /// Adds the figures of one measurement, or why there are none.
    mutating func add(_ name: String, _ measure: () async throws -> Findings) async {
        Progress.say("measuring \(name)")
        do {
            let findings = try await measure()
            figures += findings.figures
            remarks += findings.remarks
        } catch {
            failures.append("\(name): \(error)")
        }
    }

    /// The table.
    var text: String {
        let header = ["figure", "ours", "yardstick", "ratio", "goal", "verdict", "CPU ratio", "against"]
        let rows = [header] + figures.map(Self.cells)
        let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined(separator: "  ")
                .trimmingCharacters(in: .whitespaces)
        }
        return (lines + remarks + failures.map { "could not run: \($0)" }).joined(separator: "\n")
    }

    private static func cells(_ figure: Figure) -> [String] {
        [
            figure.name, "\(text(figure.ours)) \(figure.unit)", "\(text(figure.yardstick)) \(figure.unit)",
            String(format: "%.2f", figure.ratio), figure.goalText, figure.verdict,
            figure.cpuRatio.map { String(format: "%.2f", $0) } ?? "", figure.yardstickName,
        ]
    }

    private static func text(_ series: Series) -> String {
        guard series.values.count > 1 else { return number(series.median) }
        return "\(number(series.median)) (\(number(series.range.lowerBound))..\(number(series.range.upperBound)))"
    }

    private static func number(_ value: Double) -> String {
        String(format: value >= 1000 ? "%.0f" : value >= 10 ? "%.1f" : "%.3f", value)
    }
}

/// What one measurement found.
struct Findings {
    var figures: [Figure]
    var remarks: [String] = []
}
