import Foundation
import Lifecycle
import Workspace

/// A base in which every journey that can waits for a message of the measured day.
struct WaitingBase {
    /// Its workspace.
    let base: Base
    /// How its messages travel.
    let channel: ChannelKind
    /// How many wait.
    let count: Int

    /// Makes the base, unless it is there already.
    static func make(_ name: String, of channel: ChannelKind, journeys: Int, with tools: Tools) async throws -> Self {
        let base = try await Base.make(
            name,
            of: Ledger(journeys: journeys),
            with: tools,
            rules: rules(channel),
            sweptOn: Calendar.measured
        )
        try base.renew()
        let store = try await Workspace(path: base.path, environment: [:]).store()
        return WaitingBase(base: base, channel: channel, count: try store.stateCounts()[.waiting] ?? 0)
    }

    /// Puts settings of a channel behind the standard ones.
    func configure(_ settings: String) throws {
        let common = "signature: 某某置业\nhotline: 400-800-1234\n"
        try Data((common + settings).utf8).write(to: URL(filePath: "\(base.path)/doorstep.yaml"))
    }

    /// Has `doorstep outbox send` send all of them.
    /// - Throws: ``BenchError/unequal(_:ours:yardstick:)`` unless all were taken.
    func send(with tools: Tools) throws -> Usage {
        try base.renew()
        let sent = try tools.send(base.path, on: channel)
        guard sent.value.accepted == count else {
            throw BenchError.unequal("messages taken, and waiting", ours: sent.value.accepted, yardstick: count)
        }
        return sent.usage
    }

    private static func rules(_ channel: ChannelKind) -> BaseRules {
        let text = """
            --- 每户一条。
            rule "quarterly" {
              api = 1, step = 5, owner = "客户关系专员", per = "journey",
              when = daily, late = days(0),
              class = "notice",
              actions = { \(channel.rawValue) { template = "quarterly" } },
            }

            """
        return BaseRules(
            rules: [("quarterly.lua", text)],
            templates: [("quarterly.sms", sms), ("quarterly.email.txt", mail)]
        )
    }

    /// One part, however long the name of a home.
    private static let sms = "{{称呼}}您好，季度回访将于近日进行，客服专员会与您联系，咨询{{热线}}。\n"
    /// What ``sms`` becomes, signed.
    static let sampleText = "【某某置业】王女士您好，季度回访将于近日进行，客服专员会与您联系，咨询400-800-1234。"
}
