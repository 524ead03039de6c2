import Dispatch
import Lifecycle
import Synchronization

/// Where a worker puts what it judged of one request, for the one thread that decides in order.
///
/// It holds a few batches and then makes the worker wait, so that a sweep's memory does not grow with what is due.
final class Lane: Sendable {
    /// One piece of a request.
    enum Piece: Sendable {
        case judged([JudgedBatch])
        case failed(any Error)
        case end
    }

    private struct State {
        var pieces: [Piece] = []
        var isClosed = false
    }

    private static let capacity = 4
    private let state = Mutex(State())
    // Filled after it is made: a semaphore released with less than it was made with stops the program.
    private let room = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)

    init() {
        for _ in 0..<Self.capacity { room.signal() }
    }

    /// Adds a piece, waiting for room.
    /// - Throws: `CancellationError` when nobody will take it.
    func put(_ piece: sending Piece) throws {
        room.wait()
        let isClosed = state.withLock { state in
            if !state.isClosed { state.pieces.append(piece) }
            return state.isClosed
        }
        guard !isClosed else {
            room.signal()  // whoever puts next shall not wait either
            throw CancellationError()
        }
        filled.signal()
    }

    /// Takes the next piece, waiting for it.
    func take() -> Piece {
        filled.wait()
        defer { room.signal() }
        return state.withLock { $0.pieces.removeFirst() }
    }

    /// Lets a waiting worker go: its pieces are not wanted any more.
    func close() {
        state.withLock { $0.isClosed = true }
        room.signal()
    }
}
