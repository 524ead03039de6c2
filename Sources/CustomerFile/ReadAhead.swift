import Dispatch
import Foundation
import Lifecycle
import Synchronization

/// A customer file that a thread of its own reads, a few batches ahead of those taken.
///
/// Batches come in file order. No more than a few wait, so that memory does not grow with the file.
package final class ReadAhead: Sendable {
    /// Some rows, and how far reading had come with them.
    package struct Batch: Sendable {
        /// The rows, in file order.
        package let items: [CustomerFileItem]
        /// ``CustomerFileReader/bytesRead`` after them.
        package let bytesRead: Int
        /// ``CustomerFileReader/skipped`` after them.
        package let skipped: Int
    }

    private enum Piece {
        case batch(Batch)
        case failed(CustomerFileError)
        /// Nothing follows but so many lines passed over.
        case end(skipped: Int)
    }

    private struct State {
        var pieces: [Piece] = []
        var isClosed = false
    }

    /// Batches that wait at most.
    private static let capacity = 2

    private let state = Mutex(State())
    // Filled after it is made: a semaphore released with less than it was made with stops the program.
    private let room = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// Begins to read on.
    /// - Parameters:
    ///   - reader: The file, its header read.
    ///   - count: Rows in a batch, 1 or more.
    package init(_ reader: CustomerFileReader, batchesOf count: Int) {
        for _ in 0..<Self.capacity { room.signal() }
        let thread = Thread { [self] in
            read(reader, count)
            ended.signal()
        }
        thread.start()
    }

    /// Takes the next batch, waiting for it.
    /// - Returns: The batch; one without rows at the end of the file.
    /// - Throws: ``CustomerFileError`` when the file cannot be read past a line; all rows before it have been returned.
    package func next() throws(CustomerFileError) -> Batch {
        filled.wait()
        let piece = state.withLock { $0.pieces.removeFirst() }
        room.signal()
        switch piece {
        case .batch(let batch): return batch
        case .failed(let error): throw error
        case .end(let skipped): return Batch(items: [], bytesRead: 0, skipped: skipped)
        }
    }

    /// Ends reading, wherever it is, and waits until it has ended; nothing may be taken afterwards.
    package func close() {
        state.withLock { $0.isClosed = true }
        room.signal()
        ended.wait()
    }

    private func read(_ reader: CustomerFileReader, _ count: Int) {
        var reader = reader
        do throws(CustomerFileError) {
            while let items = try reader.nextBatch(of: count) {
                let batch = Batch(items: items, bytesRead: reader.bytesRead, skipped: reader.skipped)
                guard put(.batch(batch)) else { return }
            }
            _ = put(.end(skipped: reader.skipped))
        } catch {
            _ = put(.failed(error))
        }
    }

    /// Adds a piece, waiting for room.
    /// - Returns: Whether it will be taken.
    private func put(_ piece: Piece) -> Bool {
        room.wait()
        let isWanted = state.withLock { state in
            if !state.isClosed { state.pieces.append(piece) }
            return !state.isClosed
        }
        if isWanted { filled.signal() }
        return isWanted
    }
}
