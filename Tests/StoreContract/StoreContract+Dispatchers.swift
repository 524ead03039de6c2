import Lifecycle
import Testing

extension StoreContract {
    static let dispatchers = [
        Behaviour("a message on the review list is not the next that may go, though it is tried again") {
            try $0.nextBesideReview()
        },
        Behaviour("what a dispatcher has in hand is what it has begun and not ended") { try $0.inHand() },
    ]

    private func nextBesideReview() throws {
        let store = try waitingStore(3)
        _ = try store.claim(.sms, by: try store.beginDispatcher(at: 0))
        try store.release([1: "no value"], until: 20)
        try store.release([2: nil], until: 50)
        try store.release([3: "no value"], until: 60)
        #expect(try store.nextDue(on: .sms, .notice, countsReview: true) == 20)
        #expect(try store.nextDue(on: .sms, .notice, countsReview: false) == 50)
    }

    private func inHand() throws {
        let store = try waitingStore(3)
        let dispatcher = try store.beginDispatcher(at: 0)
        _ = try store.claim(.sms, by: dispatcher)
        #expect(try store.countInHand(of: dispatcher) == 0)
        _ = try store.beginAttempts([store.start(1), store.start(2)], by: dispatcher, at: 0)
        #expect(try store.countInHand(of: dispatcher) == 2)
        try store.finish([1: .accepted])
        #expect(try store.countInHand(of: dispatcher) == 1)
        #expect(try store.countInHand(of: try store.beginDispatcher(at: 0)) == 0)
    }
}
