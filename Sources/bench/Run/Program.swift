import CYardstick
import Foundation

/// Runs programs and says what they used.
enum Program {
    /// Runs a program to its end; what it prints goes to a file.
    /// - Parameters:
    ///   - arguments: The program, by its path, and its arguments.
    ///   - output: The file.
    /// - Returns: What it used.
    /// - Throws: ``BenchError/program(_:status:)`` when it cannot be started or does not end with status 0.
    @discardableResult
    static func run(_ arguments: [String], output: String) throws -> Usage {
        var usage = cy_usage()
        let name = arguments.prefix(3).joined(separator: " ")
        guard unsafe cy_run(list(arguments), arguments.count, output, &usage) else {
            throw BenchError.program(name, status: -1)
        }
        guard usage.status == 0 else { throw BenchError.program(name, status: Int(usage.status)) }
        return Usage(wall: usage.wall, cpu: usage.cpu, mebibytes: Double(usage.resident) / 1_048_576)
    }

    /// Arguments as C reads them: each ended by a zero.
    static func list(_ arguments: [String]) -> String { arguments.map { $0 + "\0" }.joined() }

    /// The path of a tool that comes with the system.
    /// - Throws: ``BenchError/tool(_:)`` where it is not installed.
    static func tool(_ name: String) throws -> String {
        let folders = ["/usr/sbin", "/usr/bin", "/usr/lib/kannel/test"]
        let path = folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let path else { throw BenchError.tool(name) }
        return path
    }

    /// Runs a program that prints JSON.
    static func run<Value: Decodable>(
        _ arguments: [String],
        printing type: Value.Type,
        output: String
    ) throws -> (value: Value, usage: Usage) {
        let usage = try run(arguments, output: output)
        return (try JSON.read(type, from: output), usage)
    }
}

/// What a process used from its start to its end.
struct Usage {
    /// Seconds that passed.
    let wall: Double
    /// Seconds of CPU time, user and system.
    let cpu: Double
    /// The most it held in memory at once.
    let mebibytes: Double
}

/// The counts `doorstep sweep --json` prints.
struct SweepCounts: Decodable, Equatable {
    let due: Int
    let lapsed: Int
    let failed: Int

    /// Occurrences that were undecided before the sweep and are looked at by it.
    var found: Int { due + lapsed }
}

/// The counts `doorstep outbox send --json` prints.
struct SendCounts: Decodable {
    let accepted: Int
    let waiting: Int
}

/// The counts `doorstep import --json` prints.
struct ImportCounts: Decodable {
    let rows: Int
    let rejected: Int
}
