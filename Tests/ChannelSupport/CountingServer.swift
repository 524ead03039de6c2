import Foundation
import Glibc
import Synchronization

/// A server that writes down each message it takes, before it says so; it can be killed.
///
/// Its port and its record outlive its process, so that a killed server can be started again.
package final class CountingServer: Sendable {
    /// Where it listens.
    package let port: Int

    private let kind: Kind
    private let record: String
    private let options: [String]
    private let process = Mutex<pid_t?>(nil)

    /// What it speaks.
    package enum Kind: String, Sendable {
        /// SMTP; a message is written down by its Message-ID, without brackets.
        case mail = "smtp_counter.py"
        /// Kannel's sendsms; a message is written down by its token and number.
        case sms = "http_gateway.py"
    }

    /// Prepares a server; it does not run yet.
    /// - Parameters:
    ///   - kind: What it speaks.
    ///   - record: The file that messages are added to, one a line.
    ///   - options: Of SMS `--drop 0.01` and `--busy 0.01`; of mail The chances of mishaps per mail, as `--lose 0.01`: `lose` takes it and hangs up without a word,
    ///     `miss` hangs up without taking it, `defer` answers 451, `close` 421, `refuse` 554; `--seed` for their dice.
    /// - Throws: ``ServerProcess/Failure`` when no port can be had.
    package init(_ kind: Kind = .mail, record: String, options: [String] = []) throws {
        self.kind = kind
        port = try Loopback.freePort()
        self.record = record
        self.options = options
    }

    /// Starts the process and waits until it listens.
    package func start() async throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Servers/\(kind.rawValue)")
        let words = [script.path(), "\(port)", "--record", record] + options
        // Without a program around it, so that a kill meets the server itself.
        guard let python = ServerProcess.tool("python3"), let started = ChildProcess.start([python] + words) else {
            throw ServerProcess.Failure("python3 cannot be started")
        }
        process.withLock { $0 = started }
        try await ServerProcess.awaitListener(kind.rawValue, port: port)
    }

    /// Ends the process at once, as a crash would.
    package func kill() {
        guard let process = process.withLock({ $0.take() }) else { return }
        Glibc.kill(process, SIGKILL)
        ChildProcess.wait(for: process)
    }

    /// The lines of the messages taken so far, in order.
    package var taken: [String] {
        ((try? String(contentsOfFile: record, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    }

    deinit { kill() }
}
