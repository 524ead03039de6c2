import ChineseCalendar
import Lifecycle
import Testing

@testable import Engine

@Suite("The dispatcher")
struct DispatcherTests {
    private static let table: [(DeliveryReport.Outcome, MessageState)] = [
        (.accepted, .accepted), (.refused, .failed), (.deferred, .waiting), (.unsent, .waiting), (.unknown, .unknown),
    ]

    @Test("each outcome leads to its state, and only what was put off is tried again", arguments: table)
    func outcomes(outcome: DeliveryReport.Outcome, state: MessageState) async throws {
        let post = try Post(2)
        let channel = ScriptedChannel { _ in outcome }
        let report = try await send(post, channel)
        #expect(report.outcomes == [outcome: 2])
        #expect(report.isComplete == (outcome == .accepted))
        #expect(try post.state(1) == state && post.state(2) == state)
        let attempt = try #require(try post.store.attempts(of: 1).first)
        #expect(attempt.outcome == outcome.rawValue && attempt.startedAt == 100 && attempt.finishedAt == 100)
        let again = try await send(post, channel)
        #expect(again.total == (state == .waiting ? 2 : 0))
        #expect(try post.store.attempts(of: 2).count == (state == .waiting ? 2 : 1))
    }

    @Test("hands over in batches, in order, each message once")
    func batches() async throws {
        let post = try Post(250)
        let channel = ScriptedChannel { $0.isMultiple(of: 2) ? .deferred : .accepted }
        var told: [Int] = []
        let report = try await dispatcher(post)
            .send(through: channel, moment: { 100 }, progress: { told.append($0) })
        #expect(channel.calls.map(\.count) == [100, 100, 50])
        #expect(channel.calls.flatMap(\.self) == Array(1...250))
        #expect(report.outcomes == [.accepted: 125, .deferred: 125])
        #expect(told == [100, 200, 250])
    }

    @Test("a message without a value for a variable waits on the review list, until it has one")
    func review() async throws {
        let post = try Post(3)
        let channel = ScriptedChannel { _ in .accepted }
        let renderer = ScriptedRenderer(failing: ["2"])
        let report = try await send(post, channel, renderer)
        #expect(report.review == 1 && !report.isComplete)
        #expect(channel.calls == [[1, 3]])
        var filter = OutboxFilter()
        filter.onReview = true
        let listed = try post.store.messages(filter)
        #expect(listed.map(\.id) == [2] && listed[0].state == .waiting)
        #expect(listed[0].problem?.contains("{{称呼}}") == true)
        #expect(try post.store.attempts(of: 2).isEmpty)
        #expect(try await send(post, channel).isComplete)
        #expect(try post.store.messages(filter).isEmpty)
        #expect(try post.state(2) == .accepted)
    }

    @Test("consent, block and address are looked at again at the moment of sending")
    func withdrawn() async throws {
        let post = try Post(3, messageClass: .promotion)
        try post.take([
            ["number": .text("C1"), "consent": .boolean(false)],
            ["number": .text("C2"), "consent": .boolean(true), "blocked": .boolean(true)],
        ])
        let channel = ScriptedChannel { _ in .accepted }
        let report = try await send(post, channel)
        #expect(report.cancelled == 2 && report.outcomes == [.accepted: 1])
        #expect(channel.calls == [[3]])
        #expect(try post.state(1) == .cancelled && post.state(2) == .cancelled)
        #expect(try post.store.message(1)?.item.problem == "consent")
        #expect(try post.store.message(2)?.item.problem == "blocked")
    }

    @Test("what an earlier program was sending when it died is unknown, and is not sent again")
    func abandoned() async throws {
        let post = try Post(3)
        let starts = try post.store.waiting(on: .sms, after: 0, limit: 2).map {
            AttemptStart(message: $0.item.id, address: $0.item.address, parts: 1)
        }
        #expect(try post.store.beginAttempts(starts, at: 50) == [1, 2])
        let channel = ScriptedChannel { _ in .accepted }
        let report = try await send(post, channel)
        #expect(report.abandoned == 2 && !report.isComplete)
        #expect(channel.calls == [[3]])
        #expect(try post.state(1) == .unknown && post.state(2) == .unknown)
        #expect(try post.store.settle(1, arrived: true, at: 0) && post.store.settle(2, arrived: false, at: 0))
        #expect(try await send(post, channel).outcomes == [.accepted: 1])
        #expect(channel.calls == [[3], [2]])
    }

    @Test("a message the channel forgot to report is in doubt the next time")
    func unreported() async throws {
        let post = try Post(2)
        _ = try await send(post, ScriptedChannel { $0 == 1 ? .accepted : nil })
        #expect(try post.state(2) == .sending)
        #expect(try await send(post, ScriptedChannel { _ in .accepted }).abandoned == 1)
        #expect(try post.state(2) == .unknown)
    }

    @Test("e-mail goes through its own channel, under the message's key")
    func email() async throws {
        let post = try Post(1, action: .email)
        #expect(try await send(post, ScriptedChannel(.sms) { _ in .accepted }).total == 0)
        #expect(try await send(post, ScriptedChannel(.email) { _ in .accepted }).total == 1)
        #expect(try post.store.message(1)?.item.parts == 0)
    }

    @Test("counts the parts a text is billed as", arguments: [(1, 1), (70, 1), (71, 2), (134, 2), (135, 3)])
    func parts(units: Int, parts: Int) async throws {
        let post = try Post(1)
        let renderer = ScriptedRenderer(text: String(repeating: "好", count: units))
        _ = try await send(post, ScriptedChannel { _ in .accepted }, renderer)
        #expect(try post.store.message(1)?.item.parts == parts)
    }

    private func dispatcher(_ post: Post, _ renderer: ScriptedRenderer = ScriptedRenderer()) -> Dispatcher {
        Dispatcher(store: post.store, renderer: renderer, sender: ("us", "us@example.com")) {
            ["number": "\($0.item.person)"]
        }
    }

    private func send(
        _ post: Post,
        _ channel: ScriptedChannel,
        _ renderer: ScriptedRenderer = ScriptedRenderer()
    ) async throws -> DispatchReport {
        try await dispatcher(post, renderer).send(through: channel, moment: { 100 })
    }
}
