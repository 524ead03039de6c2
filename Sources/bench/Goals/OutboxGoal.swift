import Foundation
import Lifecycle

/// An outbox of a million messages: marking outcomes beside the same updates in C, and memory while all are sent.
struct OutboxGoal {
    let tools: Tools
    let scale: Scale

    func findings() async throws -> Findings {
        let waiting = try await WaitingBase.make("outbox", of: .sms, journeys: scale.journeys, with: tools)
        defer { for path in [waiting.base.database, sending(waiting)] { try? StoreFile.remove(path) } }
        let count = min(scale.journeys / 10, waiting.count)
        let begin = ["mark", "begin", waiting.base.path, "--limit", "\(count)"]
        try Program.run([tools.bench] + begin, output: tools.output)
        try StoreFile.move(waiting.base.database, to: sending(waiting))
        var findings = Findings(figures: try [100, 1000].map { try marking(waiting, count, batch: $0) })
        findings.figures.append(try memory(waiting))
        findings.remarks.append("of \(waiting.count) messages, \(count) were marked and all were sent")
        return findings
    }

    private func sending(_ waiting: WaitingBase) -> String { "\(waiting.base.path)/sending.sqlite" }

    private func marking(_ waiting: WaitingBase, _ count: Int, batch: Int) throws -> Figure {
        var (ours, theirs) = (Series(), Series())
        var cpu = (ours: Series(), yardstick: Series())
        let (path, database) = (waiting.base.path, waiting.base.database)
        let options = ["--limit", "\(count)", "--batch", "\(batch)"]
        for _ in Rounds(scale.rounds) {
            try StoreFile.copy(sending(waiting), to: database)
            let marked = try Program.run(
                [tools.bench, "mark", "end", path] + options,
                printing: YardstickReport.self,
                output: tools.output
            ).value
            ours.append(marked.seconds)
            cpu.ours.append(marked.cpu)
            try StoreFile.copy(sending(waiting), to: database)
            let measured = try tools.yardstick(["mark", database] + options).value
            theirs.append(measured.seconds)
            cpu.yardstick.append(measured.cpu)
            guard marked.rows == measured.rows, measured.rows == 2 * count else {
                throw BenchError.unequal("rows marked", ours: marked.rows, yardstick: measured.rows)
            }
        }
        return Figure(
            name: "marking \(count) outcomes, \(batch) a transaction",
            yardstickName: "C: the same columns of the same rows",
            ours: ours,
            yardstick: theirs,
            unit: "s",
            goal: .atMost(1.5),
            cpu: cpu
        )
    }

    private func memory(_ waiting: WaitingBase) throws -> Figure {
        try waiting.configure("")
        let usage = try waiting.send(with: tools)
        return Figure(
            name: "memory of sending \(waiting.count) SMS to the spool",
            yardstickName: "a limit",
            ours: Series(values: [usage.mebibytes]),
            yardstick: 100.0,
            unit: "MiB",
            goal: .atMost(1)
        )
    }
}
