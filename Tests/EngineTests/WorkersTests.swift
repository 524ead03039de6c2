import ChineseCalendar
import Dispatch
import Lifecycle
import Testing

@testable import Engine

@Suite("The workers of a sweep", .timeLimit(.minutes(1)))
struct WorkersTests {
    /// So many that every lane is full when something goes wrong.
    private static let crowd = (1...Int64(Judge.batchSize * 8)).map { Candidate.make($0) }

    @Test("keep the order of requests and of candidates", arguments: [1, 2, 3, 64])
    func order(count: Int) throws {
        let names = ["a", "b", "c", "d"]
        let store = ScriptedStore(open: Dictionary(uniqueKeysWithValues: names.map { ($0, Self.crowd) }))
        var seen: [[Int64]] = [[], [], [], []]
        var order: [Int] = []
        try workers(names, store).run(count: count) { index, batch in
            order.append(index)
            seen[index] += batch.candidates.map(\.subject.record)
            #expect(batch.rule == index)
        }
        #expect(order == order.sorted())
        #expect(seen.allSatisfy { $0 == Self.crowd.map(\.subject.record) })
    }

    @Test("end when there is nothing to do")
    func nothing() throws {
        try workers([], ScriptedStore()).run(count: 4) { _, _ in Issue.record("there was nothing") }
    }

    @Test("give a reader's failure once, after what came before it", arguments: [1, 2, 5])
    func readerFails(count: Int) throws {
        var faults = ScriptedStore.Faults()
        faults.unreadable = ["b", "d"]
        let store = ScriptedStore(open: ["a": Self.crowd, "c": Self.crowd], faults: faults)
        var batches = 0
        #expect(throws: ScriptedStore.Failure(place: "b")) {
            try workers(["a", "b", "c", "d"], store).run(count: count) { _, _ in batches += 1 }
        }
        #expect(batches == 8)
    }

    @Test("give the failure when no reader can be opened", arguments: [1, 3])
    func noReaders(count: Int) throws {
        var faults = ScriptedStore.Faults()
        faults.hasNoReaders = true
        let store = ScriptedStore(open: ["a": Self.crowd], faults: faults)
        #expect(throws: ScriptedStore.Failure(place: "reader")) {
            try workers(["a", "b"], store).run(count: count) { _, _ in }
        }
    }

    @Test("end when what they judged is not wanted any more, however full their lanes are", arguments: [1, 2, 5])
    func commitFails(count: Int) throws {
        for failing in [1, 3, 9] {
            var faults = ScriptedStore.Faults()
            faults.failingCommit = failing
            let rules = ["a", "b", "c"].map { Rule.make($0) }
            let store = ScriptedStore(open: ["a": Self.crowd, "b": Self.crowd, "c": Self.crowd], faults: faults)
            #expect(throws: ScriptedStore.Failure(place: "commit")) {
                try Sweep.run(store, ScriptedRules(rules), workers: count)
            }
            #expect(store.decisions.count == (failing - 1) * Judge.batchSize)
            #expect(store.completed.isEmpty)
        }
    }

    private func workers(_ names: [String], _ store: ScriptedStore) -> Workers {
        let rules = names.map { Rule.make($0) }
        let requests = rules.enumerated().map { index, rule in
            SweepRequest.planned(rule: index, PlanRequest(rule: rule, day: .sweep, windows: .open))
        }
        return Workers(requests: requests, store: store, rules: ScriptedRules(rules), knownOn: nil)
    }
}

@Suite("A lane", .timeLimit(.minutes(1)))
struct LaneTests {
    @Test("gives pieces in the order they were put")
    func order() throws {
        let lane = Lane()
        for number in 1...3 { try lane.put(.judged([batch(number)])) }
        for number in 1...3 { #expect(self.number(lane.take()) == number) }
    }

    @Test("makes a worker wait for room, and goes on when there is some")
    func room() throws {
        let lane = Lane()
        DispatchQueue.global().async {
            for number in 1...50 { try? lane.put(.judged([batch(number)])) }
        }
        for number in 1...50 { #expect(self.number(lane.take()) == number) }
    }

    @Test("refuses everything once it is closed, even when it is full; released with pieces in it, nothing happens")
    func closed() throws {
        let lane = Lane()
        for number in 1...4 { try lane.put(.judged([batch(number)])) }
        lane.close()
        for _ in 1...10 { #expect(throws: CancellationError.self) { try lane.put(.end) } }
    }

    private func batch(_ candidates: Int) -> JudgedBatch {
        var batch = SubjectBatch(stride: 0)
        for number in 1...Int64(candidates) { batch.append(.make(number), hasRow: false) }
        return JudgedBatch(rule: 0, isOpen: true, batch: batch, verdicts: Verdicts(passing: 0))
    }

    private func number(_ piece: Lane.Piece) -> Int? {
        if case .judged(let batches) = piece { batches.first?.candidates.count } else { nil }
    }
}
