import ChineseCalendar
import Lifecycle
import Synchronization
import Testing

@testable import Engine

@Suite("The dispatcher")
struct DispatcherTests {
    /// Ten in the morning of the day the messages were made.
    private static let morning = ChinaTime.moment(600, of: .sweep)

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
        #expect(attempt.outcome == outcome.rawValue)
        #expect(attempt.startedAt == Self.morning && attempt.finishedAt == Self.morning)
        #expect(try await send(post, channel).total == 0, "not in the same moment")
        let again = try await send(post, channel, at: Self.morning + 3600)
        #expect(again.total == (state == .waiting ? 2 : 0))
        #expect(try post.store.attempts(of: 2).count == (state == .waiting ? 2 : 1))
    }

    @Test("hands over in loads, each message once, over as many connections as there are", arguments: [1, 2, 8])
    func loads(connections: Int) async throws {
        let post = try Post(450)
        let channel = ScriptedChannel(connections: connections) { $0.isMultiple(of: 2) ? .deferred : .accepted }
        let told = Mutex<[Int]>([])
        let wire = MemoryWire()
        let report = try await dispatcher(post, wire: wire)
            .send(through: channel, moment: { Self.morning }, progress: { done in told.withLock { $0.append(done) } })
        #expect(channel.calls.flatMap(\.self).sorted() == Array(1...450))
        #expect(channel.calls.allSatisfy { $0.count <= 100 && $0 == $0.sorted() })
        if connections == 1 { #expect(channel.calls.flatMap(\.self) == Array(1...450)) }
        #expect(report.outcomes == [.accepted: 225, .deferred: 225])
        #expect(told.withLock { $0.last } == 450)
        #expect(wire.traces.isEmpty, "all is in the store")
    }

    @Test("a message without a value for a variable waits on the review list, until it has one")
    func review() async throws {
        let post = try Post(3)
        let channel = ScriptedChannel { _ in .accepted }
        let report = try await send(post, channel, ScriptedRenderer(failing: ["2"]))
        #expect(report.review == 1 && !report.isComplete)
        #expect(channel.calls == [[1, 3]])
        var filter = OutboxFilter()
        filter.onReview = true
        let listed = try post.store.messages(filter)
        #expect(listed.map(\.id) == [2] && listed[0].state == .waiting)
        #expect(listed[0].problem?.contains("{{称呼}}") == true)
        #expect(try post.store.attempts(of: 2).isEmpty)
        #expect(try await send(post, channel, at: Self.morning + 1).isComplete)
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

    @Test("what is put off waits longer each time, and is given up on after its time")
    func pauses() async throws {
        let post = try Post(1)
        let channel = ScriptedChannel { _ in .deferred }
        var moment = Self.morning
        var pauses: [Int64] = []
        var settings = DispatchSettings.test
        settings.retry.pauses = [60, 120, 300]
        settings.retry.giveUpAfter = [.sms: 1000]
        settings.hours.windows = [ReleaseHours.Key(.sms, .notice): [try #require(ReleaseWindow("00:00-24:00"))]]
        while true {
            let report = try await send(post, channel, at: moment, settings: settings)
            #expect(report.outcomes == [.deferred: 1])
            let item = try #require(try post.store.message(1)?.item)
            guard report.gaveUp == 0 else {
                #expect(item.review == .gaveUp && item.state == .waiting)
                break
            }
            pauses.append(item.notBefore - moment)
            #expect(try await send(post, channel, at: item.notBefore - 1, settings: settings).total == 0)
            moment = item.notBefore
        }
        #expect(pauses == [60, 120, 300, 300], "the next would come after 1,080 seconds")
        #expect(try await send(post, channel, at: moment + 90_000, settings: settings).total == 0)
    }

    @Test("classes go in their own hours alone, and promotions not on solemn days")
    func hours() async throws {
        let cases: [(class: MessageClass, clock: String, goes: Bool)] = [
            (.notice, "07:59", false), (.notice, "08:00", true), (.notice, "20:59", true), (.notice, "21:00", false),
            (.promotion, "09:29", false), (.promotion, "09:30", true), (.promotion, "11:44", true),
            (.promotion, "11:45", false), (.promotion, "14:14", false), (.promotion, "14:15", true),
            (.promotion, "19:29", true), (.promotion, "19:30", false), (.promotion, "00:00", false),
        ]
        for (messageClass, clock, goes) in cases {
            let minute = try #require(ReleaseWindow("\(clock)-24:00")).opens
            let post = try Post(1, messageClass: messageClass)
            let channel = ScriptedChannel { _ in .accepted }
            let report = try await send(post, channel, at: ChinaTime.moment(minute, of: .sweep))
            #expect(report.total == (goes ? 1 : 0), "\(messageClass) at \(clock)")
            #expect(try post.state(1) == (goes ? .accepted : .waiting), "\(messageClass) at \(clock)")
        }
        var settings = DispatchSettings.test
        settings.hours.solemnDays = SolemnDays(further: [.sweep])
        for (messageClass, count) in [(MessageClass.notice, 1), (.promotion, 0)] {
            let report = try await send(
                try Post(1, messageClass: messageClass),
                ScriptedChannel { _ in .accepted },
                settings: settings
            )
            #expect(report.total == count)
        }
    }

    @Test("a server that cannot be spoken with is left alone, and nothing of it counts as tried", arguments: [1, 4])
    func obstacle(connections: Int) async throws {
        let post = try Post(1000)
        let channel = ScriptedChannel(connections: connections) { _ in .unsent }
        let report = try await send(post, channel)
        #expect(channel.calls.count <= 1 + connections && report.obstacles[.sms] == "as told")
        #expect(try post.store.stateCounts() == [.waiting: 1000])
        let tried = Set(channel.calls.flatMap(\.self))
        #expect(try (1...1000).allSatisfy { try post.store.attempts(of: $0).isEmpty != tried.contains($0) })
        #expect(
            try await send(post, ScriptedChannel { _ in .accepted }, at: Self.morning + 60).outcomes == [
                .accepted: 1000
            ]
        )
    }

    @Test("hours that close, and a person's word, hold up to the load that is next")
    func closing() async throws {
        let post = try Post(300)
        let clock = Mutex(Self.morning)
        let channel = ScriptedChannel { message in
            if message == 100 { clock.withLock { $0 = ChinaTime.moment(1260, of: .sweep) } }
            return .accepted
        }
        let dispatcher = try dispatcher(post)
        let report = try await dispatcher.send(through: channel, moment: { clock.withLock { $0 } })
        #expect(report.outcomes == [.accepted: 100], "the next load may have been claimed, and was given back")
        #expect(channel.calls == [Array(1...100)])
        #expect(try post.store.stateCounts() == [.accepted: 100, .waiting: 200])
    }

    @Test("a message at which servers hang up does not keep the others from going")
    func poison() async throws {
        let post = try Post(3)
        #expect(try await send(post, ScriptedChannel { _ in .unsent }).outcomes == [.unsent: 3])
        let channel = ScriptedChannel { _ in .accepted }
        #expect(try await send(post, channel, at: Self.morning + 1).outcomes == [.accepted: 2])
        #expect(channel.calls == [[2, 3]])
    }

    @Test("what a dead dispatcher was carrying is in doubt, what it had not begun goes out, what it knew is kept")
    func dead() async throws {
        let post = try Post(4)
        let wire = MemoryWire()
        let dead = try dispatcher(post, wire: wire)
        let claim = try post.store.claim(
            ClaimRequest(dispatcher: dead.id, channel: .sms, dueBy: .max, moment: 0, limit: 3)
        )
        let starts = claim.messages.map { AttemptStart(message: $0.item.id, address: $0.item.address, parts: 1) }
        #expect(try post.store.beginAttempts(starts, by: dead.id, at: 50).messages == [1, 2, 3])
        wire.begins(1)
        wire.begins(2)
        wire.ends(DeliveryReport(message: 2, outcome: .refused, code: 550, words: ""))
        #expect(try post.store.bury(dead.id, traces: wire.traces, at: 60) == 1)
        let channel = ScriptedChannel { _ in .accepted }
        #expect(try await send(post, channel).outcomes == [.accepted: 2])
        #expect(channel.calls.flatMap(\.self) == [3, 4])
        #expect(try post.state(1) == .unknown && post.state(2) == .failed)
        #expect(try post.store.attempts(of: 2).map(\.code) == [550])
    }

    @Test("a message the channel forgot to report is in doubt the next time")
    func unreported() async throws {
        let post = try Post(2)
        let wire = MemoryWire()
        let first = try dispatcher(post, wire: wire)
        _ = try await first.send(through: ScriptedChannel { $0 == 1 ? .accepted : nil }, moment: { Self.morning })
        #expect(try post.state(2) == .sending)
        #expect(try post.store.endDispatcher(first.id, at: 0) == false)
        #expect(try post.store.bury(first.id, traces: wire.traces, at: 0) == 1)
        #expect(try post.state(2) == .unknown)
    }

    @Test("two dispatchers share the messages, and each message goes once")
    func two() async throws {
        let post = try Post(600)
        let channel = ScriptedChannel(connections: 3) { _ in .accepted }
        let reports = try await withThrowingTaskGroup(of: DispatchReport.self) { group in
            for _ in 0..<2 {
                let dispatcher = try dispatcher(post)
                group.addTask { try await dispatcher.send(through: channel, moment: { Self.morning }) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(reports.reduce(0) { $0 + $1.total } == 600)
        #expect(channel.calls.flatMap(\.self).sorted() == Array(1...600))
    }

    @Test(
        "domains that bear few connections have no more of them at once, and others do not wait for them",
        .timeLimit(.minutes(5))
    )
    func domains() async throws {
        let post = try Post(400, action: .email)
        try post.take(
            (1...400).map { ["number": .text("C\($0)"), "email": .text("c\($0)@\($0 <= 200 ? "slow" : "fast").com")] }
        )
        var settings = DispatchSettings.test
        settings.perSession = 10
        var pace = Pace()
        pace.groups = [Pace.Group(name: "slow", domains: ["slow.com"], perMinute: nil, connections: 1)]
        settings.paces[.email] = pace
        let channel = CountingChannel(connections: 4, meetingAt: "fast.com")
        let report = try await dispatcher(post, settings: settings).send(through: channel, moment: { Self.morning })
        #expect(report.outcomes == [.accepted: 400])
        #expect(channel.most(to: "slow.com") == 1 && channel.most(to: "fast.com") > 1)
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

    private func dispatcher(
        _ post: Post,
        _ renderer: ScriptedRenderer = ScriptedRenderer(),
        wire: MemoryWire = MemoryWire(),
        settings: DispatchSettings = .test
    ) throws -> Dispatcher {
        Dispatcher(
            id: try post.store.beginDispatcher(at: 0),
            store: post.store,
            composer: Composer(
                renderer: renderer,
                settings: settings,
                values: { ["number": "\($0.item.person)"] },
                token: { "\($0)" }
            ),
            wire: wire,
            settings: settings
        )
    }

    private func send(
        _ post: Post,
        _ channel: ScriptedChannel,
        _ renderer: ScriptedRenderer = ScriptedRenderer(),
        at moment: Int64 = morning,
        settings: DispatchSettings = .test
    ) async throws -> DispatchReport {
        let dispatcher = try dispatcher(post, renderer, settings: settings)
        let report = try await dispatcher.send(through: channel, moment: { moment })
        #expect(try post.store.endDispatcher(dispatcher.id, at: moment))
        return report
    }
}

extension DispatchSettings {
    /// Standard hours, for a sender of tests.
    static let test = DispatchSettings(sender: (name: "us", mailbox: "us@example.com"))
}
