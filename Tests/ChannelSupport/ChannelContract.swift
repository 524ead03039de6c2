package import Lifecycle
package import Testing

/// What every channel must do; each channel's tests run it against their own channel.
package struct ChannelContract {
    private let channel: any Channel
    private let address: String

    /// Addresses that no channel may let through.
    private static let badAddresses = [
        "", " ", "a b@example.com", "a@example.com\r\nRSET", "a@example.com>\nDATA", "13800000000\n", "1380000 0000",
        "客户@example.com", "a\t@example.com", "a\u{0}@example.com", "a\u{7F}@example.com",
    ]

    /// Prepares the contract.
    /// - Parameters:
    ///   - channel: One that takes whatever is well formed.
    ///   - address: One it takes.
    package init(_ channel: any Channel, address: String) {
        self.channel = channel
        self.address = address
    }

    /// Checks all of it.
    package func verify(sourceLocation: SourceLocation = #_sourceLocation) async {
        await reportsNothingOfNothing(sourceLocation)
        await reportsEachOnceInOrder(sourceLocation)
        await refusesBadAddresses(sourceLocation)
        await survivesCancellation(sourceLocation)
        let problem = await channel.probe()
        #expect(problem == nil, "it can be reached", sourceLocation: sourceLocation)
    }

    private func reportsNothingOfNothing(_ sourceLocation: SourceLocation) async {
        let reports = await channel.reports(of: [])
        #expect(reports.isEmpty, "nothing is reported of nothing", sourceLocation: sourceLocation)
    }

    private func reportsEachOnceInOrder(_ sourceLocation: SourceLocation) async {
        let batch = [good(3), wrongContent(1), good(7), bad(2, Self.badAddresses[3]), good(5)]
        let reports = await channel.reports(of: batch)
        #expect(reports.map(\.message) == [3, 1, 7, 2, 5], "each once, in order", sourceLocation: sourceLocation)
        #expect(
            reports.map(\.outcome) == [.accepted, .refused, .accepted, .refused, .accepted],
            "one message's trouble is not another's",
            sourceLocation: sourceLocation
        )
        #expect(
            reports.map { Phrase(stored: $0.words) }.allSatisfy { words in
                [words.english, words.chinese].allSatisfy { $0.count <= 200 && !$0.contains("@") }
            },
            "words are short and without addresses",
            sourceLocation: sourceLocation
        )
    }

    private func refusesBadAddresses(_ sourceLocation: SourceLocation) async {
        let batch = Self.badAddresses.enumerated().map { bad(Int64($0.offset), $0.element) }
        let outcomes = await channel.outcomes(of: batch)
        #expect(outcomes == batch.map { _ in .refused }, "bad addresses are refused", sourceLocation: sourceLocation)
    }

    private func survivesCancellation(_ sourceLocation: SourceLocation) async {
        let reports = await withTaskGroup(of: [DeliveryReport].self) { group in
            group.cancelAll()
            group.addTask { await channel.reports(of: [good(11), good(12)]) }
            return await group.next() ?? []
        }
        #expect(
            reports.map(\.message) == [11, 12],
            "a cancelled task gets its reports",
            sourceLocation: sourceLocation
        )
    }

    private func good(_ id: Int64) -> OutgoingMessage { message(id, address, channel.kind) }

    private func bad(_ id: Int64, _ address: String) -> OutgoingMessage { message(id, address, channel.kind) }

    private func wrongContent(_ id: Int64) -> OutgoingMessage {
        message(id, address, channel.kind == .sms ? .email : .sms)
    }

    private func message(_ id: Int64, _ address: String, _ kind: ChannelKind) -> OutgoingMessage {
        kind == .sms ? .sms(id, to: address) : .mail(id, to: address)
    }
}
