import ArgumentParser

/// `bench call`: one rule call through the host, beside plain Lua in C.
struct CallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Measure a rule call beside the same call in plain C."
    )

    @Option(help: "Rounds of each, taken in turn; their medians are printed.")
    var rounds = 5

    @Flag(help: "Print the figures as JSON.")
    var json = false

    func validate() throws {
        if rounds < 1 { throw ValidationError("--rounds takes 1 or more") }
    }

    func run() throws {
        let figures = try CallFigures.measure(rounds: rounds)
        let medians = CallMedians(
            ours: figures.ours.median,
            byTable: figures.byTable.median,
            byCells: figures.byCells.median
        )
        if json { return try JSON.print(medians) }
        print("through the host: \(medians.ours) ns of CPU time")
        print("Lua in C, a table filled once: \(medians.byTable) ns")
        print("Lua in C, the same cells: \(medians.byCells) ns")
    }
}

/// What `bench call` prints for scripts.
private struct CallMedians: Encodable {
    let ours: Double
    let byTable: Double
    let byCells: Double

    enum CodingKeys: String, CodingKey {
        case ours = "rule_call_ns"
        case byTable = "yardstick_ns"
        case byCells = "yardstick_cells_ns"
    }
}
