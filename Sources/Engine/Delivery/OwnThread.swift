import Dispatch

/// A thread of its own for work that blocks, such as waiting for a disk.
///
/// Swift's tasks share as many threads as there are cores: what blocks on one of them keeps connections idle.
struct OwnThread: Sendable {
    private let queue: DispatchQueue

    /// - Parameter name: What a debugger shows.
    init(_ name: String) { queue = DispatchQueue(label: "doorstep.\(name)") }

    /// Runs work, one piece after the other.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }
}
