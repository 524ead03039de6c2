import ChannelSupport
import Foundation
import Testing

@Suite("The server", .timeLimit(.minutes(3)))
struct ServeTests {
    @Test("sends what waits, takes receipts and refusals, and ends in good order when told to")
    func serve() async throws {
        let office = try await PostOffice(journeys: 30)
        let port = try Loopback.freePort()
        try office.open(port: port)
        let serving = try Running(["serve", "-C", office.site.path], PostOffice.environment)
        await until { office.sms.taken.count + office.mail.taken.count == office.count }
        try await office.untilAccepted()
        let token = String(try #require(office.sms.taken.first).prefix { $0 != " " })
        let message = try #require(Int64(token.prefix { $0 != "." }))
        let door = "http://127.0.0.1:\(port)"

        // A forged receipt, a real one, the same again, and one that comes too late.
        for (path, state) in [
            ("sms/\(PostOffice.secret)/receipts?token=\(message).AAAAAAAAAAAAAAAAAAAAAA&type=2", "accepted"),
            ("sms/0123456789abcdeX/receipts?token=\(token)&type=2", "accepted"),
            ("sms/\(PostOffice.secret)/receipts?token=\(token)&type=8", "accepted"),
            ("sms/\(PostOffice.secret)/receipts?token=\(token)&type=1", "delivered"),
            ("sms/\(PostOffice.secret)/receipts?token=\(token)&type=1", "delivered"),
            ("sms/\(PostOffice.secret)/receipts?token=\(token)&type=2", "delivered"),
        ] {
            _ = try await Self.call("\(door)/\(path)")
            #expect(try office.site.rows("SELECT state FROM outbox WHERE id = \(message)") == [state], "\(path)")
        }

        #expect(try await Self.call("\(door)/unsubscribe/\(token)").contains("<button"))
        #expect(try office.site.number("SELECT count(*) FROM address_marks") == 0, "looking has no effect")
        _ = try await Self.call("\(door)/unsubscribe/\(token)", body: "List-Unsubscribe=One-Click")
        let marks = Set(try office.site.rows("SELECT kind || source FROM address_marks"))
        #expect(marks == ["refusesone-click"])
        let person = try office.site.number("SELECT person FROM outbox WHERE id = \(message)")
        let shown = try office.site.run("person", "show", "\(person)", environment: PostOffice.environment)
        #expect(shown.stdout.contains("wants no promotions"), "\(shown.stderr)")

        serving.interrupt()
        let ended = try serving.end()
        #expect(ended.status == 0)
        #expect(ended.stderr.contains("listening on port \(port)") && ended.stderr.contains("ended in good order"))
        #expect(try office.site.number("SELECT count(*) FROM dispatchers WHERE ended_at IS NULL") == 0)
        #expect(try office.audit(isDelivered: message) == 0)
    }

    @Test("what people write is kept for staff, and only a refusal has an effect; a call that comes again is kept once")
    func texts() async throws {
        let office = try await PostOffice(journeys: 5)
        let port = try Loopback.freePort()
        try office.open(port: port)
        let serving = try Running(["serve", "-C", office.site.path, "--receive-only"], PostOffice.environment)
        await until { Loopback.answers(port: port) }
        let phone = try #require(try office.site.rows("SELECT phone FROM persons WHERE phone <> '' LIMIT 1").first)
        let person = try office.site.number("SELECT min(id) FROM persons WHERE phone = '\(phone)'")
        for text in [
            "%E5%87%A0%E7%82%B9%E5%BC%80%E9%97%A8", "%E8%AF%B7%E9%80%80%E8%AE%A2", "%E8%AF%B7%E9%80%80%E8%AE%A2",
        ] {
            let query = "from=\(phone)&text=\(text)&charset=UTF-8"
            _ = try await Self.call("http://127.0.0.1:\(port)/sms/\(PostOffice.secret)/texts?\(query)")
            let marks = try office.site.number("SELECT count(*) FROM address_marks")
            #expect((marks > 0) == text.hasPrefix("%E8%AF%B7"))
        }
        serving.interrupt()
        let ended = try serving.end()
        #expect(!ended.stderr.contains(phone) && !ended.stderr.contains("几点"), "\(ended.stderr)")
        let chinese = PostOffice.environment.merging(["LC_ALL": "zh_CN.UTF-8"]) { $1 }
        let shown = try office.site.run("person", "show", "\(person)", environment: chinese).stdout
        #expect(shown.contains("客户来信") && shown.contains("kannel  几点开门"), "\(shown)")
        #expect(shown.components(separatedBy: "请退订").count == 2 && shown.contains("退订推广"), "\(shown)")
    }

    @Test("a port that is taken ends it with one sentence")
    func takenPort() async throws {
        let office = try await PostOffice(journeys: 5)
        let port = try Loopback.freePort()
        try office.open(port: port)
        let first = try Running(["serve", "-C", office.site.path, "--receive-only"], PostOffice.environment)
        await until { Loopback.answers(port: port) }
        let second = try Running(["serve", "-C", office.site.path], PostOffice.environment).end()
        #expect(second.status == 1 && second.stderr.contains("\(port)"), "\(second.stderr)")
        first.interrupt()
        #expect(try first.end().status == 0)
        #expect(office.sms.taken.isEmpty, "it was only to receive")
    }

    /// Waits for something that another program does.
    private func until(_ isSo: () throws -> Bool) async rethrows {
        while !(try isSo()) { await Task.yield() }
    }

    /// Calls an address and reads the answer, whatever its status.
    private static func call(_ address: String, body: String? = nil) async throws -> String {
        let words = ["curl", "--silent", "--max-time", "10"] + (body.map { ["--data", $0] } ?? []) + [address]
        return try Running(words, variables: [:]).end().stdout
    }
}

extension PostOffice {
    /// Opens the doors at a port, at all hours.
    fileprivate func open(port: Int) throws {
        let path = "\(site.path)/doorstep.yaml"
        let settings = try String(contentsOfFile: path, encoding: .utf8)
        let more = """
            serve: { port: \(port) }
            delivery: { hours: { sms: { notice: ["00:00-24:00"] }, email: { notice: ["00:00-24:00"] } } }
            """
        try site.write(settings + "\n" + more, to: "place/doorstep.yaml")
    }

    fileprivate func untilAccepted() async throws {
        while try site.number("SELECT count(*) FROM outbox WHERE state <> 'accepted'") > 0 { await Task.yield() }
    }
}
