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
            _ = try stores[0].beginAttempts([stores[0].start(1)], at: 0)
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
            var pages: [[WaitingMessage]] = []
            while let page = try Optional(store.waiting(on: channel, after: pages.last?.last?.item.id ?? 0, limit: 2)),
                !page.isEmpty
            { pages.append(page) }
            #expect(pages.map(\.count) == [2, 2, 1])
            let all = pages.flatMap(\.self)
            #expect(all.map(\.item.id) == all.map(\.item.id).sorted() && all.allSatisfy { $0.item.channel == channel })
            #expect(all.map(\.facts.name) == (1...5).map { "name K\($0)" })
            #expect(all.map(\.facts.home) == (1...5).map { "1C\($0)" })
        }
        _ = try store.beginAttempts([store.start(2)], at: 0)
        #expect(try store.waiting(on: .sms, after: 0, limit: 9).map(\.item.id) == [4, 6, 8, 10])
    }

    private func cancelledAtTheDoor() throws {
        let cases: [(changes: Cells, notice: String?, promotion: String?)] = [
            ([:], nil, nil),
            (["person.name": "other", "person.email": ""], nil, nil),
            (["person.consent": ""], nil, "consent"),
            (["person.consent": "no"], nil, "consent"),
            (["person.blocked": "yes"], "blocked", "blocked"),
            (["person.deceased": "yes"], "deceased", "deceased"),
            (["person.phone": "13900000000"], "address", "address"),
            (["person.phone": ""], "address", "address"),
        ]
        for (changes, notice, promotion) in cases {
            for (messageClass, reason) in [(MessageClass.notice, notice), (.promotion, promotion)] {
                let store = try waitingStore(2, messageClass)
                let starts = try [store.start(1), store.start(2)]
                try store.take([row("C1", "K1", ["person.consent": "yes"].merging(changes) { $1 })])
                let sent = try store.beginAttempts(starts, at: 7)
                #expect(sent == (reason == nil ? [1, 2] : [2]), "\(messageClass) \(changes)")
                let item = try store.message(1)?.item
                #expect(item?.state == (reason == nil ? .sending : .cancelled), "\(messageClass) \(changes)")
                #expect(item?.problem == reason, "\(messageClass) \(changes)")
                #expect(try store.attempts(of: 1).count == (reason == nil ? 1 : 0), "\(messageClass) \(changes)")
            }
        }
        let store = try waitingStore(1)
        try store.take([row("C1", "K1", ["person.phone": ""])])
        #expect(try store.beginAttempts([AttemptStart(message: 1, address: "", parts: 1)], at: 0).isEmpty)
        #expect(try store.beginAttempts([AttemptStart(message: 99, address: "", parts: 1)], at: 0).isEmpty)
    }

    private func attemptsAreKept() throws {
        let store = try waitingStore(1)
        #expect(try store.attempts(of: 1).isEmpty)
        let outcomes: [DeliveryReport.Outcome] = [.deferred, .unsent, .accepted]
        for (index, outcome) in outcomes.enumerated() {
            #expect(try store.beginAttempts([store.start(1, parts: 3)], at: Int64(index * 10)) == [1])
            #expect(try store.attempts(of: 1).last?.outcome == nil)
            let report = DeliveryReport(message: 1, outcome: outcome, code: 400 + index, words: "words \(index)")
            try store.finishAttempts([report], at: Int64(index * 10 + 5))
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
        try store.review([:])
        try store.review([1: "no salutation", 3: "too long", 99: "nobody"])
        #expect(try store.messages(filter).map(\.id) == [1, 3])
        #expect(try store.messages(filter).map(\.problem) == ["no salutation", "too long"])
        #expect(try store.waiting(on: .sms, after: 0, limit: 9).count == 3)
        try store.review([1: nil])
        #expect(try store.messages(filter).map(\.id) == [3])
        _ = try store.beginAttempts([store.start(3)], at: 0)
        try store.review([3: "too late"])
        #expect(try store.messages(filter).isEmpty)
        #expect(try store.message(3)?.item.problem == nil)
    }

    private func filtersMessages() throws {
        let store = try waitingStore(3, actions: [.sampleSMS, .sampleEmail])
        let person = try #require(try store.numbers(.person, by: "number")["K2"])
        _ = try store.beginAttempts([store.start(1)], at: 0)
        let cases: [(set: (inout OutboxFilter) -> Void, ids: [Int64])] = [
            ({ _ in }, [1, 2, 3, 4, 5, 6]), ({ $0.state = .sending }, [1]), ({ $0.channel = .email }, [2, 4, 6]),
            ({ $0.rule = "greet" }, [1, 2, 3, 4, 5, 6]), ({ $0.rule = "gre'et" }, []),
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

extension OutboxStore {
    /// The start of an attempt to the address on record.
    func start(_ message: Int64, parts: Int = 1) throws -> AttemptStart {
        AttemptStart(message: message, address: try #require(try self.message(message)).item.address, parts: parts)
    }
}
