import ChineseCalendar
import Lifecycle
import Testing

@testable import Engine

@Suite("A rule that fails")
struct QuarantineTests {
    private static let everyone = (1...6000).map { Candidate.make(Int64($0)) }

    @Test("is taken out at the same subject whatever the number of workers; the others go on", arguments: [1, 2, 5])
    func sameSubject(workers: Int) throws {
        let store = ScriptedStore(open: ["bad": Self.everyone, "good": Self.everyone])
        let rules = ScriptedRules([.make("bad"), .make("good")]) { rule, candidate in
            rule.name == "bad" && candidate.subject.record.isMultiple(of: 100) ? .fail(.make()) : .pass
        }
        let report = try Sweep.run(store, rules, workers: workers)
        #expect(report.quarantined == ["bad"])
        #expect(report.rules[0].failed == 21)
        #expect(report.rules[0].failures.map(\.subject.record) == [100, 200, 300])
        #expect(report.rules[0].fired == 2100 - 21, "nobody after the subject that was one too many")
        #expect(report.rules[1].fired == 6000)
        #expect(store.decisions.count == 6000 + 2100 - 21)
        #expect(store.completed == ["good"])
    }

    @Test("stays in the sweep up to the limit", arguments: [(failures: 0, isOut: false), (3, false), (4, true)])
    func limit(failures: Int, isOut: Bool) throws {
        let store = ScriptedStore(open: ["rule": (1...10).map { .make(Int64($0)) }])
        let rules = ScriptedRules([.make()]) { _, candidate in
            candidate.subject.record <= Int64(failures) ? .fail(.make()) : .pass
        }
        let report = try Sweep.run(store, rules, failureLimit: 3)
        #expect(report.quarantined.isEmpty == !isOut)
        #expect(report.rules[0].fired == (isOut ? 0 : 10 - failures))
        #expect(store.completed.isEmpty == isOut)
    }

    @Test("is out at once when the failure is fatal")
    func fatal() throws {
        let store = ScriptedStore(open: ["rule": (1...10).map { .make(Int64($0)) }])
        let rules = ScriptedRules([.make()]) { _, candidate in
            candidate.subject.record == 4 ? .fail(.make(isFatal: true)) : .pass
        }
        let report = try Sweep.run(store, rules)
        #expect(report.rules[0].fired == 3 && report.rules[0].failed == 1 && report.rules[0].isQuarantined)
    }
}
