import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let outbox = [
        Behaviour("waiting messages come by channel, in order, page by page, with the facts of their texts") {
            try $0.pages()
        },
        Behaviour("a message is cancelled with a reason when its person may not get it any more") {
            try $0.cancelledAtTheDoor()
        },
        Behaviour("attempts are numbered and keep what the server said") { try $0.attemptsAreKept() },
        Behaviour("the review list holds waiting messages until they are cleared or attempted") { try $0.reviewList() },
        Behaviour("lists match all that a filter gives") { try $0.filtersMessages() },
        Behaviour("what a text calls its day is counted from a milestone where the rule says so") { try $0.dates() },
        Behaviour("a message's key stays the same over its attempts, and is no other store's") { contract in
            let stores = try (0..<2).map { _ in try contract.waitingStore(1) }
            let first = try stores.map { try #require(try $0.message(1)?.key) }
            #expect(Set(first).count == 2)
            try stores[0].begin([stores[0].start(1)])
            #expect(try stores[0].message(1)?.key == first[0])
            #expect(try stores[0].message(99) == nil)
        },
    ]

    /// A store with so many journeys, each with an SMS to its contact waiting, numbered like their contracts.
    func waitingStore(
        _ count: Int,
        _ messageClass: MessageClass = .notice,
        actions: [Action] = [.sampleSMS],
        ifMoved: MovePolicy = .keep
    ) throws -> any Store {
        let store = try makeStore()
        try store.take((1...count).map { row("C\($0)", "K\($0)", ["person.consent": "yes"]) })
        let rule = Rule.sample(
            "greet",
            messageClass: messageClass,
            ifMoved: ifMoved,
            actions: .fixed(actions)
        )
        try store.sweep([rule], on: Day("2026-01-01"))
        return store
    }

    private func pages() throws {
        let store = try waitingStore(5, actions: [.sampleEmail, .sampleSMS])
        for channel in ChannelKind.allCases {
            let dispatcher = try store.beginDispatcher(at: 0)
            let pages = try (0..<3).map { _ in try store.claim(channel, by: dispatcher, limit: 2).messages }
            let all = pages.flatMap(\.self)
            #expect(all.map(\.item.id) == all.map(\.item.id).sorted() && all.allSatisfy { $0.item.channel == channel })
            #expect(all.map(\.facts.name) == (1...5).map { "name K\($0)" })
            #expect(all.map(\.facts.home) == (1...5).map { "1C\($0)" })
        }
        let other = try store.beginDispatcher(at: 0)
        #expect(try store.claim(.sms, by: other).messages.isEmpty, "they are another's")
    }

    private func cancelledAtTheDoor() throws {
        let cases: [(changes: Cells, notice: String?, promotion: String?)] = [
            ([:], nil, nil),
            (["person.name": "other", "person.email": ""], nil, nil),
            (["person.consent": ""], nil, "consent"),
            (["person.consent": "no"], nil, "consent"),
            (["person.blocked": "yes"], "blocked", "blocked"),
            (["person.deceased": "yes"], "deceased", "deceased"),
            (["person.phone": "13900000000"], "", ""),
            (["person.phone": clearing], "address", "address"),
        ]
        for (changes, notice, promotion) in cases {
            for (messageClass, reason) in [(MessageClass.notice, notice), (.promotion, promotion)] {
                let store = try waitingStore(2, messageClass)
                let starts = try [store.start(1), store.start(2)]
                try store.take([row("C1", "K1", ["person.consent": "yes"].merging(changes) { $1 })])
                let begun = try store.begin(starts, at: 7)
                #expect(begun.messages == (reason == nil ? [1, 2] : [2]), "\(messageClass) \(changes)")
                // Another number than the one the text was made for: it is made again.
                let state: MessageState = reason == nil ? .sending : reason == "" ? .waiting : .cancelled
                let item = try store.message(1)?.item
                #expect(item?.state == state, "\(messageClass) \(changes)")
                #expect(item?.problem == (reason == "" ? nil : reason), "\(messageClass) \(changes)")
                #expect(try store.attempts(of: 1).count == (reason == nil ? 1 : 0), "\(messageClass) \(changes)")
            }
        }
        let store = try waitingStore(1)
        try store.take([row("C1", "K1", ["person.phone": clearing])])
        #expect(try store.begin([AttemptStart(message: 1, address: "", parts: 1)]).messages.isEmpty)
        #expect(try store.begin([AttemptStart(message: 99, address: "", parts: 1)]).messages.isEmpty)
    }

    private func attemptsAreKept() throws {
        let store = try waitingStore(1)
        #expect(try store.attempts(of: 1).isEmpty)
        let outcomes: [DeliveryReport.Outcome] = [.deferred, .unsent, .accepted]
        for (index, outcome) in outcomes.enumerated() {
            #expect(try store.begin([store.start(1, parts: 3)], at: Int64(index * 10)).messages == [1])
            #expect(try store.attempts(of: 1).last?.outcome == nil)
            let report = DeliveryReport(message: 1, outcome: outcome, code: 400 + index, words: "words \(index)")
            try store.finishAttempts([AttemptEnd(report: report, retryAt: 0)], at: Int64(index * 10 + 5))
        }
        let expected = outcomes.enumerated().map { index, outcome in
            Attempt(
                number: index + 1,
                startedAt: Int64(index * 10),
                finishedAt: Int64(index * 10 + 5),
                outcome: outcome.rawValue,
                code: 400 + index,
                words: "words \(index)"
            )
        }
        #expect(try store.attempts(of: 1) == expected)
        let item = try #require(try store.message(1)?.item)
        #expect(item.state == .accepted && item.parts == 3 && item.problem == nil && item.address == "13800000001")
    }

    private func reviewList() throws {
        let store = try waitingStore(3)
        var filter = OutboxFilter()
        filter.onReview = true
        let dispatcher = try store.beginDispatcher(at: 0)
        #expect(try store.claim(.sms, by: dispatcher).messages.count == 3)
        try store.release([:], until: 0)
        try store.release([1: "no salutation", 2: nil, 3: "too long", 99: "nobody"], until: 60)
        #expect(try store.messages(filter).map(\.id) == [1, 3])
        #expect(try store.messages(filter).map(\.problem) == ["no salutation", "too long"])
        #expect(try store.claim(.sms, by: dispatcher, at: 59, dueBy: 59).messages.isEmpty)
        #expect(try store.claim(.sms, by: dispatcher, at: 60, dueBy: 60).messages.count == 3)
        #expect(try store.beginAttempts([store.start(3)], by: dispatcher, at: 60).messages == [3])
        #expect(try store.messages(filter).map(\.id) == [1])
        try store.release([3: "too late"], until: 0)
        #expect(try store.message(3)?.item.problem == nil)
        try store.finish([3: .deferred], retryAt: nil)
        #expect(try store.messages(filter).map(\.review) == [.text, .gaveUp])
        _ = try store.endDispatcher(dispatcher, at: 61)
        let other = try store.beginDispatcher(at: 61)
        #expect(try store.claim(.sms, by: other).messages.map(\.item.id) == [1, 2], "who gave up waits for a word")
        #expect(try store.settle(.resend, 3))
        #expect(try store.claim(.sms, by: other).messages.map(\.item.id) == [3])
        #expect(try store.settle(.drop, 1) && store.message(1)?.item.state == .cancelled)
    }

    private func filtersMessages() throws {
        let store = try waitingStore(3, actions: [.sampleSMS, .sampleEmail])
        let person = try #require(try store.numbers(.person, by: "number")["K2"])
        try store.begin([store.start(1)])
        let cases: [(set: (inout OutboxFilter) -> Void, ids: [Int64])] = [
            ({ _ in }, [1, 2, 3, 4, 5, 6]), ({ $0.state = .sending }, [1]), ({ $0.channel = .email }, [2, 4, 6]),
            ({ $0.rule = "greet" }, [1, 2, 3, 4, 5, 6]), ({ $0.rule = "gre'et" }, []),
            ({ $0.numbers = [6, 2, 99] }, [2, 6]), ({ $0.sweep = 1 }, [1, 2, 3, 4, 5, 6]), ({ $0.sweep = 2 }, []),
            ({ $0.person = person }, [3, 4]),
            ({ $0.day = Day("2026-01-01") }, [1, 2, 3, 4, 5, 6]), ({ $0.day = Day("2026-01-02") }, []),
            ({ $0.after = 4 }, [5, 6]), ({ $0.limit = 2 }, [1, 2]), ({ $0.limit = 0 }, []),
            ({ ($0.channel, $0.state, $0.after) = (.sms, .waiting, 3) }, [5]),
        ]
        for (index, (set, ids)) in cases.enumerated() {
            var filter = OutboxFilter()
            set(&filter)
            #expect(try store.messages(filter).map(\.id) == ids, "case \(index)")
        }
    }

    private func dates() throws {
        let plan = DatePlan(span: CalendarSpan(24, .months), anchors: ["handover", "move_in"])
        let cases: [(plan: DatePlan?, milestones: Cells, date: Day?)] = [
            (nil, [:], Day("2025-06-01")), (plan, [:], nil),
            (plan, ["milestone.move_in": "2024-02-29"], Day("2026-02-28")),
            (plan, ["milestone.handover": "2024-01-01", "milestone.move_in": "2024-02-29"], Day("2026-01-01")),
            (DatePlan(span: CalendarSpan(-1, .days), anchors: ["signing"]), [:], Day("2025-05-31")),
        ]
        for (plan, milestones, date) in cases {
            let store = try makeStore()
            try store.take([row("C1", "K1", milestones)])
            let action = Action.sms(MessagePlan(template: "warranty", date: plan))
            try store.sweep([.sample(actions: .fixed([action]))], on: Day("2026-01-01"))
            #expect(try store.message(1)?.date == date)
        }
    }
}
