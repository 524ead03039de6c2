/// The import beside C that parses the same file and inserts the same rows.
struct ImportGoal {
    let tools: Tools
    let scale: Scale

    func findings() async throws -> Findings {
        let base = try await Base.make("large", of: scale.large, with: tools)
        let workspace = try tools.makeWorkspace("import")
        let database = "\(workspace)/doorstep.sqlite"
        var (ours, theirs, memory) = (Series(), Series(), Series())
        var cpu = (ours: Series(), yardstick: Series())
        for _ in Rounds(scale.rounds) {
            try StoreFile.remove(database)
            let imported = try tools.importing(base.ledger, into: workspace, on: "\(Calendar.imported)")
            ours.append(Double(imported.value.rows) / imported.usage.wall)
            cpu.ours.append(imported.usage.cpu)
            memory.append(imported.usage.mebibytes)
            try await Base.makeEmptyStore(at: database, workspace: workspace)
            let measured = try tools.yardstick(["import", database, base.ledger]).value
            theirs.append(Double(measured.found) / measured.seconds)
            cpu.yardstick.append(measured.cpu)
            guard measured.found == imported.value.rows, imported.value.rejected == 0 else {
                throw BenchError.unequal("rows imported", ours: imported.value.rows, yardstick: measured.found)
            }
        }
        try StoreFile.remove(database)
        return Findings(figures: [
            Figure(
                name: "import of \(scale.journeys) journeys",
                yardstickName: "C: the same file, tables and indexes",
                ours: ours,
                yardstick: theirs,
                unit: "rows/s",
                goal: .atLeast(0.5),
                cpu: cpu
            ),
            Figure(
                name: "memory of the import",
                yardstickName: "a limit",
                ours: memory,
                yardstick: 100.0,
                unit: "MiB",
                goal: .atMost(1)
            ),
        ])
    }
}
