import Lifecycle
import Synchronization

/// Takes everything, unless told otherwise, and keeps what it took.
final class RecordingReception: Reception {
    struct Trouble: Explained {
        var phrase: Phrase { Phrase("the disk is full", zh: "磁盘已满") }
    }

    /// One call that was taken.
    enum Taken: Equatable {
        case receipts([Receipt])
        case text(InboundText)
        case refusal(Int64)
    }

    private let kept = Mutex<[Taken]>([])
    private let refuses: @Sendable (Taken) -> Bool

    /// Creates a reception; tokens are `token-` and the message's number.
    /// - Parameter refuses: Says what the store cannot take.
    init(refuses: @escaping @Sendable (Taken) -> Bool = { _ in false }) { self.refuses = refuses }

    var taken: [Taken] { kept.withLock { $0 } }

    var receipts: [Receipt] {
        taken.flatMap { call in
            if case .receipts(let receipts) = call { receipts } else { [] as [Receipt] }
        }
    }

    func message(of token: String) -> Int64? {
        token.hasPrefix("token-") ? Int64(token.dropFirst(6)) : nil
    }

    func take(_ receipts: [Receipt], at moment: Int64) throws -> ReceiptCount {
        try keep(.receipts(receipts))
        return ReceiptCount()
    }

    func take(_ text: InboundText, at moment: Int64) throws -> Bool {
        try keep(.text(text))
        return false
    }

    func refuse(message: Int64, at moment: Int64) throws { try keep(.refusal(message)) }

    private func keep(_ call: Taken) throws {
        guard !refuses(call) else { throw Trouble() }
        kept.withLock { $0.append(call) }
    }
}
