import ChineseCalendar
import Foundation
import RuleBook
import Workspace

/// The daily sweep beside C that selects by the same indexes and inserts the same rows.
struct SweepGoal {
    let tools: Tools
    let scale: Scale

    func findings() async throws -> Findings {
        let base = try await Base.make("large", of: scale.large, with: tools)
        let plan = try await writePlan(of: base)
        var (ours, theirs, memory) = (Series(), Series(), Series())
        var cpu = (ours: Series(), yardstick: Series())
        var remark = ""
        defer { for path in [base.database, decided(base)] { try? StoreFile.remove(path) } }
        for round in Rounds(scale.rounds) {
            try base.renew()
            let swept = try tools.sweep(base.path, on: "\(Calendar.measured)")
            ours.append(swept.usage.wall)
            cpu.ours.append(swept.usage.cpu)
            memory.append(swept.usage.mebibytes)
            if round == 0 { try StoreFile.move(base.database, to: decided(base)) }
            try base.renew()
            let measured = try tools.yardstick(["sweep", base.database, plan, decided(base)]).value
            theirs.append(measured.seconds)
            cpu.yardstick.append(measured.cpu)
            guard measured.found == swept.value.found, measured.rows > 0 else {
                throw BenchError.unequal("undecided rows", ours: swept.value.found, yardstick: measured.found)
            }
            remark = "the daily sweep finds \(measured.found) undecided and writes \(measured.rows) rows, both alike"
        }
        return Findings(
            figures: [
                Figure(
                    name: "daily sweep of \(scale.journeys) journeys, default pack",
                    yardstickName: "C: the same selection, indexes and rows",
                    ours: ours,
                    yardstick: theirs,
                    unit: "s",
                    goal: .atMost(1.5),
                    cpu: cpu
                ),
                Figure(
                    name: "memory of the sweep",
                    yardstickName: "a limit",
                    ours: memory,
                    yardstick: 100.0,
                    unit: "MiB",
                    goal: .atMost(1)
                ),
            ],
            remarks: [remark]
        )
    }

    private func decided(_ base: Base) -> String { "\(base.path)/decided.sqlite" }

    private func writePlan(of base: Base) async throws -> String {
        let rules = try await Workspace(path: base.path, environment: [:]).loadedRules().rules
        let path = "\(base.path)/plan.txt"
        let plan = try SweepPlan(rules: rules, day: Calendar.measured, lastSwept: Calendar.swept).text()
        try Data(plan.utf8).write(to: URL(filePath: path))
        return path
    }
}
