import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let delivery = [
        Behaviour("what one dispatcher has claimed no other gets, until it ends or is buried") { try $0.sharing() },
        Behaviour("messages go in the order they are due, those of the classes asked for") { try $0.ordering() },
        Behaviour("a group of domains gets its share of each minute, and the channel as a whole its own") {
            try $0.pacing()
        },
        Behaviour("a message does not go out after its last day, whether it waits or is about to be sent") {
            try $0.lapsing()
        },
        Behaviour("a promotion waits a day while a serious complaint is open or a handover is late") {
            try $0.caring()
        },
        Behaviour("a message in doubt is sent again where its rule says so, and never otherwise") {
            try $0.doubting()
        },
        Behaviour("a recall by hand takes back what waits, and the rule fires again") { try $0.recalling() },
        Behaviour("a person's story tells what was decided and what their addresses said") { try $0.telling() },
    ]

    private static let day = Day("2026-01-01")
    private static let noon = ChinaTime.moment(720, of: day)

    private func sharing() throws {
        let store = try waitingStore(5)
        let (first, second) = (try store.beginDispatcher(at: 0), try store.beginDispatcher(at: 0))
        #expect(try first != second && store.openDispatchers() == [first, second])
        #expect(try store.claim(.sms, by: first, limit: 2).messages.map(\.item.id) == [1, 2])
        #expect(try store.claim(.sms, by: second, limit: 2).messages.map(\.item.id) == [3, 4])
        let foreign = try store.beginAttempts([store.start(3)], by: first, at: 0)
        #expect(foreign.messages.isEmpty && foreign.later == 1, "it is the other's")
        #expect(try store.beginAttempts([store.start(1)], by: first, at: 0).messages == [1])
        #expect(try store.endDispatcher(first, at: 1) == false, "a message of it is on its way")
        #expect(try store.claim(.sms, by: second).messages.map(\.item.id) == [2, 5])
        try store.finish([1: .accepted])
        #expect(try store.endDispatcher(first, at: 2))
        #expect(try store.bury(second, traces: [:], at: 3) == 0)
        #expect(try store.openDispatchers().isEmpty)
        #expect(try store.claim(.sms, by: try store.beginDispatcher(at: 4)).messages.map(\.item.id) == [2, 3, 4, 5])
    }

    private func ordering() throws {
        let store = try waitingStore(3)
        let dispatcher = try store.beginDispatcher(at: 0)
        _ = try store.claim(.sms, by: dispatcher)
        try store.release([1: nil], until: 50)
        try store.release([2: nil], until: 20)
        try store.release([3: nil], until: 60)
        #expect(try store.nextDue(on: .sms, .notice, countsReview: true) == 20)
        #expect(try store.nextDue(on: .sms, .promotion, countsReview: true) == nil)
        #expect(try store.nextDue(on: .email, .notice, countsReview: true) == nil)
        let promotions = ClaimRequest(
            dispatcher: dispatcher,
            channel: .sms,
            classes: [.promotion],
            dueBy: 99,
            moment: 99,
            limit: 9
        )
        #expect(try store.claim(promotions).messages.isEmpty)
        #expect(try store.claim(.sms, by: dispatcher, dueBy: 50).messages.map(\.item.id) == [2, 1])
    }

    private func pacing() throws {
        let store = try waitingStore(6, actions: [.sampleEmail])
        try store.take(
            (1...6).map { row("C\($0)", "K\($0)", ["person.email": "k\($0)@\($0 < 5 ? "QQ" : "other").com"]) }
        )
        var pace = Pace()
        pace.groups = [Pace.Group(name: "qq", domains: ["qq.com"], perMinute: 1, connections: 1)]
        let dispatcher = try store.beginDispatcher(at: 0)
        let claim = try store.claim(.email, by: dispatcher, at: 59, pace: pace, dueBy: 59)
        #expect(claim.messages.map(\.item.id) == [1, 5, 6] && claim.paced == 3)
        #expect(try [2, 3, 4].map { try store.message($0)?.item.notBefore } == [60, 120, 180])
        let other = try store.beginDispatcher(at: 59)
        #expect(try store.claim(.email, by: other, at: 59, pace: pace, dueBy: 59).messages.isEmpty)
        for (moment, message) in [(60, 2), (120, 3), (180, 4)] as [(Int64, Int64)] {
            let next = try store.claim(.email, by: other, at: moment, pace: pace, dueBy: moment)
            #expect(next.messages.map(\.item.id) == [message] && next.paced == 0)
        }
        let whole = try waitingStore(5)
        pace.perMinute = 2
        let only = try whole.beginDispatcher(at: 0)
        for (moment, count) in [(0, 2), (30, 0), (60, 2), (130, 1)] as [(Int64, Int)] {
            #expect(try whole.claim(.sms, by: only, at: moment, pace: pace).messages.count == count, "at \(moment)")
        }
    }

    private func lapsing() throws {
        for (late, last) in [(Lateness.days(0), Day("2026-01-01")), (.days(2), Day("2026-01-03")), (.never, nil)] {
            let store = try makeStore()
            try store.take([row("C1", "K1", ["milestone.signing": "2026-01-01"])])
            try store.sweep([.sample(late: late, actions: .fixed([.sampleSMS]))], on: Self.day)
            #expect(try store.message(1)?.item.expires == last)
            guard let last else {
                #expect(try store.lapse(at: ChinaTime.moment(0, of: Day("2999-01-01"))) == 0)
                continue
            }
            let midnight = ChinaTime.moment(0, of: last.advanced(by: 1))
            #expect(try store.lapse(at: midnight - 1) == 0)
            let dispatcher = try store.beginDispatcher(at: 0)
            #expect(try store.claim(.sms, by: dispatcher).messages.count == 1)
            #expect(try store.lapse(at: midnight) == 0, "who has claimed it looks at the day itself")
            let begun = try store.beginAttempts([store.start(1)], by: dispatcher, at: midnight)
            #expect(begun.messages.isEmpty && begun.cancelled == 1)
            #expect(try store.message(1)?.item.problem == "too_late")
        }
        let store = try makeStore()
        try store.take((1...2).map { row("C\($0)", "K\($0)", ["milestone.signing": "2026-01-01"]) })
        try store.sweep([.sample(late: .days(0), actions: .fixed([.sampleSMS]))], on: Self.day)
        #expect(try store.lapse(at: ChinaTime.moment(0, of: Self.day.advanced(by: 1))) == 2)
        #expect(try store.stateCounts() == [.cancelled: 2])
    }

    private func caring() throws {
        let cases: [(cells: Cells, reason: Reason?)] = [
            ([:], nil), (["journey.serious_complaints": "1"], .complaint),
            (["journey.status": "signed", "milestone.planned_handover": "2025-12-30"], .handoverLate),
        ]
        for messageClass in MessageClass.allCases {
            for (cells, reason) in cases {
                let store = try waitingStore(1, messageClass)
                try store.take([row("C1", "K1", ["person.consent": "yes"].merging(cells) { $1 })])
                let begun = try store.begin([store.start(1)], at: Self.noon)
                let isHeld = messageClass == .promotion && reason != nil
                #expect(begun.messages == (isHeld ? [] : [1]) && begun.later == (isHeld ? 1 : 0))
                guard isHeld, let item = try store.message(1)?.item else { continue }
                #expect(item.state == .waiting && item.problem == reason?.code)
                #expect(item.notBefore == ChinaTime.moment(0, of: Self.day.advanced(by: 1)))
            }
        }
    }

    private func doubting() throws {
        for (policy, state) in [(DoubtPolicy.leave, MessageState.unknown), (.resend, .waiting)] {
            let store = try makeStore()
            try store.take([row("C1", "K1"), row("C2", "K2")])
            let rule = Rule.sample(ifUnknown: policy, actions: .fixed([.sampleSMS]))
            try store.sweep([rule], on: Self.day)
            try store.begin([store.start(1), store.start(2)])
            try store.finish([1: .unknown], retryAt: 70)
            try store.buryAll([2: .begun])
            #expect(try [1, 2].map { try store.message($0)?.item.state } == [state, state])
            #expect(try store.attempts(of: 1).map(\.outcome) == ["unknown"])
            #expect(try store.message(1)?.item.notBefore == (policy == .resend ? 70 : 0))
        }
    }

    private func recalling() throws {
        let store = try waitingStore(3)
        try store.begin([store.start(2)])
        var filter = OutboxFilter()
        filter.sweep = 99
        #expect(try store.recall(filter, at: 0) == 0)
        filter.sweep = 1
        #expect(try store.recall(filter, at: 0) == 2)
        #expect(try store.stateCounts() == [.sending: 1, .cancelled: 2])
        let again = try store.sweep([.sample("greet", actions: .fixed([.sampleSMS]))], on: Self.day)
        #expect(again == Swept(fired: 2, recalled: 0))
    }

    private func telling() throws {
        let store = try waitingStore(2)
        #expect(try store.story(of: "K3", decisions: 9) == nil && store.story(of: "99", decisions: 9) == nil)
        let story = try #require(try store.story(of: "K1", decisions: 9))
        #expect(try story == store.story(of: "\(story.person)", decisions: 9))
        #expect(story.facts.name == "name K1" && story.consents == true && !story.isBlocked && story.marks.isEmpty)
        #expect(story.decisions.map(\.outcome) == [.fired] && story.decisions[0].rule == "greet")
        try store.refuse(.sms, story.facts.phone, source: "by hand", at: 5)
        let marked = try #require(try store.story(of: "K1", decisions: 0))
        let mark = AddressMark(channel: .sms, kind: .refuses, source: "by hand", since: 5)
        #expect(marked.marks == [mark] && marked.decisions.isEmpty)
    }
}
