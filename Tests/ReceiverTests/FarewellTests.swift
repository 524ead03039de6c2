import Dispatch
import Lifecycle
import Testing

@testable import Receiver

@Suite("The receiver's end", .timeLimit(.minutes(1)))
struct FarewellTests {
    /// A receiver that nobody ends but the test.
    private struct Running {
        let port: Int
        let task: Task<Void, any Error>

        init(_ reception: RecordingReception, farewell: Duration) async throws {
            var limits = ReceiverLimits()
            limits.farewell = farewell
            let settings = try ReceiverSettings(port: 0, secret: Served.secret, limits: limits)
            let receiver = Receiver(settings, reception: reception, gateway: PlainReader(), clock: { 0 })
            let (ports, listening) = AsyncStream.makeStream(of: Int.self)
            task = Task { try await receiver.run { listening.yield($0) } }
            var port = 0
            for await opened in ports {
                port = opened
                break
            }
            self.port = port
        }
    }

    @Test("what has begun is answered, and nobody is let in any more")
    func answered() async throws {
        let (entered, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let reception = RecordingReception { _ in
            entered.signal()
            release.wait()
            return false
        }
        let running = try await Running(reception, farewell: .seconds(30))
        let target = "/sms/\(Served.secret)/receipts?token=token-7"
        let answer = try await offPool {
            let wire = try Wire(running.port)
            wire.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
            entered.wait()
            running.task.cancel()
            while (try? Wire(running.port)) != nil {}
            release.signal()
            return wire.read()
        }
        #expect(answer.status == 200)
        try await running.task.value
        #expect(reception.receipts.count == 1)
    }

    @Test(
        "a caller who takes too long is not waited for",
        arguments: [
            "", "GET /hea", "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n",
            "POST /unsubscribe/token-7 HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nList-Unsubscribe=One-Click",
        ]
    )
    func slow(beginning: String) async throws {
        let reception = RecordingReception()
        let running = try await Running(reception, farewell: .milliseconds(200))
        let wire = try await offPool {
            let wire = try Wire(running.port)
            // Sent in one go with a whole request: what follows has been read once that is answered.
            wire.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n" + beginning)
            _ = wire.read(until: "ok\n")
            return wire
        }
        running.task.cancel()
        try await running.task.value
        _ = wire
        #expect(reception.taken.isEmpty)
    }

    @Test("a receiver cancelled before it begins ends at once")
    func early() async throws {
        let settings = try ReceiverSettings(port: 0, secret: nil)
        let receiver = Receiver(settings, reception: RecordingReception(), gateway: nil, clock: { 0 })
        let task = Task { try await receiver.run() }
        task.cancel()
        try await task.value
    }
}
