import ChannelSupport
import Lifecycle
import Synchronization
import Testing

@testable import MailChannel

@Suite("Mail channel's speed", .needsSink, .timeLimit(.minutes(1)))
struct MailSpeedTests {
    @Test("mails of 4 KB do not wait for delayed acknowledgements")
    func speed() async throws {
        let body = String(repeating: String(repeating: "x", count: 76) + "\r\n", count: 52)
        let mails = (1...2000).map { OutgoingMessage.mail($0, body: body) }
        try await ServerProcess.withSink { port in
            // Taken where the reports are made: waiting for other tests is not the channel's.
            let watch = Stopwatch()
            try await MailChannel.local(port).deliver(mails, watch: watch)
            let moments = watch.moments
            let first = try #require(moments.first)
            let last = try #require(moments.last)
            #expect(moments.count == mails.count)
            // The waits alone, 40 ms a mail on any machine, would take 80 seconds; a busy machine stays far below half.
            let time = last - first
            #expect(time < .seconds(40), "\(mails.count) mails took \(time)")
        }
    }
}

/// The moments at which messages were accepted.
private final class Stopwatch: DeliveryWatch {
    private let kept = Mutex<[ContinuousClock.Instant]>([])

    var moments: [ContinuousClock.Instant] { kept.withLock { $0 } }

    func begins(_ message: Int64) {}

    func ends(_ report: DeliveryReport) {
        if report.outcome == .accepted { kept.withLock { $0.append(.now) } }
    }
}
