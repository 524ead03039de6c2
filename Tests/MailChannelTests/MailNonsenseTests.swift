import ChannelSupport
import Lifecycle
import Testing

@testable import MailChannel

@Suite(
    "Mail channel and servers out of their mind",
    .enabled(if: ServerProcess.has("python3"), "python3 is not installed"),
    .timeLimit(.minutes(2))
)
struct MailNonsenseTests {
    private typealias Outcome = DeliveryReport.Outcome
    private static let two: [OutgoingMessage] = [.mail(1), .mail(2)]
    private static let steps = ["CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "."]

    /// Sends two mails to a server that goes wrong, and checks that it does not take forever.
    private func reports(
        _ step: String,
        _ way: String,
        _ answer: String = "",
        of mails: [OutgoingMessage] = two
    )
        async throws -> [DeliveryReport]
    {
        try await ServerProcess.withScriptedServer([step, way, answer], script: "smtp_faults.py") { port in
            let channel = try MailChannel.local(port)
            let log = ReportLog()
            let time = await ContinuousClock().measure { await channel.deliver(mails, watch: log) }
            // A second for each answer, and two connections at most; the rest is for busy machines.
            #expect(time < .seconds(20), "\(step) \(way) took \(time)")
            #expect(log.reports.map(\.message) == mails.map(\.id))
            let doubtful = log.reports.filter { [.unknown, .accepted].contains($0.outcome) }.map(\.message)
            #expect(Set(doubtful).isSubset(of: log.begun), "nothing is taken that was not begun")
            return log.reports
        }
    }

    @Test(
        "no nonsense at any step is taken for an answer",
        arguments: steps,
        ["garbage", "zeros", "silence", "drip", "drip_lines", "half", "refuse_half", "endless", "close"]
    )
    func nonsense(step: String, way: String) async throws {
        let outcomes = try await reports(step, way).map(\.outcome)
        #expect(outcomes.first == (step == "." ? .unknown : .unsent), "\(outcomes)")
        #expect(outcomes.last == .unsent || outcomes.last == .unknown && step == ".", "\(outcomes)")
    }

    @Test("a megabyte of an answer is too much of one", arguments: steps, ["megabyte", "long_line"])
    func megabyte(step: String, way: String) async throws {
        let outcomes = try await reports(step, way).map(\.outcome)
        let expected: Outcome =
            switch (step, way) {
            case ("EHLO", "megabyte"): .accepted  // what a server offers is read line by line, however much it is
            case (".", "megabyte"): .unknown
            case (".", _): .accepted  // its code comes first, and no other line could change it
            default: .unsent
            }
        #expect(outcomes == [expected, expected])
    }

    @Test(
        "answers out of place blame no message, and none is sent twice",
        arguments: [
            ("MAIL", "354 what"), ("MAIL", "999 what"), ("RCPT", "354 what"), ("RCPT", "100 what"), ("DATA", "250 ok"),
            ("DATA", "100 what"), ("EHLO", "354 what"), ("CONNECT", "354 what"),
        ]
    )
    func misplaced(step: String, answer: String) async throws {
        let outcomes = try await reports(step, "say", answer).map(\.outcome)
        #expect(outcomes == [.unsent, .unsent])
    }

    @Test("a server that hangs up while a long text is being written has certainly not taken it")
    func hangsUpInText() async throws {
        let line = String(repeating: "x", count: 76) + "\r\n"
        let long = OutgoingMessage.mail(1, body: String(repeating: line, count: 300_000))
        let reports = try await reports("TEXT", "close", of: [long, .mail(2)])
        #expect(reports.first?.outcome == .unsent, "\(reports)")
        #expect(reports.last?.outcome != .accepted)
    }

    @Test("a text begins after it has been said to begin, and only then")
    func beginnings() async throws {
        for (step, begun) in [("MAIL", []), ("RCPT", []), ("DATA", []), (".", [1, 2])] as [(String, [Int64])] {
            try await ServerProcess.withScriptedServer([step, "say", "451 later"], script: "smtp_faults.py") { port in
                let log = ReportLog()
                await (try MailChannel.local(port)).deliver(Self.two, watch: log)
                #expect(log.begun == begun, "451 to \(step)")
                #expect(log.reports.map(\.outcome) == [.deferred, .deferred])
            }
        }
    }

    @Test("several calls run side by side, each with a connection of its own")
    func sideBySide() async throws {
        let folder = try ScratchFolder()
        let server = try CountingServer(record: "\(folder.path)/taken")
        try await server.start()
        let channel = try MailChannel.local(server.port)
        let log = ReportLog()
        await withTaskGroup(of: Void.self) { group in
            for call in 0..<8 {
                let mails = (0..<50).map { OutgoingMessage.mail(Int64(call * 50 + $0)) }
                group.addTask { await channel.deliver(mails, watch: log) }
            }
        }
        #expect(log.reports.count == 400 && log.reports.allSatisfy { $0.outcome == .accepted })
        #expect(Set(server.taken) == Set((0..<400).map { "key-\($0)@example.com" }) && server.taken.count == 400)
    }
}
