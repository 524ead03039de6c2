import ChannelSupport
import Lifecycle
import Testing

@testable import MailChannel

@Suite("Mail channel and faults", .needsSink, .timeLimit(.minutes(1)))
struct MailFaultTests {
    private static let two: [OutgoingMessage] = [.mail(1), .mail(2)]

    @Test("a soft rejection defers each message", arguments: ["MAIL", "RCPT", "DATA", "."])
    func soft(command: String) async throws {
        try await ServerProcess.withSink(["-r", command]) { port in
            let reports = try await MailChannel.local(port).reports(of: Self.two)
            #expect(reports.map(\.outcome) == [.deferred, .deferred])
            #expect(reports.map(\.code) == [450, 450])
        }
    }

    @Test(
        "a hard rejection refuses each message; one of the sender is about us",
        arguments: ["MAIL", "RCPT", "DATA", "."]
    )
    func hard(command: String) async throws {
        try await ServerProcess.withSink(["-f", command, "-B", "550 5.1.1 nobody <person-1@example.com> here"]) {
            port in
            let reports = try await MailChannel.local(port).reports(of: Self.two)
            let isAboutUs = command == "MAIL"
            #expect(reports.map(\.outcome) == (isAboutUs ? [.unsent, .unsent] : [.refused, .refused]))
            #expect(reports.map(\.code) == [550, 550])
            #expect(
                reports.first.map { Phrase(stored: $0.words).english } == (isAboutUs ? "the server refuses us: " : "")
                    + "5.1.1 nobody […] here"
            )
        }
    }

    @Test("a server that turns us away leaves all unsent, with its words", arguments: ["CONNECT", "EHLO,HELO"])
    func turnedAway(command: String) async throws {
        try await ServerProcess.withSink(["-r", command, "-b", "421 4.7.0 too busy"]) { port in
            let channel = try MailChannel.local(port)
            let reports = await channel.reports(of: Self.two)
            #expect(reports.map(\.outcome) == [.unsent, .unsent])
            #expect(reports.map(\.code) == [421, 421])
            #expect(reports.first?.words.contains("turns us away: 421 4.7.0 too busy") == true)
            #expect(await channel.probe()?.english.contains("too busy") == true)
        }
    }

    @Test(
        "a connection cut before the text leaves messages unsent, after it unknown",
        arguments: [
            ("CONNECT", [.unsent, .unsent]), ("EHLO", [.unsent, .unsent]), ("MAIL", [.unsent, .unsent]),
            ("RCPT", [.unsent, .unsent]), ("DATA", [.unsent, .unsent]), (".", [.unknown, .unknown]),
        ] as [(String, [DeliveryReport.Outcome])]
    )
    func cut(command: String, expected: [DeliveryReport.Outcome]) async throws {
        // A text that was begun is settled as unknown; the next message gets a connection of its own.
        try await ServerProcess.withSink(["-q", command]) { port in
            let reports = try await MailChannel.local(port).reports(of: Self.two)
            #expect(reports.map(\.outcome) == expected)
            #expect(reports.allSatisfy { $0.code == 0 && !$0.words.isEmpty })
        }
    }

    @Test(
        "a 421 defers the message and leaves the rest alone",
        arguments: [("MAIL", [.deferred, .unsent]), (".", [.deferred, .unsent])]
            as [(
                String, [DeliveryReport.Outcome]
            )]
    )
    func closing(command: String, expected: [DeliveryReport.Outcome]) async throws {
        try await ServerProcess.withSink(["-Q", command]) { port in
            let channel = try MailChannel.local(port)
            #expect(await channel.outcomes(of: Self.two) == expected)
        }
    }

    @Test("a server that goes away after three messages leaves the others unsent")
    func goneAfterThree() async throws {
        try await ServerProcess.withSink(["-M", "3"]) { port in
            let mails = (1...6).map { OutgoingMessage.mail(Int64($0)) }
            let reports = try await MailChannel.local(port).reports(of: mails)
            #expect(reports.map(\.message) == Array(1...6))
            #expect(reports.prefix(2).allSatisfy { $0.outcome == .accepted })
            #expect(reports.dropFirst(3).allSatisfy { $0.outcome == .unsent })
        }
    }

    @Test("without a server all are unsent at once")
    func noServer() async throws {
        let channel = try MailChannel.local(try Loopback.freePort())
        let clock = ContinuousClock()
        var reports: [DeliveryReport] = []
        let time = await clock.measure { reports = await channel.reports(of: (1...300).map { .mail($0) }) }
        #expect(reports.map(\.outcome) == reports.map { _ in .unsent } && reports.count == 300)
        #expect(reports.first?.words.contains("no connection (Connection refused)") == true)
        #expect(time < .seconds(60), "one attempt answers for all")
        #expect(await channel.probe()?.chinese.contains("无法连接") == true)
    }

    @Test("a host without an address is named")
    func unknownHost() async throws {
        let settings = try MailSettings(host: "mail.invalid", security: .off, from: "a@example.com")
        #expect(await MailChannel(settings).reports(of: Self.two).map(\.outcome) == [.unsent, .unsent])
        #expect(await MailChannel(settings).probe()?.english.contains("the name is not known") == true)
    }

    @Test("a silent server costs one timeout and leaves all unsent")
    func silent() async throws {
        let listener = try Listener()
        let channel = try MailChannel.local(listener.port)
        var outcomes: [DeliveryReport.Outcome] = []
        let time = await ContinuousClock().measure { outcomes = await channel.outcomes(of: Self.two) }
        #expect(outcomes == [.unsent, .unsent])
        #expect(time > .milliseconds(900) && time < .seconds(60))
    }

    @Test(
        "a server that falls silent is given up in time",
        arguments: [("MAIL", .unsent), ("RCPT", .unsent), ("DATA", .unsent), (".", .unknown)]
            as [(
                String, DeliveryReport.Outcome
            )]
    )
    func slow(command: String, expected: DeliveryReport.Outcome) async throws {
        try await ServerProcess.withSink(["-p", "-W", "\(command):30"]) { port in
            let channel = try MailChannel.local(port)
            let reports = await channel.reports(of: [.mail(1)])
            #expect(reports.map(\.outcome) == [expected], "\(reports)")
        }
    }

    @Test("probing sends nothing")
    func probing() async throws {
        let folder = try ScratchFolder()
        try await ServerProcess.withSink(["-d", "\(folder.path)/m."]) { port in
            let channel = try MailChannel.local(port)
            #expect(await channel.probe() == nil)
            #expect(try folder.names().isEmpty)
        }
    }
}
