import Foundation

/// Postfix's `smtp-sink`, which takes every message, and `smtp-source`, which sends to it as fast as C can.
struct MailSink {
    let port: Int

    /// Bytes of a message of `smtp-source`, without its headers.
    static let size = 4096

    /// Runs a sink while `body` runs.
    static func running<Value>(_ body: (MailSink) throws -> Value) throws -> Value {
        let port = try Server.freePort()
        let user = geteuid() == 0 ? ["-u", "root"] : []
        let sink = [try Program.tool("smtp-sink")] + user + ["127.0.0.1:\(port)", "256"]
        return try Server.running(sink, port: port) { try body(MailSink(port: port)) }
    }

    /// Has `smtp-source` send messages, over connections that it keeps.
    func yardstick(_ count: Int, sessions: Int, output: String) throws -> Usage {
        let options = ["-d", "-s", "\(sessions)", "-l", "\(Self.size)", "-m", "\(count)"]
        return try Program.run([try Program.tool("smtp-source")] + options + ["127.0.0.1:\(port)"], output: output)
    }

    /// The settings of a workspace that sends to it.
    func settings(connections: Int) -> String {
        """
        mail:
          channel: smtp
          host: 127.0.0.1
          port: \(port)
          security: "off"
          connections: \(connections)

        """
    }
}
