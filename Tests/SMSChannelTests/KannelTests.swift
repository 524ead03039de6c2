import ChannelSupport
import Lifecycle
import Testing

@testable import SMSChannel

@Suite(
    "SMS through a real Kannel",
    .enabled(
        if: KannelServer.isInstalled,
        "bearerbox, smsbox (kannel), fakesmsc (kannel-extras) or python3 is missing"
    ),
    .timeLimit(.minutes(2)),
    .serialized
)
struct KannelTests {
    private func message(_ id: Int64, _ text: String) -> OutgoingMessage {
        OutgoingMessage(
            id: id,
            address: "13800000000",
            key: "key-\(id)",
            token: "token-\(id)",
            content: .sms(SMSContent(text: text))
        )
    }

    /// A call of Kannel as the server would see it.
    private func call(_ target: String, _ subject: GatewayCall.Subject) -> GatewayCall {
        let query = SigningURL("http://x" + target).query
        let fields = query.map { GatewayCall.Field(name: $0.name, value: Array($0.value.utf8)) }
        return GatewayCall(subject: subject, query: fields, body: [])
    }

    @Test("Chinese text and a text of two parts arrive, receipts and an R come back")
    func roundTrip() async throws {
        try await KannelServer.run(text: "R") { kannel in
            let channel = try GatewayChannel.kannel(kannel.port, callback: "http://127.0.0.1:\(kannel.callbackPort)")
            #expect(await channel.probe() == nil)
            let long = "【某某置业】" + String(repeating: "验房", count: 50)
            let reports = await channel.reports(of: [message(1, "【某某置业】王女士您好&%+ \"😀\""), message(2, long)])
            #expect(reports.map(\.outcome) == [.accepted, .accepted])
            #expect(reports.map(\.code) == [202, 202])

            let receipts = try await kannel.wait(for: "receipts") {
                let calls = kannel.calls.filter { $0.hasPrefix("/sms/0123456789abcdef/receipts?") }
                return calls.count >= 2 ? calls : nil
            }
            let read = try receipts.flatMap { try KannelReader().read(call($0, .receipts)).receipts }
            #expect(Set(read.map(\.message)) == [.token("token-1"), .token("token-2")])
            #expect(read.allSatisfy { $0.news == .delivered })

            let arrived = try await kannel.wait(for: "parts") { kannel.arrived.count >= 3 ? kannel.arrived : nil }
            // Percent-encoded UTF-16: 您好&, and the emoji as a pair of surrogates.
            #expect(arrived[0].contains("%60%A8Y%7D%00%26"), "\(arrived)")
            #expect(arrived[0].contains("%D8%3D%DE%00"))
            #expect(arrived.count == 3, "106 characters are two parts")
            #expect(arrived[1].contains("udh %05%00%03") && arrived[1].contains("%02%01 "))
            #expect(arrived[2].contains("udh %05%00%03") && arrived[2].contains("%02%02 "))

            let text = try await kannel.wait(for: "text") { kannel.calls.first { $0.contains("/texts?") } }
            let inbound = try KannelReader().read(call(text, .texts)).texts
            #expect(inbound == [InboundText(channel: .sms, address: "13800000001", text: "R")])
        }
    }

    @Test("of a text in several parts one receipt comes, which speaks of the first part, and counts for the whole")
    func receiptOfParts() async throws {
        try await KannelServer.run(text: "R") { kannel in
            let channel = try GatewayChannel.kannel(kannel.port, callback: "http://127.0.0.1:\(kannel.callbackPort)")
            let long = "【某某置业】" + String(repeating: "验房", count: 80)
            _ = await channel.reports(of: [message(1, long)])
            _ = try await kannel.wait(for: "parts") { kannel.arrived.count >= 3 ? kannel.arrived : nil }
            // What comes for the next message came after all that was to come for this one.
            _ = await channel.reports(of: [message(2, "【某某置业】您好")])
            let calls = try await kannel.wait(for: "receipt") {
                let calls = kannel.calls.filter { $0.contains("/receipts?") }
                return calls.contains { $0.contains("token-2") } ? calls : nil
            }
            let read = try calls.flatMap { try KannelReader().read(call($0, .receipts)).receipts }
            let ofLong = read.filter { $0.message == .token("token-1") && $0.news == .delivered }
            #expect(ofLong.map(\.part) == [nil], "\(calls)")
        }
    }

    @Test("without an SMSC messages are queued, which is accepted; a wrong password leaves them unsent")
    func withoutSMSC() async throws {
        try await KannelServer.run(text: nil) { kannel in
            let reports = try await GatewayChannel.kannel(kannel.port).reports(of: [message(1, "您好")])
            #expect(reports.map(\.outcome) == [.accepted])
            #expect(reports.first?.words == "3: Queued for later delivery")
            let refused = try await GatewayChannel.kannel(kannel.port, password: "wrong").reports(of: [message(2, "您好")]
            )
            #expect(refused.map(\.outcome) == [.unsent])
            #expect(refused.first?.code == 403)
        }
    }
}
