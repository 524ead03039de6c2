import Dispatch
import Foundation
import Synchronization

/// Work on things that have nothing to do with each other, shared among threads.
package enum Sharing {
    /// Lua and SQLite keep deep frames; Swift's pool threads have half of this.
    static let stackBytes = 4 << 20

    /// Does the same with each of so many things.
    /// - Parameters:
    ///   - count: How many things.
    ///   - threads: How many threads, at most.
    ///   - body: What is done with the thing of a number.
    /// - Returns: What came of each, in order.
    /// - Throws: The first error, once all threads have ended.
    package static func map<Value: Sendable>(
        _ count: Int,
        threads: Int,
        _ body: @escaping @Sendable (Int) throws -> Value
    ) throws -> [Value] {
        precondition(threads > 0, "work needs at least one thread, got \(threads)")
        let turnstile = Turnstile(next: 0)
        let results = Results<Value>()
        let group = DispatchGroup()
        for _ in 0..<min(threads, count) {
            group.enter()
            let thread = Thread {
                while let index = turnstile.take(below: count) {
                    results.put(Result { try body(index) }, at: index)
                }
                group.leave()
            }
            thread.stackSize = stackBytes
            thread.start()
        }
        group.wait()
        return try results.all().map { try $0.get() }
    }

    private final class Results<Value: Sendable>: Sendable {
        private let found = Mutex<[Int: Result<Value, any Error>]>([:])

        func put(_ result: Result<Value, any Error>, at index: Int) { found.withLock { $0[index] = result } }

        func all() -> [Result<Value, any Error>] {
            found.withLock { found in found.sorted { $0.key < $1.key }.map(\.value) }
        }
    }
}
