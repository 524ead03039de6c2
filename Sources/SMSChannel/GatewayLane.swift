import Dispatch
import Lifecycle
import Synchronization

/// One connection to a gateway, with a thread of its own while it works.
final class GatewayLane: Sendable {
    private let gateway: Gateway
    private let origin: RequestOrigin
    private let queue = DispatchQueue(label: "doorstep.sms-gateway")
    private let client = Mutex<HTTPClient?>(nil)

    /// Prepares a lane; connects to nothing yet.
    init(_ gateway: Gateway, _ origin: RequestOrigin) {
        self.gateway = gateway
        self.origin = origin
    }

    /// Hands over messages, in order, and reports each exactly once.
    func deliver(_ messages: [OutgoingMessage], watch: any DeliveryWatch) async {
        await withCheckedContinuation { continuation in
            queue.async { [self] in
                client.withLock { client in
                    if client == nil { client = HTTPClient(gateway.client) }
                    var round = Round(gateway, origin)
                    for message in messages { watch.ends(round.deliver(message, by: &client, watch: watch)) }
                }
                continuation.resume()
            }
        }
    }

    /// What keeps a connection from being made, if anything does.
    func probe() async -> HTTPObstacle? {
        await withCheckedContinuation { continuation in
            queue.async { [gateway] in
                continuation.resume(returning: HTTPClient.probe(gateway.client, url: gateway.address))
            }
        }
    }
}

/// The messages of one call, and whether it makes sense to go on with them.
private struct Round {
    private let gateway: Gateway
    private let origin: RequestOrigin
    /// Why nothing more is tried.
    private var obstacle: Phrase?
    /// The last request got no answer; once may be bad luck, twice would leave two messages in doubt.
    private var wasLost = false
    /// The answer before, when it cannot name anybody: most answers are alike.
    private var lastAnswer: (status: Int, body: [UInt8], reading: AnswerRules.Reading)?

    init(_ gateway: Gateway, _ origin: RequestOrigin) {
        self.gateway = gateway
        self.origin = origin
    }

    /// Hands over one message.
    mutating func deliver(
        _ message: OutgoingMessage,
        by client: inout HTTPClient?,
        watch: any DeliveryWatch
    ) -> DeliveryReport {
        let text: CheckedSMS
        do throws(SMSRefusal) {
            text = try CheckedSMS(message)
        } catch {
            return error.report(message.id)
        }
        if let obstacle { return unsent(text.id, obstacle) }
        let request: HTTPRequest
        do throws(SMSRefusal) {
            request = try gateway.request(for: text, origin)
        } catch {
            return unsent(text.id, Phrase(stored: error.words))  // the settings can be mended
        }
        let end = client?.perform(request) { watch.begins(text.id) } ?? .unsent(.setup("no client"))
        return report(end, of: text)
    }

    private mutating func report(_ end: HTTPEnd, of text: CheckedSMS) -> DeliveryReport {
        switch end {
        case .unsent(let found):
            let words = found.phrase(gateway: gateway.name)
            obstacle = words
            return unsent(text.id, words)
        case .unclear(let doubt):
            if wasLost || doubt != .lost {
                obstacle = Phrase(
                    "SMS gateway \(gateway.name) did not answer the message before",
                    zh: "短信网关 \(gateway.name) 没有答复上一条消息"
                )
            }
            wasLost = true
            return DeliveryReport(message: text.id, outcome: .unknown, code: 0, words: doubt.phrase.stored)
        case .answered(let status, let body):
            wasLost = false
            let reading = read(status: status, body: body, of: text)
            if reading.outcome == .unsent {
                obstacle = Phrase(
                    "SMS gateway \(gateway.name) does not let us in: \(reading.words)",
                    zh: "短信网关 \(gateway.name) 拒绝了我们：\(reading.words)"
                )
            }
            return DeliveryReport(
                message: text.id,
                outcome: reading.outcome,
                code: status,
                words: reading.words,
                reference: reading.reference
            )
        }
    }

    /// What an answer says, in words that name nobody.
    private mutating func read(status: Int, body: [UInt8], of text: CheckedSMS) -> AnswerRules.Reading {
        if let last = lastAnswer, last.status == status, last.body == body { return last.reading }
        var reading = gateway.read(status: status, body: body)
        reading.words = ServerWords.clean(reading.words, about: text.number)
        let digits = body.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        // Fewer digits than half a number cannot be one.
        if digits < 6, reading.reference == nil { lastAnswer = (status, body, reading) }
        return reading
    }

    private func unsent(_ id: Int64, _ words: Phrase) -> DeliveryReport {
        DeliveryReport(message: id, outcome: .unsent, code: 0, words: words.stored)
    }
}
