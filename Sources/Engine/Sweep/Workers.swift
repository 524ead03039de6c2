import ChineseCalendar
import Dispatch
import Foundation
import Lifecycle
import Synchronization

/// Threads that plan and judge requests, each with a reader and an evaluator of its own.
struct Workers: Sendable {
    let requests: [SweepRequest]
    let store: any SweepStore
    let rules: any RuleSet
    /// Read facts as they were known at the end of that day; as they are now when none is given.
    let knownOn: Day?

    /// Runs the requests on `count` threads and gives what they judged to `body`, request after request, in order.
    /// - Parameters:
    ///   - count: How many threads.
    ///   - body: Takes what was judged, with the number of its request.
    ///   - end: Told that a request has no more.
    /// - Throws: The store's error, and what `body` and `end` throw.
    func run(
        count: Int,
        _ body: (Int, JudgedBatch) throws -> Void,
        ending end: (Int) throws -> Void = { _ in }
    ) throws {
        let lanes = requests.map { _ in Lane() }
        let group = DispatchGroup()
        let turnstile = Turnstile(next: 0)
        for _ in 0..<min(count, requests.count) {
            group.enter()
            let thread = Thread {
                work(lanes, turnstile)
                group.leave()
            }
            thread.stackSize = Sharing.stackBytes
            thread.start()
        }
        defer {
            for lane in lanes { lane.close() }
            group.wait()
        }
        for (index, lane) in lanes.enumerated() {
            try drain(lane, index, body)
            try end(index)
        }
    }

    private func drain(_ lane: Lane, _ index: Int, _ body: (Int, JudgedBatch) throws -> Void) throws {
        while true {
            switch lane.take() {
            case .judged(let batches): for batch in batches { try body(index, batch) }
            case .failed(let error): throw error
            case .end: return
            }
        }
    }

    private func work(_ lanes: [Lane], _ turnstile: Turnstile) {
        var opened: Judge?
        while let index = turnstile.take(below: lanes.count) {
            do {
                let judge =
                    try opened ?? Judge(reader: store.planReader(knownOn: knownOn), evaluator: rules.evaluator())
                opened = judge
                var load = Load()
                try judge.judge(requests[index]) { batches in
                    if let full = load.add(batches) { try lanes[index].put(.judged(full)) }
                }
                if let rest = load.rest() { try lanes[index].put(.judged(rest)) }
                try lanes[index].put(.end)
            } catch {
                guard (try? lanes[index].put(.failed(error))) != nil else { return }
            }
        }
    }
}

/// Judged batches that go into a lane together.
///
/// A lane has room for few pieces: a thread that looks at everyone and finds hardly anybody would wait for the others
/// after each few hundred subjects.
private struct Load {
    private var batches: [JudgedBatch] = []
    private var candidates = 0

    /// Adds batches.
    /// - Returns: All of them, when they are as many candidates as a batch may have.
    mutating func add(_ more: [JudgedBatch]) -> [JudgedBatch]? {
        for batch in more where !batch.isEmpty {
            batches.append(batch)
            candidates += batch.candidates.count
        }
        return candidates >= Judge.batchSize ? rest() : nil
    }

    /// What is left over; nothing when that is empty.
    mutating func rest() -> [JudgedBatch]? {
        guard !batches.isEmpty else { return nil }
        defer { self = Load() }
        return batches
    }
}

/// Hands out the numbers of requests, each once.
final class Turnstile: Sendable {
    private let next: Mutex<Int>

    init(next: Int) { self.next = Mutex(next) }

    func take(below end: Int) -> Int? {
        next.withLock { next in
            guard next < end else { return nil }
            next += 1
            return next - 1
        }
    }
}
