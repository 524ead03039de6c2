import Lifecycle
import Testing

@testable import Receiver

@Suite("Doors", .timeLimit(.minutes(1)))
struct DoorsTests {
    private static let sms = "/sms/\(Served.secret)"

    @Test(
        "what is not a door is not found",
        arguments: [
            "/", "//", "/health/", "/Health", "/healthz", "/sms", "/sms/", "\(sms)", "\(sms)/", "\(sms)/Receipts",
            "\(sms)/receipts/", "\(sms)/receipts/1", "/sms//receipts", "/sms/0123456789abcde/receipts",
            "/sms/0123456789abcdefg/receipts", "/sms/0123456789abcdeF/receipts", "/sms/%30123456789abcdef/receipts",
            "/unsubscribe", "/unsubscribe/token-1/", "/unsubscribe/token-1/x", "/.%2e/health",
            "/favicon.ico",
        ],
        ["GET", "POST", "PUT"]
    )
    func notFound(target: String, method: String) async {
        let answer = await Doors.made().answer(.made(method, target))
        #expect(answer.status == 404)
    }

    @Test(
        "a door opened the wrong way says how it opens",
        arguments: [
            ("POST", "/health", "GET, HEAD"), ("DELETE", "/health", "GET, HEAD"),
            ("PUT", "/unsubscribe/token-1", "GET, HEAD, POST"), ("OPTIONS", "/unsubscribe/token-1", "GET, HEAD, POST"),
            ("HEAD", "\(sms)/receipts", "GET, POST"), ("DELETE", "\(sms)/texts", "GET, POST"),
        ]
    )
    func wrongMethod(method: String, target: String, allowed: String) async {
        let reception = RecordingReception()
        let answer = await Doors.made(reception).answer(.made(method, target))
        #expect(answer.status == 405)
        #expect(answer.headers["Allow"] == allowed)
        #expect(reception.taken.isEmpty)
    }

    @Test("without a gateway or a secret its doors are closed", arguments: [(false, true), (true, false)])
    func closed(hasGateway: Bool, hasSecret: Bool) async {
        let doors = Doors.made(hasGateway: hasGateway, hasSecret: hasSecret)
        #expect(await doors.answer(.made("GET", "\(Self.sms)/receipts?token=token-1")) == .notFound)
        #expect(await doors.answer(.made("GET", "/health")).status == 200)
    }

    @Test("receipts are taken by the message's number, and the gateway reads its reply", arguments: ["GET", "POST"])
    func receipts(method: String) async {
        let reception = RecordingReception()
        let answer = await Doors.made(reception).answer(.made(method, "\(Self.sms)/receipts?token=token-7"))
        #expect(answer == Answer(status: 200, type: "text/plain", body: "taken"))
        #expect(reception.taken == [.receipts([.delivered(.number(7))])])
    }

    @Test(
        "a token that is not ours changes nothing and is answered like ours",
        arguments: ["", "token-", "token-x", "forged", "token-1%00", "token-1%0A", "token-1%20", "%E5%AE%A2"]
    )
    func forged(token: String) async {
        let reception = RecordingReception()
        let answer = await Doors.made(reception).answer(.made("GET", "\(Self.sms)/receipts?token=\(token)"))
        #expect(answer == Answer(status: 200, type: "text/plain", body: "taken"))
        #expect(reception.taken.isEmpty)
    }

    @Test("of a call with good and forged tokens the good ones are taken, in order")
    func mixed() async {
        let reception = RecordingReception()
        let target = "\(Self.sms)/receipts?token=token-2&token=forged&number=1&token=token-1"
        _ = await Doors.made(reception).answer(.made("GET", target))
        #expect(reception.receipts.map(\.message) == [.number(2), .number(1), .number(1)])
    }

    @Test("a text is taken as it came")
    func text() async {
        let reception = RecordingReception()
        let answer = await Doors.made(reception).answer(.made("POST", "\(Self.sms)/texts", body: "退订"))
        #expect(answer.status == 200)
        #expect(reception.taken == [.text(InboundText(channel: .sms, address: "13800000000", text: "退订"))])
    }

    @Test(
        "what makes no sense changes nothing",
        arguments: [
            ("receipts?bad=1&token=token-1", 400), ("receipts?token=token-1&x=%", 400),
            ("receipts?token=token-1&x=%4", 400), ("receipts?token=token-1&x=%zz", 400),
            ("receipts?token=token-1&%ff=1", 400), ("receipts?token=token-1 ", 400),
            ("receipts?token=token-1\u{0}", 400), ("receipts?token=token-1客", 400),
            ("receipts?token=token-1&x=" + String(repeating: "a", count: 8192), 414),
        ]
    )
    func nonsense(target: String, status: Int) async {
        let reception = RecordingReception()
        #expect(await Doors.made(reception).answer(.made("GET", "\(Self.sms)/\(target)")).status == status)
        #expect(reception.taken.isEmpty)
    }

    @Test("a body too long or cut short changes nothing", arguments: [(Doors.Body.tooLong, 413), (.broken, 400)])
    func body(body: Doors.Body, status: Int) async {
        let reception = RecordingReception()
        let doors = Doors.made(reception)
        for target in ["\(Self.sms)/receipts?token=token-1", "\(Self.sms)/texts", "/unsubscribe/token-1"] {
            let answer = await doors.answer(Doors.Call(method: "POST", target: target) { body })
            #expect(answer.status == status)
        }
        #expect(reception.taken.isEmpty)
    }

    @Test(
        "a store in trouble asks the gateway to call again",
        arguments: [("receipts?token=token-1", ""), ("texts", "R")]
    )
    func trouble(target: String, body: String) async {
        let doors = Doors.made(RecordingReception { _ in true })
        #expect(await doors.answer(.made("POST", "\(Self.sms)/\(target)", body: body)) == .later)
    }
}
