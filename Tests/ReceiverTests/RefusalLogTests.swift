import Lifecycle
import Synchronization
import Testing

@testable import Receiver

@Suite("Refusal log")
struct RefusalLogTests {
    @Test("few lines a minute are written of each kind, and the others counted")
    func few() {
        let now = Mutex<Int64>(0)
        let lines = Served.Lines()
        let log = RefusalLog(clock: { now.withLock { $0 } }, line: lines.add)
        for _ in 0..<100 { log.tell(.token, Phrase("a token", zh: "令牌")) }
        #expect(lines.all == Array(repeating: Phrase("a token", zh: "令牌"), count: 5))
        log.tell(.store, Phrase("the store", zh: "库"))
        #expect(lines.all.count == 6)
        now.withLock { $0 = 60 }
        log.tell(.token, Phrase("a token", zh: "令牌"))
        log.tell(.token, Phrase("a token", zh: "令牌"))
        #expect(
            lines.all.dropFirst(6).map(\.english) == ["a token (and 95 more of this kind without a line)", "a token"]
        )
    }
}
