import Lifecycle
import Testing

@testable import Receiver

@Suite("Hostile callers", .timeLimit(.minutes(2)))
struct HostileTests {
    private static let receipts = "/sms/\(Served.secret)/receipts?token=token-7"
    private static let confirmed = "List-Unsubscribe=One-Click"
    private static let many = String(repeating: "a", count: 1_000_000)

    /// Requests that break HTTP; each would change something if it were taken for what it resembles.
    private static let requests: [(name: String, bytes: String)] = [
        ("nothing", ""),
        ("an empty line", "\r\n"),
        ("zeroes", String(repeating: "\u{0}", count: 1000)),
        ("a TLS greeting", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}"),
        ("no version", "GET \(receipts)\r\n\r\n"),
        ("another version", "GET \(receipts) HTTP/9.9\r\nHost: a\r\n\r\n"),
        ("another protocol", "GET \(receipts) SMTP/1.1\r\nHost: a\r\n\r\n"),
        ("a method in small letters", "get \(receipts) HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("a zero in the address", "GET \(receipts)\u{0} HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("letters beyond ASCII in the address", "GET \(receipts)&x=客 HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("a zero in a header", "GET \(receipts) HTTP/1.1\r\nHost: a\r\nX: \u{0}\r\n\r\n"),
        ("a space in a header's name", "GET \(receipts) HTTP/1.1\r\nHost : a\r\n\r\n"),
        ("a folded header", "GET \(receipts) HTTP/1.1\r\nHost: a\r\n X: b\r\n\r\n"),
        ("a header without a colon", "GET \(receipts) HTTP/1.1\r\nHost\r\n\r\n"),
        ("an endless address", "GET \(receipts)&x=\(many) HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("an endless header", "GET \(receipts) HTTP/1.1\r\nHost: a\r\nX: \(many)\r\n\r\n"),
        ("an endless header's name", "GET \(receipts) HTTP/1.1\r\nHost: a\r\n\(many): x\r\n\r\n"),
        (
            "endless headers",
            "GET \(receipts) HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: y\r\n", count: 10_000))\r\n"
        ),
        ("a length that is no number", "POST \(receipts) HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n"),
        ("a negative length", "POST \(receipts) HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"),
        (
            "a length beyond 64 bits",
            "POST \(receipts) HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n"
        ),
        ("two lengths", "POST \(receipts) HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 1\r\n\r\na"),
        (
            "a length and chunks",
            "POST \(receipts) HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        ("chunks of no size", "POST \(receipts) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"),
        ("a body cut short", "POST \(unsubscribe)Content-Length: 100\r\n\r\n\(confirmed)"),
        ("chunks cut short", "POST \(unsubscribe)Transfer-Encoding: chunked\r\n\r\n1a\r\n\(confirmed)\r\n"),
        ("chunks cut in their midst", "POST \(unsubscribe)Transfer-Encoding: chunked\r\n\r\nff\r\n\(confirmed)"),
        ("a head cut short", "GET \(receipts) HTTP/1.1\r\nHost: a\r\n"),
    ]

    private static let unsubscribe = "/unsubscribe/token-7 HTTP/1.1\r\nHost: a\r\n"

    @Test("a broken request is refused or dropped, and changes nothing", arguments: requests.indices, [false, true])
    func broken(index: Int, isReset: Bool) async throws {
        let request = Self.requests[index]
        try await Served.with { served in
            let answer = try await offPool {
                let wire = try Wire(served.port)
                wire.send(request.bytes)
                // A reset has no answer to wait for; the next call shows that nothing is broken.
                if isReset { wire.willReset() } else { wire.finishSending() }
                return isReset ? "" : wire.read()
            }
            #expect(answer.isEmpty || (answer.status ?? 0) >= 400, "\(request.name): \(answer.prefix(100))")
            #expect(try await served.status("GET", "/health") == 200)
            #expect(served.reception.taken.isEmpty, "\(request.name)")
        }
    }

    @Test(
        "any method is answered, and only those that are meant have an effect",
        arguments: ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "PROPFIND", "CONNECT", "BREW", "HEAD"]
    )
    func methods(method: String) async throws {
        try await Served.with { served in
            for target in [Self.receipts, "/unsubscribe/token-7", "*", "http://127.0.0.1/unsubscribe/token-7", "a:1"] {
                _ = try await served.call(method, target, body: Self.confirmed)
            }
            #expect(try await served.status("GET", "/health") == 200)
            #expect(served.reception.taken.isEmpty)
        }
    }

    @Test("bytes by chance neither end the program nor change anything")
    func chance() async throws {
        try await Served.with { served in
            var numbers = Numbers(state: 7)
            for _ in 0..<200 {
                let template = Array("POST \(Self.receipts) HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc".utf8)
                var bytes = template
                for _ in 0..<4 {
                    bytes[Int(numbers.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: numbers.next())
                }
                let damaged = bytes
                _ = try await offPool {
                    let wire = try Wire(served.port)
                    wire.send(damaged)
                    wire.finishSending()
                    return wire.read()
                }
            }
            #expect(try await served.status("GET", "/health") == 200)
            #expect(served.reception.taken.allSatisfy { if case .receipts = $0 { true } else { false } })
        }
    }

    /// Numbers that look like chance and are the same in every run.
    private struct Numbers {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}
