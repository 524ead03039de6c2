import Glibc
package import Lifecycle
import Synchronization

/// SMS handed to a gateway over HTTP, one request a message.
///
/// Each call of ``deliver(_:watch:)`` has a connection of its own, which is kept for the next call.
package final class GatewayChannel: Channel {
    /// What it carries.
    package let kind = ChannelKind.sms
    /// How many calls may run at once.
    package var connections: Int { gateway.connections }

    private let gateway: Gateway
    private let origin: RequestOrigin
    private let idle = Mutex<[GatewayLane]>([])

    /// Creates a channel; connects to nothing yet.
    /// - Parameters:
    ///   - gateway: The gateway.
    ///   - moment: Says the time, in seconds since 1970-01-01T00:00:00Z; signatures hold it.
    ///   - nonce: Makes a word never used before; some signatures hold it.
    package init(
        _ gateway: Gateway,
        moment: @escaping @Sendable () -> Int64 = { Int64(time(nil)) },
        nonce: @escaping @Sendable () -> String = RequestOrigin.randomWord
    ) {
        self.gateway = gateway
        origin = RequestOrigin(moment: moment, nonce: nonce)
    }

    /// Hands over messages, in order, and reports each exactly once.
    ///
    /// The gateway's description says what an answer means. Whatever was asked and not answered as a whole is unknown;
    /// what comes after a gateway that cannot be reached, does not answer or does not let us in is unsent.
    package func deliver(_ messages: [OutgoingMessage], watch: any DeliveryWatch) async {
        let lane = idle.withLock { $0.popLast() } ?? GatewayLane(gateway, origin)
        await lane.deliver(messages, watch: watch)
        idle.withLock { $0.append(lane) }
    }

    /// Connects as for sending, and asks nothing.
    package func probe() async -> Phrase? {
        await GatewayLane(gateway, origin).probe()?.phrase(gateway: gateway.name)
    }
}

/// What makes two requests differ that are otherwise the same.
package struct RequestOrigin: Sendable {
    /// Says the time, in seconds since 1970-01-01T00:00:00Z.
    let moment: @Sendable () -> Int64
    /// Makes a word never used before.
    let nonce: @Sendable () -> String

    /// 128 random bits in hex digits.
    package static func randomWord() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(UInt32.random(in: 0 ... .max, using: &generator), radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }
}
