import Foundation
import Glibc

/// An rspamd that judges mails by their form alone and asks nobody; stopped when released.
///
/// How old a mail is, by this machine's clock, is no matter of its form: that counts nothing.
package final class RspamdServer {
    private let port: Int
    private let folder: ScratchFolder
    private let process: pid_t

    /// A rule that a mail has met, with what it adds to the mail's score.
    package struct Symbol: Hashable, Sendable {
        /// The rule's name, such as `MISSING_DATE`.
        package let name: String
        /// Above zero for what speaks against a mail.
        package let score: Double
    }

    /// Starts a server.
    /// - Throws: ``ServerProcess/Failure`` when it does not begin to listen.
    package init() async throws {
        port = try Loopback.freePort()
        folder = try ScratchFolder()
        for name in ["data", "run"] { try folder.makeFolder(name) }
        // The whole list of top-level domains takes a minute to prepare.
        try folder.write(Array("com\ncn\norg\ntest\n".utf8), to: "domains")
        try folder.write(Array(Self.settings(folder.path, port, nobodyAt: try Loopback.freePort()).utf8), to: "conf")
        guard let rspamd = ServerProcess.tool("rspamd"),
            let started = ChildProcess.start(
                [rspamd, "-f", "-i", "-u", "root", "-g", "root", "-c", "\(folder.path)/conf"]
                    + ["--var=DBDIR=\(folder.path)/data"]
            )
        else { throw ServerProcess.Failure("rspamd cannot be started") }
        process = started
        try await ServerProcess.awaitListener("rspamd", port: port)
    }

    /// The symbols of a mail as it arrived.
    /// - Parameters:
    ///   - mail: Its bytes.
    ///   - from: The envelope's sender.
    ///   - to: The envelope's recipient.
    /// - Returns: Every rule it met, those that say nothing for or against it too.
    /// - Throws: ``ServerProcess/Failure`` when rspamd gives no answer.
    package func symbols(of mail: [UInt8], from: String, to: String) throws -> [Symbol] {
        try folder.write(mail, to: "mail")
        let path = folder.path
        let options = "-h 127.0.0.1:\(port) -t 60 -i 127.0.0.1 --from \(from) --rcpt \(to)"
        try ServerProcess.run("sh", ["-c", "rspamc \(options) symbols \(path)/mail > \(path)/answer"])
        let answer = String(decoding: try folder.read("answer"), as: UTF8.self)
        guard answer.contains("Score:") else { throw ServerProcess.Failure("rspamd gave no answer") }
        return answer.matches(of: /Symbol: (\w+) \((-?[0-9.]+)\)/).map {
            Symbol(name: String($0.1), score: Double($0.2) ?? 0)
        }
    }

    deinit { ChildProcess.stop(process) }

    private static func settings(_ folder: String, _ port: Int, nobodyAt dns: Int) -> String {
        """
        options {
          pidfile = "\(folder)/run/pid";
          filters = "chartable,regexp";
          tempdir = "\(folder)";
          cache_file = "\(folder)/data/symbols";
          hs_cache_dir = "\(folder)/data";
          disable_hyperscan = true;
          control_socket = "\(folder)/run/control mode=0600";
          url_tld = "\(folder)/domains";
          dns { nameserver = ["127.0.0.1:\(dns):10"]; timeout = 0.05s; retransmits = 0; }
        }
        logging { type = "file"; filename = "\(folder)/log"; level = "warning"; }
        worker "normal" { bind_socket = "127.0.0.1:\(port)"; count = 1; mime = true; }
        lua = "/usr/share/rspamd/rules/rspamd.lua"
        .include "/etc/rspamd/metrics.conf"
        .include "/etc/rspamd/actions.conf"
        .include "/etc/rspamd/groups.conf"
        group "headers" { symbols { "DATE_IN_PAST" { weight = 0; } "DATE_IN_FUTURE" { weight = 0; } } }
        .include "/etc/rspamd/modules.d/forged_recipients.conf"
        .include "/etc/rspamd/modules.d/mime_types.conf"
        .include "/etc/rspamd/modules.d/mid.conf"
        .include "/etc/rspamd/modules.d/chartable.conf"
        .include "/etc/rspamd/modules.d/maillist.conf"
        modules { path = "/usr/share/rspamd/plugins"; }

        """
    }
}
