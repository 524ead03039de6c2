import Lifecycle
import Testing

extension StoreContract {
    static let dispatchers = [
        Behaviour("a message on the review list is not the next that may go, though it is tried again") {
            try $0.nextBesideReview()
        },
        Behaviour("what a dispatcher has in hand is what it has begun and not ended") { try $0.inHand() },
        Behaviour("where messages are sent from is remembered, the last word") { try $0.homes() },
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

    private func homes() throws {
        let store = try makeStore()
        #expect(try store.home() == nil)
        for path in ["/a", "/b"] {
            let home = WorkspaceHome(machine: "m", device: 1, file: 2, path: path)
            try store.setHome(home)
            #expect(try store.home() == home)
        }
    }
}
