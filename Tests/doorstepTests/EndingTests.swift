import ChannelSupport
import Foundation
import Testing

@Suite("Being asked to end", .serialized, .timeLimit(.minutes(3)))
struct EndingTests {
    /// Texts go out at any hour, and no mail ever does: nothing answers but the gateway, and it waits.
    private static let hours = """
        delivery: { hours: { sms: { notice: ["00:00-24:00"] }, email: { notice: [], promotion: [] } } }
        """

    @Test(
        "is answered by one sentence, and followed after what is in hand",
        arguments: [
            (["outbox", "send", "--channel", "sms"], "en_US.UTF-8", "ending after the "),
            (["outbox", "send", "--channel", "sms"], "zh_CN.UTF-8", "正在结束：先处理完手头的 "),
            (["serve"], "C.UTF-8", "ending after the "),
        ]
    )
    func inHand(command: [String], locale: String, sentence: String) async throws {
        let office = try await PostOffice(journeys: 60, drops: ["--mood", "waits"])
        let port = try Loopback.freePort()
        // A machine under load must not make the gateway late.
        let settings = try String(contentsOfFile: "\(office.site.path)/doorstep.yaml", encoding: .utf8)
            .replacing("callback:", with: "timeoutSeconds: 300, callback:")
        try office.site.write("\(settings)\n\(Self.hours)\nserve: { port: \(port) }\n", to: "place/doorstep.yaml")
        let environment = PostOffice.environment.merging(["LC_ALL": locale]) { $1 }
        let sending = try Running(command + ["-C", office.site.path], environment)
        while office.sms.taken.isEmpty { await Task.yield() }
        sending.interrupt()
        while !sending.remarks.contains(sentence) { await Task.yield() }
        #expect(!sending.hasEnded)
        sending.interrupt()
        try office.site.write("", to: "sms.txt.open")
        let ended = try sending.end()
        #expect(ended.status == (command[0] == "serve" ? 0 : 2), "\(ended.stderr)")
        #expect(ended.stderr.components(separatedBy: sentence).count == 2, "said once: \(ended.stderr)")
        let said = try #require(ended.stderr.firstRange(of: sentence))
        let count = try #require(Int(ended.stderr[said.upperBound...].prefix { $0.isNumber }))
        let accepted = try office.site.number(
            "SELECT count(*) FROM outbox WHERE channel = 'sms' AND state = 'accepted'"
        )
        #expect(1 <= count && count <= accepted, "all that is in hand is followed through")
        #expect(accepted <= 20, "two connections, ten messages each at most")
        #expect(
            try office.site.rows("SELECT DISTINCT state FROM outbox WHERE channel = 'sms' ORDER BY 1") == [
                "accepted", "waiting",
            ]
        )
        #expect(try office.site.number("SELECT count(*) FROM dispatchers WHERE ended_at IS NULL") == 0)
    }

    @Test("with nothing in hand ends it at once")
    func nothing() async throws {
        let site = try Site()
        let port = try Loopback.freePort()
        try site.write("serve: { port: \(port) }\n", to: "place/doorstep.yaml")
        let serving = try Running(["serve", "-C", site.path], [:])
        while !serving.remarks.contains("listening") { await Task.yield() }
        serving.interrupt()
        let ended = try serving.end()
        #expect(ended.status == 0 && ended.stderr.contains("ending: no message is in hand"), "\(ended.stderr)")
    }
}
