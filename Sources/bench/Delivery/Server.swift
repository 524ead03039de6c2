import CYardstick
import Foundation

/// A server program that lives as long as a measurement needs it.
enum Server {
    private static let patience = 10.0  // seconds until a server listens

    /// A port of this machine that nobody listens on at the moment.
    static func freePort() throws -> Int {
        let port = cy_free_port()
        guard port > 0 else { throw BenchError.server("a port of this machine") }
        return Int(port)
    }

    /// Runs a server while `body` runs, from when it listens.
    /// - Parameters:
    ///   - arguments: The program, by its path, and its arguments.
    ///   - port: Where it will listen, or where somebody listens already whom it connects to.
    ///   - body: What needs it.
    /// - Returns: What `body` returns.
    /// - Throws: ``BenchError/server(_:)``, or what `body` throws.
    static func running<Value>(_ arguments: [String], port: Int, _ body: () throws -> Value) throws -> Value {
        // Should this program be killed, the server does not outlive it for long.
        let guarded = [try Program.tool("timeout"), "900"] + arguments
        let process = unsafe cy_begin(Program.list(guarded), guarded.count, "/dev/null")
        guard process > 0 else { throw BenchError.server(arguments[0]) }
        defer { cy_end(process) }
        let start = ContinuousClock.now
        while !cy_is_listening(UInt16(port)) {
            guard start.secondsSince < patience else { throw BenchError.server(arguments[0]) }
            Thread.sleep(forTimeInterval: 0.01)
        }
        return try body()
    }
}
