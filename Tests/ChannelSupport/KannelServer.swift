import Foundation

/// A Kannel for a test: bearerbox and smsbox of its own on loopback, with a made-up SMSC behind them.
package struct KannelServer: Sendable {
    /// Where smsbox takes messages.
    package let port: Int
    /// Where Kannel calls for receipts and texts; what it calls is in ``calls``.
    package let callbackPort: Int
    private let folder: String

    private static let smsc = "/usr/lib/kannel/test/fakesmsc"

    /// Whether Kannel and its made-up SMSC are installed.
    package static var isInstalled: Bool {
        ServerProcess.has("bearerbox", "smsbox", "python3") && FileManager.default.isExecutableFile(atPath: smsc)
    }

    /// The targets Kannel has called so far.
    package var calls: [String] { lines("calls") }

    /// What bearerbox says it has sent and got so far.
    package var log: [String] { lines("access.log") }

    /// What has arrived at the SMSC so far, a part each: sender, receiver, the header of a joined part, the text.
    package var arrived: [String] {
        lines("smsc.log").compactMap { line in
            line.firstRange(of: "Got message ").map { String(line[$0.upperBound...]) }
        }
    }

    /// Waits until a look at the server finds something.
    /// - Throws: ``ServerProcess/Failure`` after a minute.
    package func wait<Found>(for what: String, _ look: () async throws -> Found?) async throws -> Found {
        for _ in 0..<6000 {
            if let found = try await look() { return found }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw ServerProcess.Failure("Kannel: no \(what) in a minute")
    }

    /// Runs a Kannel with the user `care`, password `s3cret`, while `body` runs.
    ///
    /// 13800000001 writes `text` to us at the beginning; without one Kannel has no SMSC.
    package static func run<R>(
        text: String?,
        isolation: isolated (any Actor)? = #isolation,
        _ body: (KannelServer) async throws -> R
    ) async throws -> R {
        let folder = try ScratchFolder()
        let ports = try (0..<5).map { _ in try Loopback.freePort() }
        let server = KannelServer(port: ports[0], callbackPort: ports[1], folder: folder.path)
        try folder.write(Array(server.configuration(ports).utf8), to: "kannel.conf")
        let file = "\(folder.path)/kannel.conf"
        let recorder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Servers/http_recorder.py")
        let calls = [recorder.path(), "\(ports[1])", "\(folder.path)/calls"]
        return try await ServerProcess.with("python3", calls, port: ports[1]) { _ in
            try await ServerProcess.with("bearerbox", [file], port: ports[3]) { _ in
                try await ServerProcess.with("smsbox", [file], port: ports[0]) { _ in
                    guard let text else { return try await body(server) }
                    let message = "13800000001 10690000 text \(text)"
                    let options = ["-H", "127.0.0.1", "-r", "\(ports[4])", "-i", "1", "-m", "1", message]
                    let shell = ["-c", "exec \"$@\" 2> '\(folder.path)/smsc.log'", "sh", smsc]
                    // The SMSC connects to Kannel: there is no port of its own to wait for.
                    return try await ServerProcess.with("sh", shell + options, port: ports[4]) { _ in
                        _ = try await server.wait(for: "SMSC") { server.log.first { $0.contains("Receive SMS") } }
                        return try await body(server)
                    }
                }
            }
        }
    }

    private func lines(_ name: String) -> [String] {
        let text = (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    private func configuration(_ ports: [Int]) -> String {
        """
        group = core
        admin-port = \(ports[2])
        admin-interface = 127.0.0.1
        admin-password = none
        smsbox-port = \(ports[3])
        smsbox-interface = 127.0.0.1
        box-deny-ip = "*.*.*.*"
        box-allow-ip = "127.0.0.1"
        log-level = 4
        access-log = \(folder)/access.log

        group = smsc
        smsc = fake
        smsc-id = fake
        port = \(ports[4])
        connect-allow-ip = 127.0.0.1

        group = smsbox
        bearerbox-host = 127.0.0.1
        sendsms-port = \(ports[0])
        sendsms-interface = 127.0.0.1
        global-sender = 10690000
        log-level = 4

        group = sendsms-user
        username = care
        password = s3cret
        max-messages = 10
        concatenation = true

        group = sms-service
        keyword = default
        catch-all = true
        get-url = "http://127.0.0.1:\(ports[1])/sms/0123456789abcdef/texts?from=%p&text=%b&charset=%C"
        max-messages = 0

        """
    }
}
