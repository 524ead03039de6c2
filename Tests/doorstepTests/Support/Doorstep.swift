import Foundation
import Testing

/// The built program, run as a user runs it.
enum Doorstep {
    /// The source tree: it holds the default pack.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The program, which lies beside the bundle of the tests, or above it inside a bundle folder.
    static let path: String = {
        let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let starts = CommandLine.arguments.filter { $0.hasSuffix(".xctest") } + [CommandLine.arguments[0], bundle]
        for start in starts {
            let folder = URL(filePath: start).deletingLastPathComponent()
            let program = folder.appending(path: "doorstep").path
            if FileManager.default.isExecutableFile(atPath: program) { return program }
        }
        return "doorstep"
    }()

    /// How a run ended.
    struct Result {
        /// The exit status; 128 and the signal's number when one ended it.
        let status: Int32
        let stdout: String
        let stderr: String

        /// What a run with `--json` printed.
        func json<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
            try JSONDecoder().decode(type, from: Data(stdout.utf8))
        }

        /// The keys of the object, or of the first object of the array, that a run with `--json` printed.
        func keys() throws -> Set<String> {
            let value = try JSONSerialization.jsonObject(with: Data(stdout.utf8))
            let object = (value as? [[String: Any]])?.first ?? value as? [String: Any]
            return Set(try #require(object).keys)
        }
    }

    /// Runs the program to its end.
    static func run(
        _ arguments: [String],
        _ environment: [String: String] = [:],
        input: String = ""
    ) throws -> Result { try Running(arguments, environment, input: input).end() }

    /// A factor on the number of trials; 1 unless `DOORSTEP_SOAK` says otherwise.
    static let soak = Int(ProcessInfo.processInfo.environment["DOORSTEP_SOAK"] ?? "") ?? 1
}
