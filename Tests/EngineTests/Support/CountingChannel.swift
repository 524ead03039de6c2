import Lifecycle
import Synchronization

/// A channel that counts the calls under way to each domain.
final class CountingChannel: Channel {
    let kind = ChannelKind.email
    let connections: Int
    private let counts = Mutex<(now: [String: Int], most: [String: Int])>(([:], [:]))

    /// A domain whose first call ends once a second one is under way, so that both are seen on a busy machine too.
    private let meeting: String?

    init(connections: Int, meetingAt meeting: String? = nil) {
        self.connections = connections
        self.meeting = meeting
    }

    func most(to domain: String) -> Int { counts.withLock { $0.most[domain] ?? 0 } }

    func deliver(_ messages: [OutgoingMessage], watch: any DeliveryWatch) async {
        let domains = Set(messages.map { String($0.address.split(separator: "@")[1]) })
        for domain in domains {
            counts.withLock { counts in
                counts.now[domain, default: 0] += 1
                counts.most[domain] = max(counts.most[domain] ?? 0, counts.now[domain] ?? 0)
            }
        }
        if let meeting, domains.contains(meeting) { while most(to: meeting) < 2 { await Task.yield() } }
        for message in messages {
            await Task.yield()
            watch.begins(message.id)
            watch.ends(DeliveryReport(message: message.id, outcome: .accepted, code: 250, words: ""))
        }
        for domain in domains { counts.withLock { $0.now[domain, default: 1] -= 1 } }
    }

    func probe() async -> Phrase? { nil }
}
