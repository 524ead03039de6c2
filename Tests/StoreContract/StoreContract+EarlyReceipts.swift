import Lifecycle
import Testing

extension StoreContract {
    static let earlyReceipts = [
        Behaviour("a receipt by the gateway's name waits for the outcome that tells this name") {
            try $0.waitingReceipts()
        },
        Behaviour("a receipt by a name that nothing on its way can have is nobody's") { try $0.foreignReceipts() },
    ]

    private func receipt(_ name: String, _ news: Receipt.News = .delivered) -> Receipt {
        Receipt(message: .gateway(name), news: news, code: "C", words: "")
    }

    private func end(_ message: Int64, _ outcome: DeliveryReport.Outcome, as name: String?) -> AttemptEnd {
        AttemptEnd(
            report: DeliveryReport(message: message, outcome: outcome, code: 0, words: "", reference: name),
            retryAt: nil
        )
    }

    private func waitingReceipts() throws {
        let store = try waitingStore(4)
        try store.begin((1...4).map { try store.start($0) })
        let early = try store.take(
            [receipt("g1"), receipt("g1"), receipt("g2", .undeliverable(.address)), receipt("other"), receipt("")],
            at: 5
        )
        #expect(early.early == 4 && early.unknown == 1 && early.applied == 0)
        try store.finishAttempts([end(1, .accepted, as: "g1"), end(3, .accepted, as: "g3")], at: 6)
        #expect(try store.message(1)?.item.state == .delivered && store.message(3)?.item.state == .accepted)
        #expect(try store.receipts(of: 1).count == 1)
        try store.finishAttempts([end(2, .accepted, as: "g2")], at: 7)
        #expect(try store.message(2)?.item.state == .failed)
        #expect(try #require(try store.story(of: "K2", decisions: 0)).marks.map(\.kind) == [.dead])
        // What has waited too long is nobody's; the next that waits takes its place.
        #expect(try store.take([receipt("late")], at: 100_000).early == 1)
        try store.finishAttempts([end(4, .accepted, as: "other")], at: 100_001)
        #expect(try store.message(4)?.item.state == .accepted)
    }

    private func foreignReceipts() throws {
        let store = try waitingStore(2)
        #expect(try store.take([receipt("g1")], at: 5).unknown == 1, "nothing is on its way")
        try store.begin([store.start(1)])
        #expect(try store.take([receipt("g1", .underway)], at: 5).unknown == 1, "it would say nothing")
        try store.finishAttempts([end(1, .accepted, as: "g1")], at: 6)
        #expect(try store.message(1)?.item.state == .accepted)
        #expect(try store.take([receipt("g1")], at: 7).applied == 1)
        #expect(try store.take([receipt("g2")], at: 7).unknown == 1)
    }
}
