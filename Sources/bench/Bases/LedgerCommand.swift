import ArgumentParser
import LedgerGenerator

/// `bench ledger FILE`: writes a customer file of made-up people, always the same for the same numbers.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ledger", abstract: "Write a customer file.")

    @Argument(help: "The file to write.")
    var file: String

    @Option(help: "How many journeys.")
    var journeys = 1_000_000

    @Option(help: "How many old leads after them.")
    var leads = 0

    @Option(help: "What makes this file different from others.")
    var seed: UInt64 = 1

    func run() throws {
        let report = try Ledger(journeys: journeys, leads: leads, seed: seed).write(to: file)
        print("\(report.rows) rows, \(report.journeys) journeys, \(report.persons) persons in \(file)")
    }
}

/// A customer file that bases are made of.
struct Ledger: Hashable {
    var journeys: Int
    var leads = 0
    var seed: UInt64 = 1

    /// Writes the file as it is exported on the day before the measured one.
    func write(to path: String) throws -> LedgerReport {
        try LedgerGenerator(seed: seed, journeys: journeys, today: (year: 2026, month: 11, day: 21), encoding: .utf8)
            .adding(leads: leads).write(to: path)
    }
}
