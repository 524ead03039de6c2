import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Cuts connections whose requests take too long, whoever is to blame: a caller who sends a byte a second, one who
/// never reads the answer, or a store that hangs.
///
/// The library's own timeout is about silence between requests; it is content with any byte inside of one.
final class ConnectionPace: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long a caller who was told to go may go on talking: closing at once would drop the answer with a reset.
    private static let lingering = TimeAmount.seconds(1)

    private let patience: TimeAmount
    /// Requests that have begun and are not answered to the last byte.
    private var unanswered = 0
    private var isReading = false
    /// Whether the answer now being written is the last on this connection.
    private var isLast = false
    private var isLeaving = false
    /// When the connection is cut; none while nothing is under way.
    private var deadline: NIODeadline?
    private var isTimerSet = false

    init(patience: Duration) { self.patience = TimeAmount(patience) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            unanswered += 1
            isReading = true
            if deadline == nil { expectProgress(within: patience, context) }
            if unanswered == 1 { invite(head, context) }
        case .body: break
        case .end:
            isReading = false
            settle()
        }
        // After the last answer nothing is looked at any more.
        if !isLeaving { context.fireChannelRead(data) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            isLast = head.headerFields[.connection] == "close"
            context.write(data, promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            let isLast = isLast
            written.futureResult.assumeIsolated().whenSuccess { self.answered(isLast: isLast, context) }
            context.write(data, promise: written)
        }
    }

    /// Some callers send their body only when asked for it, or after a second of waiting.
    private func invite(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
        guard head.headerFields[.expect]?.lowercased() == "100-continue" else { return }
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }

    private func answered(isLast: Bool, _ context: ChannelHandlerContext) {
        unanswered -= 1
        if isLast {
            isLeaving = true
            expectProgress(within: Self.lingering, context)
            context.close(mode: .output, promise: nil)
        } else if unanswered > 0 {
            expectProgress(within: patience, context)
        }
        settle()
    }

    private func settle() {
        if unanswered == 0, !isReading, !isLeaving { deadline = nil }
    }

    private func expectProgress(within time: TimeAmount, _ context: ChannelHandlerContext) {
        let deadline = NIODeadline.now() + time
        self.deadline = deadline
        // A timer set for the usual patience comes too late for a shorter one.
        if !isTimerSet || time < patience { setTimer(for: deadline, context) }
    }

    /// One timer for many requests: it looks when it rings whether it still means something.
    private func setTimer(for moment: NIODeadline, _ context: ChannelHandlerContext) {
        isTimerSet = true
        context.eventLoop.assumeIsolated().scheduleTask(deadline: moment) {
            self.isTimerSet = false
            guard context.channel.isActive, let deadline = self.deadline else { return }
            if deadline <= .now() {
                context.close(promise: nil)
            } else {
                self.setTimer(for: deadline, context)
            }
        }
    }
}
