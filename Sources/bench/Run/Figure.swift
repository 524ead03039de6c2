/// One line of the report: what was measured, beside what, and the goal.
struct Figure: Encodable {
    /// What was measured.
    let name: String
    /// What it is compared with.
    let yardstickName: String
    /// Ours, in ``unit``.
    let ours: Series
    /// The yardstick, in the same unit.
    let yardstick: Series
    let unit: String
    let goal: Goal
    /// Seconds of CPU time of both, where wall time was measured: the same on a busy machine.
    var cpu: (ours: Series, yardstick: Series)?

    /// What a ratio should be.
    enum Goal {
        case atMost(Double)
        case atLeast(Double)
        /// Ours stays under the yardstick, which is a limit.
        case below
    }

    /// Ours by the yardstick, of the medians.
    var ratio: Double { ours.median / yardstick.median }

    /// The ratio of CPU times.
    var cpuRatio: Double? { cpu.map { $0.ours.median / $0.yardstick.median } }

    var isMet: Bool {
        switch goal {
        case .atMost(let limit): ratio <= limit
        case .atLeast(let limit): ratio >= limit
        case .below: ratio < 1
        }
    }

    var verdict: String { isMet ? "met" : "MISSED" }

    var goalText: String {
        switch goal {
        case .atMost(let limit): "<= \(limit)"
        case .atLeast(let limit): ">= \(limit)"
        case .below: "< 1"
        }
    }

    enum CodingKeys: String, CodingKey {
        case name = "figure"
        case yardstickName = "against"
        case oursTaken = "ours_taken"
        case yardstickTaken = "yardstick_taken"
        case oursCPU = "ours_cpu_seconds"
        case yardstickCPU = "yardstick_cpu_seconds"
        case ours, yardstick, unit, ratio, goal, verdict
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(yardstickName, forKey: .yardstickName)
        try container.encode(ours.median, forKey: .ours)
        try container.encode(ours, forKey: .oursTaken)
        try container.encode(yardstick.median, forKey: .yardstick)
        try container.encode(yardstick, forKey: .yardstickTaken)
        try container.encode(unit, forKey: .unit)
        try container.encode(ratio, forKey: .ratio)
        try container.encodeIfPresent(cpu?.ours, forKey: .oursCPU)
        try container.encodeIfPresent(cpu?.yardstick, forKey: .yardstickCPU)
        try container.encode(goalText, forKey: .goal)
        try container.encode(verdict, forKey: .verdict)
    }
}
