import Lifecycle

/// E-mails of the outbox handed to an SMTP server, with all that is written down, beside a client that only sends.
struct MailGoal {
    let tools: Tools
    let scale: Scale

    func findings() async throws -> Findings {
        // Enough that the program's start, a tenth of a second, is no part of the rate.
        let waiting = try await WaitingBase.make("mail", of: .email, journeys: scale.messages * 3, with: tools)
        defer { try? StoreFile.remove(waiting.base.database) }
        return try Wakefulness.during {
            try MailSink.running { sink in
                Findings(figures: [
                    try figure(waiting, sink, connections: 1, sessions: 1, goal: 0.85),
                    try figure(waiting, sink, connections: 8, sessions: 10, goal: 0.6),
                ])
            }
        }
    }

    private func figure(
        _ waiting: WaitingBase,
        _ sink: MailSink,
        connections: Int,
        sessions: Int,
        goal: Double
    ) throws -> Figure {
        try waiting.configure(sink.settings(connections: connections))
        var (ours, theirs) = (Series(), Series())
        var cpu = (ours: Series(), yardstick: Series())
        for _ in Rounds(scale.rounds) {
            let sent = try waiting.send(with: tools)
            ours.append(Double(waiting.count) / sent.wall)
            cpu.ours.append(sent.cpu)
            let usage = try sink.yardstick(waiting.count, sessions: sessions, output: tools.output)
            theirs.append(Double(waiting.count) / usage.wall)
            cpu.yardstick.append(usage.cpu)
        }
        return Figure(
            name: "e-mail, outbox send, connections: \(connections)",
            yardstickName: "smtp-source -d -s \(sessions) -l \(MailSink.size), nothing written down",
            ours: ours,
            yardstick: theirs,
            unit: "messages/s",
            goal: .atLeast(goal),
            cpu: cpu
        )
    }
}
