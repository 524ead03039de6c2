import Dispatch
import Lifecycle
import Testing

@testable import Receiver

@Suite("Slow callers", .serialized, .timeLimit(.minutes(2)))
struct PaceTests {
    private static let sms = "/sms/\(Served.secret)"

    /// Callers get 300 ms.
    private static let hasty = {
        var limits = ReceiverLimits()
        limits.patience = .milliseconds(300)
        return limits
    }()

    /// What is sent before bytes begin to come one by one.
    private static let beginnings = [
        "", "GET ", "GET /health HTTP/1.1\r\nHost: a\r\nX: ",
        "POST \(sms)/texts HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n",
        "POST /unsubscribe/token-7 HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nList-Unsubscribe=One-Click",
        "POST /unsubscribe/token-7 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\nList-Unsubscribe=One-Click",
        "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n",
        "POST /health HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n",
        "POST \(sms)/texts HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n",
    ]

    @Test("a caller who sends a byte now and then is cut, and changes nothing", arguments: beginnings.indices)
    func dripping(index: Int) async throws {
        try await Served.with(limits: Self.hasty) { served in
            try await offPool {
                let wire = try Wire(served.port)
                // Some are answered before the end of what they say; then the rest of it is what takes too long.
                _ = wire.drip(Self.beginnings[index], every: 20, limit: 500)
                _ = wire.read()
            }
            try await served.answers()
            #expect(served.reception.taken.isEmpty)
        }
    }

    @Test("a connection without a request is closed, before the first and after", arguments: [false, true])
    func idle(isUsed: Bool) async throws {
        var limits = ReceiverLimits()
        limits.patience = .seconds(2)
        try await Served.with(limits: limits) { served in
            let said = try await offPool {
                let wire = try Wire(served.port)
                if isUsed { wire.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n") }
                return wire.read()
            }
            #expect(said.status == (isUsed ? 200 : nil))
            #expect(!said.contains("silent"))
        }
    }

    @Test("a caller who never reads the answers is cut")
    func deaf() async throws {
        try await Served.with(limits: Self.hasty) { served in
            let isCut = try await offPool {
                let wire = try Wire(served.port)
                let requests = String(repeating: "GET /unsubscribe/token-7 HTTP/1.1\r\nHost: a\r\n\r\n", count: 1000)
                for _ in 0..<2000 where !wire.send(requests) { return true }
                return false
            }
            #expect(isCut)
            try await served.answers()
        }
    }

    @Test("a caller whose answer the store keeps waiting is cut, and what came is taken in the end")
    func hangingStore() async throws {
        let release = DispatchSemaphore(value: 0)
        let reception = RecordingReception { _ in
            release.wait()
            return false
        }
        try await Served.with(reception, limits: Self.hasty) { served in
            let answer = try await served.call("GET", "\(Self.sms)/receipts?token=token-7")
            #expect(answer.isEmpty)
            release.signal()
            while reception.taken.isEmpty { await Task.yield() }
        }
    }

    @Test("no more connections are let in than allowed; the next waits until one goes")
    func crowd() async throws {
        var limits = ReceiverLimits()
        limits.connections = 2
        try await Served.with(limits: limits) { served in
            let answer = try await offPool {
                var inside = try (0..<2).map { _ in try Wire(served.port) }
                for wire in inside {
                    wire.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
                    _ = wire.read(until: "ok\n")
                }
                let waiting = try Wire(served.port)
                waiting.send("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                let isEarly = waiting.stirs(within: 200)
                inside.removeFirst()
                return isEarly ? "let in too early" : waiting.read()
            }
            #expect(answer.status == 200)
        }
    }
}
