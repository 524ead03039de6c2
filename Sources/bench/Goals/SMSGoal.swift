import Lifecycle

/// SMS of the outbox handed to a Kannel, with all that is written down, beside a client that only asks.
struct SMSGoal {
    let tools: Tools
    let scale: Scale

    private static let seconds = 4  // of each run of the yardstick

    func findings() async throws -> Findings {
        let waiting = try await WaitingBase.make("sms", of: .sms, journeys: scale.messages, with: tools)
        defer { try? StoreFile.remove(waiting.base.database) }
        return try Wakefulness.during {
            try Kannel.running(in: waiting.base.path) { kannel in
                Findings(figures: try [1, 10].map { try figure(waiting, kannel, connections: $0) })
            }
        }
    }

    private func figure(_ waiting: WaitingBase, _ kannel: Kannel, connections: Int) throws -> Figure {
        try waiting.configure(kannel.settings(connections: connections))
        var (ours, theirs) = (Series(), Series())
        for _ in Rounds(scale.rounds) {
            ours.append(Double(waiting.count) / (try waiting.send(with: tools).wall))
            theirs.append(
                try kannel.yardstick(WaitingBase.sampleText, connections: connections, seconds: Self.seconds)
            )
        }
        return Figure(
            name: "SMS to Kannel, outbox send, connections: \(connections)",
            yardstickName: "wrk -t1 -c\(connections), nothing written down",
            ours: ours,
            yardstick: theirs,
            unit: "messages/s",
            goal: .atLeast(0.9)
        )
    }
}
