import Lifecycle
import Testing

extension OutboxStore {
    /// The start of an attempt to the address on record.
    func start(_ message: Int64, parts: Int = 1) throws -> AttemptStart {
        AttemptStart(message: message, address: try #require(try self.message(message)).item.address, parts: parts)
    }

    /// Begins attempts as a new dispatcher that has claimed all that waits, and gives the rest back.
    @discardableResult
    func begin(_ starts: [AttemptStart], at moment: Int64 = 0) throws -> Begun {
        let dispatcher = try beginDispatcher(at: moment)
        for channel in ChannelKind.allCases { _ = try claim(channel, by: dispatcher, at: moment) }
        defer { _ = try? endDispatcher(dispatcher, at: moment) }
        return try beginAttempts(starts, by: dispatcher, at: moment)
    }

    /// Claims what is due, in any class.
    func claim(
        _ channel: ChannelKind,
        by dispatcher: DispatcherID,
        at moment: Int64 = 0,
        limit: Int = 1000,
        pace: Pace = Pace(),
        dueBy: Int64 = .max
    ) throws -> Claim {
        try claim(
            ClaimRequest(
                dispatcher: dispatcher,
                channel: channel,
                dueBy: dueBy,
                moment: moment,
                limit: limit,
                pace: pace
            )
        )
    }

    /// Ends attempts; what was put off may be tried at once.
    func finish(_ outcomes: [Int64: DeliveryReport.Outcome], at moment: Int64 = 0, retryAt: Int64? = 0) throws {
        let ends = outcomes.sorted { $0.key < $1.key }.map {
            let report = DeliveryReport(message: $0.key, outcome: $0.value, code: 1, words: "w")
            return AttemptEnd(report: report, retryAt: retryAt)
        }
        try finishAttempts(ends, at: moment)
    }

    /// Settles what all dispatchers left behind, as if they had died with the machine.
    @discardableResult
    func buryAll(_ traces: [Int64: WireTrace]? = nil, at moment: Int64 = 0) throws -> Int {
        try openDispatchers().reduce(0) { try $0 + bury($1, traces: traces, at: moment) }
    }

    /// A person's word on one message.
    func settle(_ word: Settlement, _ message: Int64, at moment: Int64 = 0) throws -> Bool {
        var filter = OutboxFilter()
        filter.numbers = [message]
        return try settle(word, filter, at: moment) == 1
    }

    /// The numbers of the messages that wait on a channel.
    func waiting(_ channel: ChannelKind) throws -> [Int64] {
        var filter = OutboxFilter()
        (filter.channel, filter.state) = (channel, .waiting)
        return try messages(filter).map(\.id)
    }
}
