import ArgumentParser
import Foundation

/// `bench check`: counts the instructions of the hot loops and compares them with the figures that were committed.
///
/// A loop is counted twice, with two more turns the second time: half the difference is a turn without the start of
/// the program and the making of its base. The count does not depend on how busy the machine is.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Count the instructions of the hot loops; fails when one grew by more than a tenth."
    )

    @Option(help: "The committed figures.")
    var figures = "Sources/bench/Hot/instructions.json"

    @Flag(help: "Write the counts as the new figures.")
    var accept = false

    @Option(help: "The folder with the default Rules and Templates.")
    var pack = "."

    /// The growth that fails.
    private static let tolerance = 1.1

    func run() async throws {
        let committed = try? JSON.read([String: Int].self, from: figures)
        var counted: [String: Int] = [:]
        var isGrown = false
        print(
            "instructions of one turn".padding(toLength: 30, withPad: " ", startingAt: 0)
                + "counted    committed  ratio"
        )
        for loop in HotLoop.allCases {
            let count = try instructions(loop)
            counted[loop.rawValue] = count
            let title = "\(loop.rawValue), a \(loop.unit.name)".padding(toLength: 30, withPad: " ", startingAt: 0)
            guard let figure = committed?[loop.rawValue] else {
                print("\(title)\(count)    –")
                isGrown = true
                continue
            }
            let ratio = Double(count) / Double(figure)
            let isWorse = ratio > Self.tolerance
            isGrown = isGrown || isWorse
            print("\(title)\(count)    \(figure)    \(String(format: "%.3f", ratio))\(isWorse ? "  GREW" : "")")
        }
        if accept {
            try JSON.data(counted).write(to: URL(filePath: figures))
        } else if isGrown {
            print("A loop grew: look at it with valgrind --tool=callgrind, or accept with `bench check --accept`.")
            throw ExitCode(1)
        }
    }

    /// Instructions per unit of one turn.
    private func instructions(_ loop: HotLoop) throws -> Int {
        (try count(loop, times: 3) - count(loop, times: 1)) / 2 / loop.unit.count
    }

    private func count(_ loop: HotLoop, times: Int) throws -> Int {
        let log = FileManager.default.temporaryDirectory.appending(path: "bench-check-\(UUID().uuidString)").path
        defer { for end in ["", ".out"] { try? FileManager.default.removeItem(atPath: log + end) } }
        let program = URL(filePath: CommandLine.arguments.first ?? "").path
        try Program.run(
            [
                "/usr/bin/valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--log-file=\(log)", program,
                "hot", loop.rawValue, "--times", "\(times)", "--pack", pack,
            ],
            output: log + ".out"
        )
        let text = try String(contentsOfFile: log, encoding: .utf8)
        guard let match = text.firstMatch(of: /Collected : (\d+)/), let count = Int(match.1) else {
            throw BenchError.output(log)
        }
        return count
    }
}
