import ChineseCalendar
import Foundation

/// What an edit of every rule would do, for one day and for a year, beside dry runs of the sweep.
struct ImpactGoal {
    let tools: Tools
    let scale: Scale

    private static let yearDays = 365
    /// A year takes minutes.
    private static let yearRounds = 1

    func findings() async throws -> Findings {
        let base = try await Base.make("large", of: scale.large, with: tools)
        try base.renew()
        defer { try? StoreFile.remove(base.database) }
        try tools.activate(base.path)
        try editRules(of: base)
        var (day, dry) = (Series(), Series())
        var cpu = (ours: Series(), yardstick: Series())
        for _ in Rounds(scale.rounds) {
            let usage = try tools.impact(base.path, Calendar.measured...Calendar.measured)
            day.append(usage.wall)
            cpu.ours.append(usage.cpu)
            let swept = try tools.dryRun(base.path, on: Calendar.measured)
            dry.append(swept.wall)
            cpu.yardstick.append(swept.cpu)
        }
        var (year, memory) = (Series(), Series())
        for _ in 0..<Self.yearRounds {
            let last = Calendar.measured.advanced(by: Self.yearDays - 1)
            let usage = try tools.impact(base.path, Calendar.measured...last)
            year.append(usage.wall)
            memory.append(usage.mebibytes)
        }
        return Findings(figures: [
            Figure(
                name: "impact of one day, \(scale.journeys) journeys, every rule edited",
                yardstickName: "the sweep's dry run",
                ours: day,
                yardstick: dry,
                unit: "s",
                goal: .atMost(2.5),
                cpu: cpu
            ),
            Figure(
                name: "impact of \(Self.yearDays) days",
                yardstickName: "as many dry runs of that day",
                ours: year,
                yardstick: Series(values: [dry.median * Double(Self.yearDays)]),
                unit: "s",
                goal: .atMost(1.5)
            ),
            Figure(
                name: "memory of that",
                yardstickName: "a limit",
                ours: memory,
                yardstick: 300.0,
                unit: "MiB",
                goal: .atMost(1)
            ),
        ])
    }

    /// Edits every rule, one of them so that others are due.
    private func editRules(of base: Base) throws {
        let folder = "\(base.path)/Rules"
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            let edited = name == "half-year-call.lua" ? text.replacing("months(6)", with: "months(7)") : text
            try Data("\(edited)\n-- edited\n".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
        }
    }
}
