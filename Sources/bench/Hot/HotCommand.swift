import ArgumentParser

/// `bench hot LOOP`: runs one loop, for a profiler to watch.
struct HotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hot",
        abstract: "Run one of the loops that most time is spent in, for valgrind or perf to watch."
    )

    @Argument(help: "The loop: \(HotLoop.allCases.map(\.rawValue).joined(separator: ", ")).")
    var loop: HotLoop

    @Option(help: "Turns.")
    var times = 1

    @Option(help: "The folder with the default Rules and Templates.")
    var pack = "."

    func validate() throws {
        if times < 1 { throw ValidationError("--times takes 1 or more") }
    }

    func run() throws { try loop.run(times: times, pack: pack) }
}
