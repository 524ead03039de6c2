import ChannelSupport
import Lifecycle
import Testing

@testable import SMSChannel

@Suite("SMS gateway channel and faults", .needsPython, .timeLimit(.minutes(2)))
struct GatewayFaultTests {
    @Test(
        "a message that may have been taken is unknown, counted once, and never waited for past the timeout",
        arguments: ["nothing", "garbage", "half", "megabytes", "headers", "drips", "silent", "moves"]
    )
    func unclear(mood: String) async throws {
        let folder = try ScratchFolder()
        try await ServerProcess.withGateway(["--record", "\(folder.path)/record", "--mood", mood]) { port in
            let channel = try GatewayChannel.kannel(port, timeoutSeconds: 1)
            let log = ReportLog()
            let time = await ContinuousClock().measure { await channel.deliver([.sms(1)], watch: log) }
            #expect(log.reports.map(\.outcome) == [.unknown], "\(log.reports)")
            #expect(log.begun == [1])
            #expect(record(folder).count <= 1)
            #expect(time < .seconds(20), "one second for the answer, five for connecting")
        }
    }

    @Test("a gateway that takes and hangs up leaves at most two in doubt and the rest unsent")
    func hangsUp() async throws {
        let folder = try ScratchFolder()
        try await ServerProcess.withGateway(["--record", "\(folder.path)/record", "--mood", "nothing"]) { port in
            let outcomes = try await GatewayChannel.kannel(port).outcomes(of: (1...5).map { .sms($0) })
            #expect(outcomes == [.unknown, .unknown, .unsent, .unsent, .unsent])
            #expect(record(folder).count == 2)
        }
    }

    @Test(
        "what an answer says decides",
        arguments: [
            (#"200 application/json {"code":0,"message":"ok","id":"m-1"}"#, .accepted),
            (#"200 application/json {"code":"0"}"#, .accepted),
            (#"200 application/json {"code":"901","message":"bad number"}"#, .refused),
            (#"200 application/json {"code":"7"}"#, .unknown),
            (#"200 application/json {"code":"#, .unknown),
            (#"200 application/json [0]"#, .unknown),
            (#"200 application/json {"code":{"code":0}}"#, .unknown),
            ("200 text/html <html>fine</html>", .unknown), ("500 text/html <html>500</html>", .unknown),
            ("502 text/html bad", .unknown), ("503 text/html busy", .deferred), ("429 text/html slow", .deferred),
            ("401 text/html who", .unsent), ("404 text/html where", .unsent), ("400 text/html what", .refused),
            ("308 text/html there", .unsent), ("302 text/html there", .unknown),
        ] as [(String, DeliveryReport.Outcome)]
    )
    func answers(answer: String, outcome: DeliveryReport.Outcome) async throws {
        try await ServerProcess.withGateway(["--mood", "says", "--body", answer]) { port in
            let reports = try await GatewayChannel.json(port).reports(of: [.sms(1)])
            #expect(reports.map(\.outcome) == [outcome], "\(reports)")
            #expect(reports.first?.reference == (answer.contains("m-1") ? "m-1" : nil))
        }
    }

    @Test("words of an answer are kept without the number")
    func words() async throws {
        let answer = #"200 application/json {"code":"9","message":"no such number 13800000000"}"#
        try await ServerProcess.withGateway(["--mood", "says", "--body", answer]) { port in
            let reports = try await GatewayChannel.json(port).reports(of: [.sms(1)])
            #expect(reports.first?.words == "9 no such number […]")
        }
    }

    @Test("a server that never says a word is given up in time")
    func mute() async throws {
        let listener = try Listener()
        let channel = try GatewayChannel.kannel(listener.port, timeoutSeconds: 1)
        let time = await ContinuousClock().measure {
            #expect(await channel.outcomes(of: [.sms(1), .sms(2)]) == [.unknown, .unsent])
        }
        #expect(time < .seconds(20))
    }
}
