import ChannelSupport
import Lifecycle
import Testing

@testable import SMSChannel

@Suite("SMS gateway channel", .needsPython, .timeLimit(.minutes(1)))
struct GatewayChannelTests {
    @Test("keeps the contract of channels")
    func contract() async throws {
        try await ServerProcess.withGateway { port in
            await ChannelContract(try GatewayChannel.kannel(port), address: "13800000000").verify()
        }
    }

    @Test("hands each message over once, over one connection, with its beginning before it")
    func once() async throws {
        let folder = try ScratchFolder()
        try await ServerProcess.withGateway(["--record", "\(folder.path)/record"]) { port in
            let log = ReportLog()
            let messages = (1...50).map { OutgoingMessage.sms(Int64($0), to: "138000000\($0 + 10)") }
            await (try GatewayChannel.kannel(port)).deliver(messages, watch: log)
            #expect(log.begun == messages.map(\.id))
            #expect(log.reports.allSatisfy { $0.outcome == .accepted && $0.code == 202 })
            #expect(log.reports.first?.words == "0: Accepted for delivery")
            #expect(record(folder) == messages.map { "- \($0.address)" })
        }
    }

    @Test("tells the gateway where receipts go")
    func callback() async throws {
        let folder = try ScratchFolder()
        try await ServerProcess.withGateway(["--record", "\(folder.path)/record"]) { port in
            let channel = try GatewayChannel.kannel(port, callback: "http://127.0.0.1:9/")
            let message = OutgoingMessage(
                id: 1,
                address: "13800000000",
                key: "k",
                token: "17.ab-c",
                content: .sms(SMSContent(text: "您好"))
            )
            #expect(await channel.outcomes(of: [message]) == [.accepted])
            #expect(record(folder) == ["17.ab-c 13800000000"])
        }
    }

    @Test("ten calls at once each have a connection")
    func parallel() async throws {
        let folder = try ScratchFolder()
        try await ServerProcess.withGateway(["--record", "\(folder.path)/record"]) { port in
            let channel = try GatewayChannel.kannel(port)
            await withTaskGroup(of: Void.self) { group in
                for lane in 0..<10 {
                    group.addTask {
                        let first = 13_800_000_000 + lane * 20
                        let batch = (0..<20).map { OutgoingMessage.sms(Int64($0), to: "\(first + $0)") }
                        #expect(await channel.outcomes(of: batch) == batch.map { _ in .accepted })
                    }
                }
            }
            #expect(Set(record(folder)).count == 200)
            #expect(record(folder).count == 200)
        }
    }

    @Test("a gateway that ends idle connections gets the next message over a new one, and none twice")
    func closesBetween() async throws {
        let folder = try ScratchFolder()
        try await ServerProcess.withGateway(["--record", "\(folder.path)/record", "--close-after", "1"]) { port in
            let messages = (1...20).map { OutgoingMessage.sms(Int64($0), to: "\(13_800_000_000 + $0)") }
            let reports = await (try GatewayChannel.kannel(port)).reports(of: messages)
            let taken = record(folder)
            #expect(Set(taken).count == taken.count, "none twice")
            for (message, report) in zip(messages, reports) where report.outcome == .accepted {
                #expect(taken.contains("- \(message.address)"))
            }
            let counted = reports.count { $0.outcome == .accepted || $0.outcome == .unknown }
            #expect(taken.count <= counted)
        }
    }

    @Test("a message taken and not answered on a connection used before is not sent again")
    func forgets() async throws {
        let folder = try ScratchFolder()
        try await ServerProcess.withGateway(["--record", "\(folder.path)/record", "--mood", "forgets"]) { port in
            let messages = (1...4).map { OutgoingMessage.sms(Int64($0), to: "\(13_800_000_000 + $0)") }
            let log = ReportLog()
            await (try GatewayChannel.kannel(port)).deliver(messages, watch: log)
            #expect(log.reports.map(\.outcome) == [.accepted, .unknown, .accepted, .unknown])
            #expect(log.begun == [1, 2, 3, 4])
            #expect(record(folder) == messages.map { "- \($0.address)" }, "each once")
        }
    }

    @Test("a wrong password leaves all unsent and asks once")
    func wrongPassword() async throws {
        try await ServerProcess.withGateway { port in
            let channel = try GatewayChannel.kannel(port, password: "wrong")
            let log = ReportLog()
            await channel.deliver([.sms(1), .sms(2)], watch: log)
            #expect(log.reports.map(\.outcome) == [.unsent, .unsent])
            #expect(log.begun == [1])
            #expect(log.reports.first?.words == "Authorization failed for sendsms")
        }
    }

    @Test("a busy gateway defers each message")
    func busy() async throws {
        try await ServerProcess.withGateway(["--busy", "1"]) { port in
            let channel = try GatewayChannel.kannel(port)
            #expect(await channel.outcomes(of: [.sms(1), .sms(2)]) == [.deferred, .deferred])
        }
    }

    @Test("without a gateway all are unsent, none begins, and the reason is named")
    func nobody() async throws {
        let channel = try GatewayChannel.kannel(try Loopback.freePort())
        let log = ReportLog()
        await channel.deliver((1...300).map { .sms($0) }, watch: log)
        #expect(log.reports.count == 300 && log.reports.allSatisfy { $0.outcome == .unsent })
        #expect(log.begun.isEmpty)
        #expect(await channel.probe()?.chinese.contains("无法连接") == true)
    }

    @Test("a host without an address is named")
    func unknownHost() async throws {
        let channel = try GatewayChannel.kannel(80, host: "sms.invalid")
        #expect(await channel.outcomes(of: [.sms(1)]) == [.unsent])
        #expect(await channel.probe()?.english.contains("the name is not known") == true)
    }
}
