import Dispatch
import Lifecycle
import Synchronization
import Testing

@testable import Receiver

@Suite("Intake", .timeLimit(.minutes(1)))
struct IntakeTests {
    private static func intake(_ reception: RecordingReception, clock: Int64 = 0) -> Intake {
        Intake(reception, clock: { clock }, refusals: RefusalLog(clock: { 0 }, line: { _ in }))
    }

    /// Lets `calls` gather while the first transaction waits, and returns which of them were taken.
    private static func gathered(
        _ calls: [[Receipt]],
        refuses: @escaping @Sendable ([Receipt]) -> Bool = { _ in false }
    ) async -> (taken: [Bool], transactions: [RecordingReception.Taken]) {
        let release = DispatchSemaphore(value: 0)
        let isFirst = Mutex(true)
        let reception = RecordingReception { call in
            if isFirst.withLock({ first in
                defer { first = false }
                return first
            }) {
                release.wait()
            }
            guard case .receipts(let receipts) = call else { return false }
            return refuses(receipts)
        }
        let intake = intake(reception)
        let taken = await withTaskGroup(of: (Int, Bool).self) { group in
            group.addTask { (-1, await intake.take([.delivered(.number(0))])) }
            while isFirst.withLock({ $0 }) { await Task.yield() }
            for (index, call) in calls.enumerated() {
                group.addTask { (index, await intake.take(call)) }
                while intake.waitingCalls < index + 1 { await Task.yield() }
            }
            release.signal()
            return await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
        }
        return (calls.indices.map { taken[$0] ?? false }, Array(reception.taken.dropFirst()))
    }

    @Test("nothing is no transaction")
    func nothing() async {
        let reception = RecordingReception()
        #expect(await Self.intake(reception).take([Receipt]()))
        #expect(reception.taken.isEmpty)
    }

    @Test("calls that wait together go in one transaction, in the order they came", arguments: [1, 2, 512])
    func together(count: Int) async {
        let calls = (0..<count).map { [Receipt.delivered(.number(Int64($0)))] }
        let result = await Self.gathered(calls)
        #expect(result.taken == calls.map { _ in true })
        #expect(result.transactions == [.receipts(calls.flatMap(\.self))])
    }

    @Test("more calls than one transaction holds go in several")
    func several() async {
        let calls = (0..<1025).map { [Receipt.delivered(.number(Int64($0)))] }
        let result = await Self.gathered(calls)
        #expect(!result.taken.contains(false))
        #expect(result.transactions.count == 3)
    }

    @Test("a call that the store refuses spoils none that waits with it")
    func spoilt() async {
        let calls = (1...5).map { [Receipt.delivered(.number($0))] }
        let result = await Self.gathered(calls) { $0.contains(.delivered(.number(3))) }
        #expect(result.taken == [true, true, false, true, true])
        #expect(result.transactions.count == 4)
    }

    @Test("a store in trouble is not asked about each call that waits")
    func trouble() async {
        let asked = Mutex(0)
        let calls = (1...100).map { [Receipt.delivered(.number($0))] }
        let result = await Self.gathered(calls) { _ in
            asked.withLock { $0 += 1 }
            return true
        }
        #expect(result.taken.allSatisfy { !$0 })
        #expect(asked.withLock { $0 } == 4, "the first, the group, and two of it")
    }

    @Test("tokens that no address of ours can hold are not ours", arguments: ["", " ", "token-1 ", "token/1", "客"])
    func tokens(token: String) {
        #expect(Self.intake(RecordingReception()).message(of: token) == nil)
    }
}
