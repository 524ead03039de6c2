import ArgumentParser
import LedgerGenerator

/// `bench`: makes the bases that figures are measured on.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Makes bases to measure on.",
        subcommands: [LedgerCommand.self]
    )
}

/// `bench ledger FILE`: writes a customer file of made-up people, always the same for the same numbers.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ledger", abstract: "Write a customer file.")

    @Argument(help: "The file to write.")
    var file: String

    @Option(help: "How many journeys.")
    var journeys = 1_000_000

    @Option(help: "What makes this file different from others.")
    var seed: UInt64 = 1

    func run() throws {
        let generator = LedgerGenerator(
            seed: seed,
            journeys: journeys,
            today: (year: 2026, month: 11, day: 21),
            encoding: .utf8
        )
        let report = try generator.write(to: file)
        print("\(report.rows) rows, \(report.journeys) journeys, \(report.persons) persons in \(file)")
    }
}
