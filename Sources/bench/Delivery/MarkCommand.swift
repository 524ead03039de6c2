import ArgumentParser
import Foundation
import Lifecycle
import Workspace

/// `bench mark`: the outbox's writing, without templates and wires.
struct MarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Begin attempts, and mark their outcomes, in this process.",
        subcommands: [BeginMark.self, EndMark.self]
    )
}

/// `bench mark begin`: claims messages and writes their attempts.
struct BeginMark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "begin", abstract: "Claim messages and begin them.")

    @Argument(help: "The workspace.")
    var workspace: String

    @Option(help: "How many messages.")
    var limit: Int

    private static let batch = 10_000

    func run() async throws {
        let store = try await Workspace(path: workspace, environment: [:]).store()
        let dispatcher = try store.beginDispatcher(at: Calendar.moment)
        for first in stride(from: 0, to: limit, by: Self.batch) {
            let request = ClaimRequest(
                dispatcher: dispatcher,
                channel: .sms,
                dueBy: Calendar.moment,
                moment: Calendar.moment,
                limit: min(Self.batch, limit - first)
            )
            let starts = try store.claim(request).messages.map {
                AttemptStart(message: $0.item.id, address: $0.item.address, parts: 1)
            }
            _ = try store.beginAttempts(starts, by: dispatcher, at: Calendar.moment)
        }
    }
}

/// `bench mark end`: marks what is being sent as taken.
struct EndMark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "end", abstract: "Mark outcomes, and print the time.")

    @Argument(help: "The workspace.")
    var workspace: String

    @Option(help: "How many messages.")
    var limit: Int

    @Option(help: "Messages in a transaction.")
    var batch: Int

    func run() async throws {
        let store = try await Workspace(path: workspace, environment: [:]).store()
        var filter = OutboxFilter()
        (filter.state, filter.limit) = (.sending, limit)
        let ends = try store.messages(filter).map { item in
            AttemptEnd(
                report: DeliveryReport(message: item.id, outcome: .accepted, code: 250, words: "2.0.0 Ok"),
                retryAt: nil
            )
        }
        let batches = stride(from: 0, to: ends.count, by: batch).map { Array(ends[$0..<min($0 + batch, ends.count)]) }
        var stopwatch = Stopwatch()
        for ends in batches { try store.finishAttempts(ends, at: Calendar.moment) }
        stopwatch.stop()
        let sending = try store.stateCounts()[.sending] ?? 0
        let marked = ends.count - sending
        // A row of the outbox and one of its attempts each.
        try JSON.print(
            YardstickReport(seconds: stopwatch.wall, cpu: stopwatch.cpu, found: ends.count, passed: 0, rows: 2 * marked)
        )
    }
}

/// Wall and CPU time of this process.
private struct Stopwatch {
    private(set) var wall = 0.0
    private(set) var cpu = 0.0
    private let start = ContinuousClock.now
    private let cpuStart = Self.used

    mutating func stop() { (wall, cpu) = (start.secondsSince, Self.used - cpuStart) }

    private static var used: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
