import Engine
import Lifecycle
import Testing

@Suite("Work shared among threads")
struct SharingTests {
    private struct Failure: Error, Equatable { let number: Int }

    @Test("comes back in order, whoever did it", arguments: [(0, 1), (1, 4), (100, 1), (100, 7)])
    func order(count: Int, threads: Int) throws {
        #expect(try Sharing.map(count, threads: threads) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }

    @Test("fails with the first error in order, after everything was tried")
    func failure() {
        #expect(throws: Failure(number: 3)) {
            try Sharing.map(20, threads: 4) { number in
                if number >= 3 { throw Failure(number: number) }
                return number
            }
        }
    }
}
