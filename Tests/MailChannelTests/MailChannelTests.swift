import ChannelSupport
import Foundation
import Lifecycle
import Testing

@testable import MailChannel

extension MailChannel {
    /// A channel to a server of a test, in clear and with a short wait.
    static func local(_ port: Int, messagesPerSession: Int = 100) throws -> MailChannel {
        MailChannel(
            try MailSettings(
                host: "127.0.0.1",
                port: port,
                security: .off,
                from: "care@example.com",
                timeout: .seconds(1),
                messagesPerSession: messagesPerSession
            )
        )
    }
}

extension Trait where Self == ConditionTrait {
    /// Postfix's test server is needed.
    static var needsSink: Self { .enabled(if: ServerProcess.has("smtp-sink"), "smtp-sink (postfix) is not installed") }
}

@Suite("Mail channel", .needsSink, .timeLimit(.minutes(1)))
struct MailChannelTests {
    @Test("keeps the channel contract", arguments: [1, 2, 100])
    func contract(messagesPerSession: Int) async throws {
        try await ServerProcess.withSink { port in
            let channel = try MailChannel.local(port, messagesPerSession: messagesPerSession)
            await ChannelContract(channel, address: "person@example.com").verify()
        }
    }

    @Test("the text arrives as it was written, with its envelope")
    func bytes() async throws {
        let long = String(repeating: "x", count: 998) + "\r\n"
        let bodies = ["", "您好\r\n", ".\r\n..\r\n.a\r\n", "a\r\n\r\n\r\n", String(repeating: long, count: 40)]
        let folder = try ScratchFolder()
        try await ServerProcess.withSink(["-d", "\(folder.path)/mail/m."]) { port in
            let mails = bodies.enumerated().map { OutgoingMessage.mail(Int64($0.offset), body: $0.element) }
            let channel = try MailChannel.local(port)
            #expect(await channel.outcomes(of: mails) == mails.map { _ in .accepted })
            let dumps = try folder.names(in: "mail").map {
                String(decoding: try folder.read("mail/\($0)"), as: UTF8.self)
            }
            for mail in mails {
                guard case .mime(let text) = mail.content else { continue }
                let lines = String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n")
                let dump = try #require(dumps.first { $0.contains("<\(mail.key)@example.com>") })
                // After the server's own headers, which end with a time zone, come the very bytes, and one empty line.
                #expect(dump.hasSuffix(")\n" + lines + "\n"))
                #expect(dump.contains("X-Mail-Args: <care@example.com> RET=HDRS ENVID=\(mail.key)\n"))
                #expect(dump.contains("X-Rcpt-Args: <\(mail.address)> NOTIFY=FAILURE\n"))
            }
        }
    }

    @Test("messages over one session's share go in several, in order")
    func sessions() async throws {
        try await ServerProcess.withSink { port in
            let mails = (1...25).map { OutgoingMessage.mail(Int64($0)) }
            let reports = try await MailChannel.local(port, messagesPerSession: 10).reports(of: mails)
            #expect(reports.map(\.message) == Array(1...25))
            #expect(reports.allSatisfy { $0.outcome == .accepted && $0.code == 250 })
        }
    }

    @Test(
        "a mail of lone returns or line breaks is refused",
        arguments: ["a\nb\r\n", "a\rb\r\n", "a\r\r\n", "a", "a\r"]
    )
    func loneBreaks(text: String) async throws {
        let channel = try MailChannel.local(9)
        let mail = OutgoingMessage(id: 1, address: "a@example.com", key: "k", content: .mime(Array(text.utf8)))
        #expect(await channel.outcomes(of: [mail]) == [.refused])
    }
}
