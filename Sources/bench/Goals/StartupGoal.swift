/// How long a command takes that has hardly anything to do.
struct StartupGoal {
    let tools: Tools

    private static let spawns = 20

    func findings() throws -> Findings {
        let workspace = try tools.makeWorkspace("startup")
        return Findings(figures: [
            Figure(
                name: "startup: rules check of the default pack",
                yardstickName: "a limit",
                ours: try milliseconds(["rules", "check", "-C", workspace]),
                yardstick: 100.0,
                unit: "ms",
                goal: .below
            ),
            Figure(
                name: "startup: --help",
                yardstickName: "a limit",
                ours: try milliseconds(["--help"]),
                yardstick: 20.0,
                unit: "ms",
                goal: .below
            ),
        ])
    }

    private func milliseconds(_ arguments: [String]) throws -> Series {
        var taken = Series()
        for _ in 0..<Self.spawns {
            taken.append(try Program.run([tools.doorstep] + arguments, output: tools.output).wall * 1000)
        }
        return taken
    }
}
