import Lifecycle
import Testing

@testable import Engine

@Suite("The recorder of outcomes")
struct OutcomeRecorderTests {
    @Test("loads that end together are no obstacle when each has had an answer")
    func together() throws {
        let recorder = try recorder()
        let loads = (0..<4).map { _ in LoadWatch(recorder) }
        for (index, load) in loads.enumerated() { load.ends(report(index, .refused)) }
        for load in loads { try recorder.endOfLoad(load) }
        #expect(!recorder.isObstructed)
    }

    @Test("a server that answers nothing of two loads is left alone, whatever a load under way still brings")
    func obstructed() throws {
        let recorder = try recorder()
        let loads = (0..<3).map { _ in LoadWatch(recorder) }
        for index in 0..<2 {
            #expect(!recorder.isObstructed)
            loads[index].ends(report(index, .unsent))
            try recorder.endOfLoad(loads[index])
        }
        #expect(recorder.isObstructed)
        loads[2].ends(report(2, .accepted))
        try recorder.endOfLoad(loads[2])
        #expect(recorder.isObstructed)
        #expect(recorder.report.outcomes == [.unsent: 2, .accepted: 1])
    }

    private func recorder() throws -> OutcomeRecorder {
        OutcomeRecorder(
            store: try Post(1).store,
            wire: MemoryWire(),
            kind: .sms,
            retry: RetryPolicy(),
            moment: { 0 },
            progress: { _ in }
        )
    }

    private func report(_ message: Int, _ outcome: DeliveryReport.Outcome) -> DeliveryReport {
        DeliveryReport(message: Int64(message + 1), outcome: outcome, code: 0, words: "as told")
    }
}
