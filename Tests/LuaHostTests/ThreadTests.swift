import Foundation
import LuaHost
import Synchronization
import Testing

extension LuaHostTests {
    @Suite("Threads")
    struct ThreadTests {
        @Test("eight threads judge at once, each with a state of its own")
        func eight() {
            let failures = Mutex<[String]>([])
            Self.onThreads(8) { thread in
                do {
                    let (state, function) = try Host.machine("keep(function(j) return j.area % 8 == \(thread) end)")
                    let rows = Host.rows(areas: Array(0..<2_000))
                    for _ in 0..<10 {
                        var verdicts = [UInt8](repeating: 0, count: rows.count)
                        let run = state.check(function, rows: rows, from: 0, counted: false, verdicts: &verdicts)
                        let right = verdicts.indices.allSatisfy { verdicts[$0] == ($0 % 8 == thread ? 1 : 0) }
                        if run.failure != nil || !right { failures.withLock { $0.append("\(thread): \(run)") } }
                    }
                } catch {
                    failures.withLock { $0.append("\(thread): \(error)") }
                }
            }
            #expect(failures.withLock { $0 } == [])
        }

        @Test("four threads in endless loops are stopped, and four beside them are not")
        func stopped() {
            let kinds = Mutex<[Int: [LuaFailure.Kind?]]>([:])
            Self.onThreads(8) { thread in
                let body = thread < 4 ? "while true do end" : "return true"
                let rows = Host.rows(areas: Array(repeating: 88, count: 5_000))
                for _ in 0..<3 {
                    guard let (state, function) = try? Host.machine("keep(function(j) \(body) end)") else { return }
                    var verdicts = [UInt8](repeating: 0, count: rows.count)
                    let run = state.check(function, rows: rows, from: 0, counted: false, verdicts: &verdicts)
                    kinds.withLock { $0[thread, default: []].append(run.failure?.kind) }
                }
            }
            for (thread, endings) in kinds.withLock({ $0 }) {
                #expect(endings == Array(repeating: thread < 4 ? .deadline : nil, count: 3))
            }
            #expect(kinds.withLock { $0.count } == 8)
        }

        @Test("the watchdog stops no innocent row", .timeLimit(.minutes(1)))
        func innocent() {
            let end = ContinuousClock.now + .seconds(2)
            let stops = Mutex<[String]>([])
            Self.onThreads(10) { _ in
                guard let (state, function) = try? Host.machine("keep(function(j) return j.area > 0 end)") else {
                    return
                }
                let rows = Host.rows(areas: Array(repeating: 88, count: 1_000))
                var verdicts = [UInt8](repeating: 0, count: rows.count)
                while ContinuousClock.now < end {
                    let run = state.check(function, rows: rows, from: 0, counted: false, verdicts: &verdicts)
                    if let failure = run.failure { stops.withLock { $0.append("\(failure)") } }
                }
            }
            #expect(stops.withLock { $0 } == [])
        }

        /// Runs `body` on `count` threads with the stack that workers have, and waits for all.
        private static func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
            let group = DispatchGroup()
            for number in 0..<count {
                group.enter()
                let thread = Thread {
                    body(number)
                    group.leave()
                }
                thread.stackSize = 1 << 20
                thread.start()
            }
            group.wait()
        }
    }
}
