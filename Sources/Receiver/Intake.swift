import Dispatch
import Lifecycle
import Synchronization

/// Brings what came to the store, on a thread of its own; receipts that wait together go in one transaction.
///
/// Each transaction waits for the disk, and gateways send a call per receipt: while one is written, the next gather.
final class Intake: Sendable {
    /// A call that waits until its receipts are on disk.
    private struct Waiting {
        let receipts: [Receipt]
        let answer: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var waiting: [Waiting] = []
        var isScheduled = false
    }

    /// The most calls in one transaction; bounds how long the first of them waits.
    private static let callsPerTransaction = 512

    private let reception: any Reception
    private let clock: @Sendable () -> Int64
    private let refusals: RefusalLog
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "doorstep.receiver.store")

    init(_ reception: any Reception, clock: @escaping @Sendable () -> Int64, refusals: RefusalLog) {
        self.reception = reception
        self.clock = clock
        self.refusals = refusals
    }

    /// Calls whose receipts wait for the transaction before theirs.
    var waitingCalls: Int { state.withLock { $0.waiting.count } }

    /// The message a word was made for; one that no URL of ours can hold is not even looked at.
    func message(of token: some StringProtocol) -> Int64? {
        guard (1...256).contains(token.utf8.count), token.utf8.allSatisfy(\.isUnreserved) else { return nil }
        return reception.message(of: String(token))
    }

    /// Takes the receipts of one call.
    /// - Returns: Whether they are on disk; if not, none of them is.
    func take(_ receipts: [Receipt]) async -> Bool {
        if receipts.isEmpty { return true }
        return await withCheckedContinuation { answer in
            let isFirst = state.withLock { state in
                state.waiting.append(Waiting(receipts: receipts, answer: answer))
                defer { state.isScheduled = true }
                return !state.isScheduled
            }
            if isFirst { queue.async { self.commitNext() } }
        }
    }

    /// Takes a text.
    /// - Returns: Whether it is on disk.
    func take(_ text: InboundText) async -> Bool { await write { try $0.take(text, at: $1) } }

    /// Writes down that whoever got a message wants no more promotions.
    /// - Returns: Whether it is on disk.
    func refuse(_ message: Int64) async -> Bool { await write { try $0.refuse(message: message, at: $1) } }

    private func write(_ work: @escaping @Sendable (any Reception, Int64) throws -> Void) async -> Bool {
        await withCheckedContinuation { answer in
            queue.async { answer.resume(returning: self.succeeds { try work(self.reception, self.clock()) }) }
        }
    }

    /// One transaction, then back into the queue: texts and refusals come between.
    private func commitNext() {
        let group = state.withLock { state in
            let group = Array(state.waiting.prefix(Self.callsPerTransaction))
            state.waiting.removeFirst(group.count)
            return group
        }
        commit(group)
        let isMore = state.withLock { state in
            state.isScheduled = !state.waiting.isEmpty
            return state.isScheduled
        }
        if isMore { queue.async { self.commitNext() } }
    }

    /// Together, and if the store refuses, one by one: no call spoils those that happened to wait with it.
    ///
    /// Two refusals in a row are the store's own trouble, and the rest need not wait for it as well.
    private func commit(_ group: [Waiting]) {
        if group.count > 1, commits(group.flatMap(\.receipts)) {
            for call in group { call.answer.resume(returning: true) }
            return
        }
        var refusedInRow = 0
        for call in group {
            let isTaken = refusedInRow < 2 && commits(call.receipts)
            refusedInRow = isTaken ? 0 : refusedInRow + 1
            call.answer.resume(returning: isTaken)
        }
    }

    private func commits(_ receipts: [Receipt]) -> Bool {
        succeeds { _ = try reception.take(receipts, at: clock()) }
    }

    private func succeeds(_ work: () throws -> Void) -> Bool {
        do {
            try work()
            return true
        } catch {
            refusals.tell(.store, Self.words(of: error))
            return false
        }
    }

    /// What an error says of itself, if it is made for that; others might quote what came.
    private static func words(of error: any Error) -> Phrase {
        let reason = (error as? any Explained)?.phrase ?? Phrase("\(type(of: error))", zh: "\(type(of: error))")
        return Phrase(
            "what came from outside could not be stored, and its sender was asked to send it again: \(reason.english)",
            zh: "外部来报未能写入，已请对方重发：\(reason.chinese)"
        )
    }
}
