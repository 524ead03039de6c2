import Lifecycle
import Testing

@testable import Receiver

@Suite("Receiver over HTTP", .timeLimit(.minutes(2)))
struct HTTPTests {
    private static let sms = "/sms/\(Served.secret)"
    private static let oneClick = "List-Unsubscribe=One-Click"

    @Test("a watcher is told that all is well, and a HEAD gets the head alone")
    func health() async throws {
        try await Served.with { served in
            let answer = try await served.call("GET", "/health")
            #expect(answer.status == 200)
            #expect(answer.answerBody == "ok\n")
            let head = try await served.call("HEAD", "/health")
            #expect(head.status == 200)
            #expect(head.answerBody.isEmpty)
            #expect(head.lowercased().contains("content-length: 3\r\n"))
        }
    }

    @Test("receipts, texts and refusals come through, and their senders read what they want to read")
    func allDoors() async throws {
        try await Served.with { served in
            #expect(try await served.call("GET", "\(Self.sms)/receipts?token=token-7").answerBody == "taken")
            #expect(try await served.call("POST", "\(Self.sms)/texts?x=%00", body: "退订\u{0}").answerBody == "taken")
            let page = try await served.call("POST", "/unsubscribe/token-9", body: Self.oneClick)
            #expect(page.status == 200)
            #expect(page.contains("已退订"))
            let text = InboundText(channel: .sms, address: "13800000000", text: "退订\u{0}")
            #expect(
                served.reception.taken == [.receipts([.delivered(.number(7))]), .text(text), .refusal(9)]
            )
        }
    }

    @Test("the page's headers arrive")
    func headers() async throws {
        try await Served.with { served in
            let page = try await served.call("GET", "/unsubscribe/token-9").lowercased()
            for line in [
                "cache-control: no-store", "x-content-type-options: nosniff", "referrer-policy: no-referrer",
                "content-security-policy: default-src 'none'", "content-type: text/html; charset=utf-8",
            ] {
                #expect(page.contains("\r\n\(line)"))
            }
            #expect(!page.contains("set-cookie"))
            #expect(served.reception.taken.isEmpty)
        }
    }

    @Test("requests on one connection are answered in order")
    func pipelined() async throws {
        try await Served.with { served in
            let numbers = Array(1...200)
            let requests = numbers.map { "GET \(Self.sms)/receipts?token=token-\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }
            let last = "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            let answers = try await Wire.exchange(served.port, requests.joined() + last)
            #expect(answers.split(separator: "HTTP/1.1 200").count == 201)
            #expect(answers.hasSuffix("ok\n"))
            #expect(served.reception.receipts.map(\.message) == numbers.map { .number(Int64($0)) })
        }
    }

    @Test("a burst over many connections is taken whole, each receipt once")
    func burst() async throws {
        try await Served.with { served in
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for connection in 0..<16 {
                    let requests = (0..<250).map { number in
                        "GET \(Self.sms)/receipts?token=token-\(connection * 250 + number) HTTP/1.1\r\nHost: a\r\n\r\n"
                    }
                    let last = "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                    group.addTask { try await Wire.exchange(served.port, requests.joined() + last) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0.ranges(of: "taken").count == 250 && $0.hasSuffix("ok\n") })
            let numbers = served.reception.receipts.map(\.message)
            #expect(Set(numbers) == Set((0..<4000).map { .number($0) }))
            #expect(numbers.count == 4000)
        }
    }

    @Test(
        "an address up to the limit is read, a longer one refused",
        arguments: [(8192, 404), (8193, 414), (16_000, 414), (100_000, 400)]
    )
    func targetLimit(bytes: Int, status: Int) async throws {
        try await Served.with { served in
            let target = "/" + String(repeating: "a", count: bytes - 1)
            let answer = try await served.call("GET", target)
            // What is far too long is dropped while it is still being sent, which may reset the connection.
            #expect(answer.status == status || (answer.isEmpty && bytes > 16_384))
        }
    }

    @Test(
        "whoever waits for the connection's end gets it with the answer",
        arguments: ["1.0\r\n", "1.0\r\nConnection: close\r\n", "1.1\r\nHost: a\r\nConnection: Close\r\n"]
    )
    func lastRequest(rest: String) async throws {
        var limits = ReceiverLimits()
        limits.patience = .seconds(60)
        try await Served.with(limits: limits) { served in
            let answer = try await Wire.exchange(served.port, "GET /health HTTP/\(rest)\r\n")
            #expect(answer.status == 200)
            #expect(answer.answerBody == "ok\n")
        }
    }

    @Test("a caller who waits to be asked for the body is asked")
    func invited() async throws {
        try await Served.with { served in
            let answers = try await offPool {
                let wire = try Wire(served.port)
                wire.send("POST /unsubscribe/token-9 HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n")
                wire.send("Content-Length: 26\r\nConnection: close\r\n\r\n")
                let invitation = wire.read(until: "\r\n\r\n")
                wire.send(Self.oneClick)
                return [invitation, wire.read()]
            }
            #expect(answers[0] == "HTTP/1.1 100 Continue\r\n\r\n")
            #expect(answers[1].status == 200)
            #expect(served.reception.taken == [.refusal(9)])
        }
    }

    @Test("a body in chunks is a body")
    func chunked() async throws {
        try await Served.with { served in
            let head =
                "POST /unsubscribe/token-9 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            let chunks = "5\r\nList-\r\n15\r\nUnsubscribe=One-Click\r\n0\r\n\r\n"
            let answer = try await Wire.exchange(served.port, head + chunks)
            #expect(answer.status == 200)
            #expect(served.reception.taken == [.refusal(9)])
        }
    }

    @Test(
        "a body up to the limit is taken, one byte more is not",
        arguments: [(1000, 200), (1001, 413)],
        [true, false]
    )
    func bodyLimit(size: (bytes: Int, status: Int), isAnnounced: Bool) async throws {
        var limits = ReceiverLimits()
        limits.bodyBytes = 1000
        try await Served.with(limits: limits) { served in
            let text = String(repeating: "a", count: size.bytes)
            let length = isAnnounced ? "Content-Length: \(size.bytes)" : "Transfer-Encoding: chunked"
            let body = isAnnounced ? text : "\(String(size.bytes, radix: 16))\r\n\(text)\r\n0\r\n\r\n"
            let answer = try await Wire.exchange(
                served.port,
                "POST \(Self.sms)/texts HTTP/1.1\r\nHost: a\r\n\(length)\r\nConnection: close\r\n\r\n\(body)"
            )
            #expect(answer.status == size.status)
            #expect(served.reception.taken.count == (size.status == 200 ? 1 : 0))
        }
    }

    @Test("nothing that came is in the log")
    func log() async throws {
        try await Served.with(RecordingReception { _ in true }) { served in
            for target in [
                "\(Self.sms)/receipts?bad=13812345678", "\(Self.sms)/receipts?token=13812345678",
                "\(Self.sms)/receipts?x=%13812345678%", "/sms/13812345678/receipts",
                "\(Self.sms)/receipts?token=token-1",
            ] {
                _ = try await served.call("GET", target)
            }
            let words = served.lines.all.map { $0.english + $0.chinese }.joined()
            #expect(served.lines.all.count == 5)
            #expect(!words.contains("13812345678") && !words.contains(Served.secret))
        }
    }

    @Test("a port that is taken is named, with what to do")
    func taken() async throws {
        try await Served.with { served in
            let settings = try ReceiverSettings(port: served.port, secret: nil)
            let second = Receiver(settings, reception: RecordingReception(), gateway: nil, clock: { 0 })
            let inUse = Phrase("it is in use", zh: "已被占用")
            let problem = ReceiverProblem.listening(host: "127.0.0.1", port: served.port, reason: inUse)
            await #expect(throws: problem) { try await second.run() }
        }
    }
}
