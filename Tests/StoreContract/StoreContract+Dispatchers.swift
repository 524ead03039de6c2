import Lifecycle
import Testing

extension StoreContract {
    static let dispatchers = [
        Behaviour("a message on the review list is not the next that may go, though it is tried again") {
            try $0.nextBesideReview()
        }
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
}
