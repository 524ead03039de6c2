import Foundation

/// Twenty rules that look at every journey: beside one scan in C, and on two cores beside one.
struct EveryoneGoal {
    let tools: Tools
    let scale: Scale

    func findings() async throws -> Findings {
        let base = try await Base.make("large", of: scale.large, with: tools)
        let workspace = try tools.makeWorkspace("everyone", rules: DailyRules.files)
        let database = "\(workspace)/doorstep.sqlite"
        // Nobody passes, so every round finds the same file.
        try StoreFile.copy(base.kept, to: database)
        defer { try? StoreFile.remove(database) }
        let list = "\(workspace)/rules-of-the-yardstick.lua"
        try Data(DailyRules.list.utf8).write(to: URL(filePath: list))
        var (one, two, scan) = (Series(), Series(), Series())
        var cpu = (ours: Series(), yardstick: Series())
        for _ in Rounds(scale.rounds) {
            let swept = try tools.sweep(workspace, on: "\(Calendar.measured)", workers: 1)
            one.append(swept.usage.wall)
            cpu.ours.append(swept.usage.cpu)
            two.append(try tools.sweep(workspace, on: "\(Calendar.measured)", workers: 2).usage.wall)
            let measured = try tools.yardstick(["scan", database, list]).value
            scan.append(measured.seconds)
            cpu.yardstick.append(measured.cpu)
            try compare(swept.value, measured)
        }
        return Findings(figures: [
            Figure(
                name: "two cores where evaluation dominates",
                yardstickName: "ours on one core",
                ours: two.inverse,
                yardstick: one.inverse,
                unit: "sweeps/s",
                goal: .atLeast(1.6)
            ),
            Figure(
                name: "looking at everyone, 20 rules, one worker",
                yardstickName: "C: one scan, one table, 20 lua_pcall each",
                ours: one,
                yardstick: scan,
                unit: "s",
                goal: .atMost(1.3),
                cpu: cpu
            ),
        ])
    }

    /// All journeys are judged by all rules, and nobody passes on either side.
    private func compare(_ ours: SweepCounts, _ theirs: YardstickReport) throws {
        guard ours.failed == 0, theirs.passed == 0 else {
            throw BenchError.unequal("failed, and passed", ours: ours.failed, yardstick: theirs.passed)
        }
        guard ours.due == theirs.found * DailyRules.files.count else {
            throw BenchError.unequal("looked at", ours: ours.due, yardstick: theirs.found * DailyRules.files.count)
        }
    }
}
