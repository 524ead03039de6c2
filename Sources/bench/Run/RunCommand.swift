import ArgumentParser
import Foundation

/// `bench run`: measures everything there is a goal for.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Measure every figure beside its yardstick, and print the table."
    )

    @Option(help: "The file the figures are written to.")
    var json = ".build/bench/report.json"

    @Option(help: "Where bases are kept.")
    var folder = ".build/bench"

    @Option(help: "The program that is measured.")
    var doorstep = ".build/release/doorstep"

    @Option(help: "The folder with the default Rules and Templates.")
    var pack = "."

    @Option(help: "Rounds of each figure, ours and the yardstick in turn; fewer of what takes longer than a minute.")
    var rounds = 5

    @Option(help: "Journeys of the large base; the small one has a tenth.")
    var journeys = 1_000_000

    @Option(help: "Only these measurements: \(Measurement.names).")
    var only: [Measurement] = []

    @Flag(help: "Measure a base ten times as large as well, which takes an hour.")
    var tenMillion = false

    func validate() throws {
        if rounds < 1 { throw ValidationError("--rounds takes 1 or more") }
        if journeys < 1000 { throw ValidationError("--journeys takes 1000 or more") }
    }

    func run() async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let program = URL(filePath: CommandLine.arguments.first ?? "").path
        let tools = Tools(doorstep: doorstep, bench: program, pack: pack, folder: URL(filePath: folder).path)
        let scale = Scale(journeys: journeys, rounds: rounds)
        var report = Report()
        for measurement in Measurement.allCases where only.isEmpty || only.contains(measurement) {
            guard measurement != .tenMillion || tenMillion || only.contains(.tenMillion) else { continue }
            await report.add(measurement.title) { try await measurement.findings(tools, scale) }
        }
        print(report.text)
        try JSON.data(report).write(to: URL(filePath: json))
        if !report.failures.isEmpty { throw ExitCode(1) }
    }
}

/// How large the bases are, and how often each figure is taken.
struct Scale {
    let journeys: Int
    let rounds: Int

    /// The small base has a tenth of the journeys.
    var small: Ledger { Ledger(journeys: journeys / 10) }
    /// Messages of the measurements that wait for a server.
    var messages: Int { journeys / 50 }
    var large: Ledger { Ledger(journeys: journeys) }
    /// The small base with old leads, as many journeys in all as the large one.
    var padded: Ledger { Ledger(journeys: journeys / 10, leads: journeys - journeys / 10) }
}

/// What can be measured.
enum Measurement: String, CaseIterable, ExpressibleByArgument {
    case call
    case calendar
    case startup
    case sweep
    case growth
    case everyone
    case impact
    case explain
    case `import`
    case mail
    case sms
    case outbox
    case tenMillion = "ten-million"

    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    var title: String {
        switch self {
        case .call: "the rule call"
        case .calendar: "the lunar calendar"
        case .startup: "the start of the program"
        case .sweep: "the daily sweep"
        case .growth: "the sweep of a base that grew by old leads"
        case .everyone: "rules that look at everyone"
        case .impact: "the impact of an edit"
        case .explain: "explanations"
        case .import: "the import"
        case .mail: "e-mail"
        case .sms: "SMS"
        case .outbox: "the outbox"
        case .tenMillion: "a base ten times as large"
        }
    }

    func findings(_ tools: Tools, _ scale: Scale) async throws -> Findings {
        switch self {
        case .call: try CallGoal.findings(scale)
        case .calendar: try CalendarGoal.findings(scale)
        case .startup: try StartupGoal(tools: tools).findings()
        case .sweep: try await SweepGoal(tools: tools, scale: scale).findings()
        case .growth: try await GrowthGoal(tools: tools, scale: scale).findings()
        case .everyone: try await EveryoneGoal(tools: tools, scale: scale).findings()
        case .impact: try await ImpactGoal(tools: tools, scale: scale).findings()
        case .explain: try await ExplainGoal(tools: tools, scale: scale).findings()
        case .import: try await ImportGoal(tools: tools, scale: scale).findings()
        case .mail: try await MailGoal(tools: tools, scale: scale).findings()
        case .sms: try await SMSGoal(tools: tools, scale: scale).findings()
        case .outbox: try await OutboxGoal(tools: tools, scale: scale).findings()
        case .tenMillion: try await TenMillionGoal(tools: tools, scale: scale).findings()
        }
    }
}
