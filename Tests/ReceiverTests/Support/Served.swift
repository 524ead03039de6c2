import Lifecycle
import Synchronization

@testable import Receiver

/// A receiver at work, and what it took and said.
struct Served: Sendable {
    static let secret = "0123456789abcdef"

    let port: Int
    let reception: RecordingReception
    let lines: Lines

    /// The lines of a log.
    final class Lines: Sendable {
        private let kept = Mutex<[Phrase]>([])

        var all: [Phrase] { kept.withLock { $0 } }

        func add(_ line: Phrase) { kept.withLock { $0.append(line) } }
    }

    /// Serves on a port of the system's choice while `body` runs.
    static func with<R: Sendable>(
        _ reception: RecordingReception = RecordingReception(),
        limits: ReceiverLimits = ReceiverLimits(),
        isolation: isolated (any Actor)? = #isolation,
        _ body: (Served) async throws -> R
    ) async throws -> R {
        let settings = try ReceiverSettings(port: 0, secret: secret, limits: limits)
        let lines = Lines()
        let receiver = Receiver(
            settings,
            reception: reception,
            gateway: PlainReader(),
            clock: { 1_000_000 },
            log: lines.add
        )
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let serving = Task {
            defer { listening.finish() }
            try await receiver.run { listening.yield($0) }
        }
        defer { serving.cancel() }
        for await port in ports {
            let result = try await body(Served(port: port, reception: reception, lines: lines))
            serving.cancel()
            try await serving.value
            return result
        }
        try await serving.value
        throw CancellationError()
    }

    /// Calls a door on a connection of its own and returns the whole answer.
    func call(_ method: String, _ target: String, body: String = "") async throws -> String {
        let length = body.isEmpty && method != "POST" ? "" : "Content-Length: \(body.utf8.count)\r\n"
        return try await Wire.exchange(
            port,
            "\(method) \(target) HTTP/1.1\r\nHost: care.example.com\r\n\(length)Connection: close\r\n\r\n\(body)"
        )
    }

    /// Returns once a call is answered; on a busy machine a hasty receiver may cut honest callers as well.
    func answers() async throws {
        while try await status("GET", "/health") != 200 {}
    }

    /// The status of a call.
    func status(_ method: String, _ target: String, body: String = "") async throws -> Int? {
        try await call(method, target, body: body).status
    }
}

extension String {
    /// The status of an HTTP answer, or nothing when this is none.
    var status: Int? {
        guard hasPrefix("HTTP/1.1 ") else { return nil }
        return Int(dropFirst(9).prefix(3))
    }

    /// The body of an HTTP answer.
    var answerBody: String {
        guard let end = firstRange(of: "\r\n\r\n") else { return "" }
        return String(self[end.upperBound...])
    }

    /// Where a text begins, without Foundation.
    private func firstRange(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}
