import Foundation
import Glibc

/// A Postfix of its own, with its queue and mailboxes in a folder; stopped when released.
///
/// It takes mail for every mailbox of ``domain`` and delivers it to those it knows; for others it writes a bounce.
package final class PostfixServer {
    /// The domain whose mail it takes.
    package static let domain = "doorstep.test"

    /// Where it listens.
    package let port: Int

    private let folder: ScratchFolder

    /// What keeps a machine from running one; nothing when it can.
    package static var obstacle: String? {
        if geteuid() != 0 { return "Postfix runs as root only" }
        return ServerProcess.has("postfix") ? nil : "postfix is not installed"
    }

    /// Starts a server.
    /// - Parameter mailboxes: The local parts it knows.
    /// - Throws: ``ServerProcess/Failure`` when it does not begin to listen.
    package init(mailboxes: [String]) async throws {
        port = try Loopback.freePort()
        folder = try ScratchFolder()
        for name in ["etc", "queue", "data", "mail"] { try folder.makeFolder(name) }
        try folder.write(Array(Self.settings(folder.path, mailboxes).utf8), to: "etc/main.cf")
        try folder.write(Array(Self.services(port).utf8), to: "etc/master.cf")
        try ServerProcess.run("chown", ["postfix", "\(folder.path)/data"])
        try ServerProcess.run("chown", ["\(Self.deliverer):\(Self.deliverer)", "\(folder.path)/mail"])
        try ServerProcess.run("postfix", ["-c", "\(folder.path)/etc", "start"])
        try await ServerProcess.awaitListener("postfix", port: port)
    }

    /// The Maildir of a mailbox; there once the first mail has come.
    package func maildir(_ mailbox: String) -> String { "\(folder.path)/mail/\(mailbox)" }

    /// Waits until a mailbox holds some number of mails, a minute at most.
    /// - Returns: Their bytes.
    /// - Throws: ``ServerProcess/Failure`` when they do not come.
    package func mails(in mailbox: String, count: Int) async throws -> [[UInt8]] {
        for _ in 0..<1200 {
            let names = (try? folder.names(in: "mail/\(mailbox)/new")) ?? []
            if names.count >= count { return try names.map { try folder.read("mail/\(mailbox)/new/\($0)") } }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw ServerProcess.Failure("Postfix has not delivered \(count) mails to \(mailbox)")
    }

    deinit { try? ServerProcess.run("postfix", ["-c", "\(folder.path)/etc", "stop"]) }

    private static let deliverer = 65_534  // nobody

    private static func settings(_ folder: String, _ mailboxes: [String]) -> String {
        let known = mailboxes.map { "\($0)@\(domain)=\($0)/" }.joined(separator: ", ")
        return """
            compatibility_level = 3.6
            queue_directory = \(folder)/queue
            data_directory = \(folder)/data
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = mx.\(domain)
            mydestination =
            local_recipient_maps =
            alias_maps =
            mynetworks = 127.0.0.0/8
            virtual_mailbox_domains = \(domain)
            virtual_mailbox_base = \(folder)/mail
            virtual_mailbox_maps = inline:{ \(known) }
            virtual_uid_maps = static:\(deliverer)
            virtual_gid_maps = static:\(deliverer)
            smtpd_reject_unlisted_recipient = no
            default_transport = error:no way out
            maillog_file = \(folder)/mail.log
            maillog_file_prefixes = \(folder)

            """
    }

    private static func services(_ port: Int) -> String {
        """
        127.0.0.1:\(port) inet n - n - - smtpd
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        proxymap unix - - n - - proxymap
        showq unix n - n - - showq
        flush unix n - n 1000? 0 flush
        postlog unix-dgram n - n - 1 postlogd

        """
    }
}
