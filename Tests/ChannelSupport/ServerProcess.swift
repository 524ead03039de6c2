import Foundation

/// A server program that lives as long as a test needs it.
package enum ServerProcess {
    /// What went wrong around a test.
    package struct Failure: Error, CustomStringConvertible {
        /// The reason.
        package let description: String

        /// Creates a failure.
        package init(_ description: String) { self.description = description }
    }

    /// The path of a tool, or nothing where it is not installed.
    package static func tool(_ name: String) -> String? {
        if name.hasPrefix("/") { return FileManager.default.isExecutableFile(atPath: name) ? name : nil }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return (folders + ["/usr/sbin", "/usr/bin"]).map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Whether all of some tools are installed.
    package static func has(_ names: String...) -> Bool { names.allSatisfy { tool($0) != nil } }

    /// Runs a tool to its end.
    package static func run(_ name: String, _ arguments: [String]) throws {
        let status = ChildProcess.wait(for: try start(name, arguments))
        guard status == 0 else { throw Failure("\(name) ended with \(status)") }
    }

    /// Runs `smtp-sink` on a free port while `body` runs.
    package static func withSink<R>(
        _ options: [String] = [],
        isolation: isolated (any Actor)? = #isolation,
        _ body: (_ port: Int) async throws -> R
    ) async throws -> R {
        let port = try Loopback.freePort()
        let user = geteuid() == 0 ? ["-u", "root"] : []
        return try await with("smtp-sink", user + options + ["127.0.0.1:\(port)", "64"], port: port, body)
    }

    /// Runs a Python server of this folder, which takes its port first, on a free port while `body` runs.
    package static func withScriptedServer<R>(
        _ options: [String],
        script: String = "smtp_server.py",
        isolation: isolated (any Actor)? = #isolation,
        _ body: (_ port: Int) async throws -> R
    ) async throws -> R {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Servers/\(script)")
        let port = try Loopback.freePort()
        return try await with("python3", [script.path(), "\(port)"] + options, port: port, body)
    }

    /// Runs the SMS gateway of the folder `Servers` on a free port while `body` runs.
    package static func withGateway<R>(
        _ options: [String] = [],
        isolation: isolated (any Actor)? = #isolation,
        _ body: (_ port: Int) async throws -> R
    ) async throws -> R {
        try await withScriptedServer(options, script: "http_gateway.py", body)
    }

    /// Runs a program that listens on a port while `body` runs.
    static func with<R>(
        _ name: String,
        _ arguments: [String],
        port: Int,
        isolation: isolated (any Actor)? = #isolation,
        _ body: (_ port: Int) async throws -> R
    ) async throws -> R {
        let process = try start(name, arguments)
        defer { ChildProcess.stop(process) }
        try await awaitListener(name, port: port)
        return try await body(port)
    }

    /// Waits until a program that has just been started listens, a minute at most.
    static func awaitListener(
        _ name: String,
        port: Int,
        isolation: isolated (any Actor)? = #isolation
    ) async throws {
        for _ in 0..<6000 {
            if Loopback.answers(port: port) { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Failure("\(name) did not listen")
    }

    private static func start(_ name: String, _ arguments: [String]) throws -> pid_t {
        guard let path = tool(name) else { throw Failure("\(name) is not installed") }
        // Should the test run itself die, the program does not outlive it for long.
        guard let timeout = tool("timeout"), let process = ChildProcess.start([timeout, "120", path] + arguments) else {
            throw Failure("\(name) cannot be started")
        }
        return process
    }
}
