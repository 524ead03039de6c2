/// The same work in a base ten times as large: old leads that nothing is due for cost nothing.
struct GrowthGoal {
    let tools: Tools
    let scale: Scale

    func findings() async throws -> Findings {
        let small = try await Base.make("small", of: scale.small, with: tools)
        let padded = try await Base.make("padded", of: scale.padded, with: tools)
        var (walls, cpu) = ([Series(), Series()], [Series(), Series()])
        defer { for base in [small, padded] { try? StoreFile.remove(base.database) } }
        for _ in Rounds(scale.rounds) {
            var counts: [SweepCounts] = []
            for (index, base) in [padded, small].enumerated() {
                try base.renew()
                let swept = try tools.sweep(base.path, on: "\(Calendar.measured)")
                walls[index].append(swept.usage.wall)
                cpu[index].append(swept.usage.cpu)
                counts.append(swept.value)
            }
            guard counts[0] == counts[1] else {
                throw BenchError.unequal("due in both bases", ours: counts[0].found, yardstick: counts[1].found)
            }
        }
        return Findings(figures: [
            Figure(
                name: "sweep of \(scale.journeys) journeys, due as of a tenth",
                yardstickName: "ours: sweep of \(scale.journeys / 10) with the same due",
                ours: walls[0],
                yardstick: walls[1],
                unit: "s",
                goal: .atMost(1.3),
                cpu: (ours: cpu[0], yardstick: cpu[1])
            )
        ])
    }
}
