import Dispatch
import Foundation
import Lifecycle
import Synchronization

extension Task where Failure == any Error {
    /// Waits for the work, which SIGTERM and SIGINT cancel: it ends after what it has in hand.
    /// - Parameters:
    ///   - inHand: How many messages that is, or nothing where nobody can tell.
    ///   - say: Takes the one sentence that is said when a signal comes.
    /// - Returns: What the work gives, and whether it was asked to end.
    /// - Throws: What the work throws.
    func endingOnSignals(
        inHand: @escaping @Sendable () -> Int?,
        say: @escaping @Sendable (Phrase) -> Void
    ) async throws -> (value: Success, isInterrupted: Bool) {
        let isInterrupted = Mutex(false)
        let sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                let isFirst = isInterrupted.withLock { wasInterrupted in
                    defer { wasInterrupted = true }
                    return !wasInterrupted
                }
                guard isFirst else { return }
                self.cancel()
                say(Self.farewell(inHand()))
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        let value = try await value
        return (value, isInterrupted.withLock { $0 })
    }

    private static func farewell(_ inHand: Int?) -> Phrase {
        guard let inHand, inHand > 0 else {
            return Phrase("ending: no message is in hand", zh: "正在结束：手头没有消息")
        }
        return Phrase("ending after the \(inHand) messages in hand", zh: "正在结束：先处理完手头的 \(inHand) 条消息")
    }
}
