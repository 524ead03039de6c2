import Foundation

/// A Kannel on loopback with a made-up SMSC behind it, and `wrk`, which asks it as fast as C can.
struct Kannel {
    private let port: Int
    private let folder: String

    private static let account = (user: "care", password: "s3cret")

    /// Runs bearerbox, smsbox and the SMSC while `body` runs.
    /// - Parameters:
    ///   - folder: Where their settings are written.
    ///   - body: What needs them.
    /// - Returns: What `body` returns.
    /// - Throws: ``BenchError``, or what `body` throws.
    static func running<Value>(in folder: String, _ body: (Kannel) throws -> Value) throws -> Value {
        let ports = try (0..<4).map { _ in try Server.freePort() }
        let kannel = Kannel(port: ports[0], folder: folder)
        let file = "\(folder)/kannel.conf"
        try Data(configuration(ports).utf8).write(to: URL(filePath: file))
        try Data(account.password.utf8).write(to: URL(filePath: "\(folder)/kannel.password"))
        let first = "13800000001 10690000 text first"
        let smsc = [
            try Program.tool("fakesmsc"), "-H", "127.0.0.1", "-r", "\(ports[3])", "-i", "100000", "-m", "1", first,
        ]
        return try Server.running([try Program.tool("bearerbox"), file], port: ports[2]) {
            try Server.running([try Program.tool("smsbox"), file], port: ports[0]) {
                try Server.running(smsc, port: ports[2]) {
                    _ = try kannel.yardstick("热身", connections: 1, seconds: 1)
                    return try body(kannel)
                }
            }
        }
    }

    /// Has `wrk` send one text again and again, over connections that it keeps.
    /// - Returns: Messages taken a second.
    func yardstick(_ text: String, connections: Int, seconds: Int) throws -> Double {
        let output = "\(folder)/wrk.txt"
        let escaped = text.utf8.map { String(format: "%%%02X", $0) }.joined()
        let query = "username=\(Self.account.user)&password=\(Self.account.password)&to=13800000000&coding=2"
        let url = "\(url)?\(query)&charset=UTF-8&text=\(escaped)"
        try Program.run(
            [try Program.tool("wrk"), "-t1", "-c\(connections)", "-d\(seconds)s", url],
            output: output
        )
        let lines = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
        let rate = lines.first { $0.hasPrefix("Requests/sec:") }?.split(separator: " ").last.flatMap { Double($0) }
        guard let rate, !lines.contains(where: { $0.contains("Non-2xx") || $0.contains("Socket errors") }) else {
            throw BenchError.output(output)
        }
        return rate
    }

    /// The settings of a workspace that sends to it.
    func settings(connections: Int) -> String {
        """
        sms:
          channel: kannel
          url: "\(url)"
          user: \(Self.account.user)
          passwordFile: \(folder)/kannel.password
          connections: \(connections)

        """
    }

    private var url: String { "http://127.0.0.1:\(port)/cgi-bin/sendsms" }

    private static func configuration(_ ports: [Int]) -> String {
        """
        group = core
        admin-port = \(ports[1])
        admin-interface = 127.0.0.1
        admin-password = none
        smsbox-port = \(ports[2])
        smsbox-interface = 127.0.0.1
        box-deny-ip = "*.*.*.*"
        box-allow-ip = "127.0.0.1"
        sms-outgoing-queue-limit = 1000000
        log-level = 4

        group = smsc
        smsc = fake
        smsc-id = fake
        port = \(ports[3])
        connect-allow-ip = 127.0.0.1

        group = smsbox
        bearerbox-host = 127.0.0.1
        sendsms-port = \(ports[0])
        sendsms-interface = 127.0.0.1
        global-sender = 10690000
        log-level = 4

        group = sendsms-user
        username = \(account.user)
        password = \(account.password)
        max-messages = 3
        concatenation = true

        """
    }
}
