/// Memory of a base ten times as large: it hardly grows.
struct TenMillionGoal {
    let tools: Tools
    let scale: Scale

    func findings() async throws -> Findings {
        let large = try await Base.make("large", of: scale.large, with: tools)
        let huge = try await Base.make("huge", of: Ledger(journeys: scale.journeys * 10), with: tools)
        return Findings(figures: [
            figure("memory of the sweep", ours: try sweep(huge), yardstick: try sweep(large)),
            figure("memory of the import", ours: try importing(huge), yardstick: try importing(large)),
        ])
    }

    private func figure(_ name: String, ours: Series, yardstick: Series) -> Figure {
        Figure(
            name: "\(name) at \(scale.journeys * 10) journeys",
            yardstickName: "ours at \(scale.journeys)",
            ours: ours,
            yardstick: yardstick,
            unit: "MiB",
            goal: .atMost(1.1)
        )
    }

    private func sweep(_ base: Base) throws -> Series {
        try base.renew()
        defer { try? StoreFile.remove(base.database) }
        return Series(values: [try tools.sweep(base.path, on: "\(Calendar.measured)").usage.mebibytes])
    }

    private func importing(_ base: Base) throws -> Series {
        let workspace = try tools.makeWorkspace("import")
        defer { try? StoreFile.remove("\(workspace)/doorstep.sqlite") }
        try StoreFile.remove("\(workspace)/doorstep.sqlite")
        let usage = try tools.importing(base.ledger, into: workspace, on: "\(Calendar.imported)").usage
        return Series(values: [usage.mebibytes])
    }
}
