/// A rule call, and what budgets add to it.
enum CallGoal {
    static func findings(_ scale: Scale) throws -> Findings {
        let figures = try CallFigures.measure(rounds: scale.rounds)
        return Findings(figures: [
            Figure(
                name: "rule call through the host, 3 of 12 fields",
                yardstickName: "bare lua_pcall, table filled once",
                ours: figures.ours,
                yardstick: figures.byTable,
                unit: "ns",
                goal: .atMost(1.4)
            ),
            Figure(
                name: "rule call with all budgets",
                yardstickName: "C loop of lua_pcall from the same cells, no budgets",
                ours: figures.ours,
                yardstick: figures.byCells,
                unit: "ns",
                goal: .atMost(1.1)
            ),
        ])
    }
}
