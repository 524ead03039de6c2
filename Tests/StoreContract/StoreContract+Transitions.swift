import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let transitions = [
        Behaviour("whatever happens to a message in whatever state, only transitions of the table are made") {
            try $0.everyPair()
        },
        Behaviour("what an earlier dispatcher left in sending becomes unknown, and waits for a person's word") {
            try $0.abandoned()
        },
        Behaviour("late and doubled reports change nothing") { try $0.lateReports() },
    ]

    /// Something that can happen to a message.
    private enum Event: Hashable, CaseIterable {
        case begun, misaddressed, accepted, refused, deferred, unsent, lost, abandoned, arrived, resent, dropped,
            recalled, released, swept, delivered, undelivered, underway
    }

    private static let states: [MessageState] = MessageState.allCases

    /// All that changes a state; every other pair leaves it alone.
    private static let table: [MessageState: [Event: MessageState]] = [
        .waiting: [
            .begun: .sending, .misaddressed: .cancelled, .recalled: .cancelled, .dropped: .cancelled,
        ],
        .sending: [
            .accepted: .accepted, .refused: .failed, .deferred: .waiting, .unsent: .waiting, .lost: .unknown,
            .abandoned: .unknown, .delivered: .delivered, .undelivered: .failed,
        ],
        .accepted: [.delivered: .delivered, .undelivered: .failed],
        .unknown: [
            .arrived: .accepted, .resent: .waiting, .dropped: .failed, .delivered: .delivered, .undelivered: .failed,
        ],
    ]

    private func everyPair() throws {
        for event in Event.allCases {
            let store = try waitingStore(Self.states.count, ifMoved: .recall)
            for (index, state) in Self.states.enumerated() { try bring(Int64(index + 1), to: state, store) }
            for (index, state) in Self.states.enumerated() {
                let message = Int64(index + 1)
                let attempts = try store.attempts(of: message)
                try happen(event, message, store)
                let now = try #require(try store.message(message)).item.state
                let expected = Self.table[state]?[event] ?? state
                #expect(now == expected, "\(event) when \(state)")
                #expect(now == state || state.next.contains(now), "\(event) when \(state): \(now) is not in the table")
                // A receipt may be faster than the answer: the attempt ends all the same.
                guard expected == state, state != .delivered, state != .failed else { continue }
                #expect(try store.attempts(of: message) == attempts, "\(event) when \(state)")
            }
        }
    }

    private func bring(_ message: Int64, to state: MessageState, _ store: any Store) throws {
        let events: [Event] =
            switch state {
            case .waiting: []
            case .delivered: [.begun, .accepted, .delivered]
            case .sending: [.begun]
            case .accepted: [.begun, .accepted]
            case .failed: [.begun, .refused]
            case .unknown: [.begun, .lost]
            case .cancelled: [.misaddressed]
            }
        for event in events { try happen(event, message, store) }
        #expect(try store.message(message)?.item.state == state)
    }

    private func happen(_ event: Event, _ message: Int64, _ store: any Store) throws {
        switch event {
        case .begun: try store.begin([store.start(message)])
        case .misaddressed:
            try store.take([row("C\(message)", "K\(message)", ["person.phone": clearing])])
            try store.begin([AttemptStart(message: message, address: "nowhere", parts: 1)])
        case .accepted: try store.finish([message: .accepted])
        case .refused: try store.finish([message: .refused])
        case .deferred: try store.finish([message: .deferred])
        case .unsent: try store.finish([message: .unsent])
        case .lost: try store.finish([message: .unknown])
        case .abandoned: try store.buryAll()
        case .arrived: _ = try store.settle(.arrived, message)
        case .resent: _ = try store.settle(.resend, message)
        case .dropped: _ = try store.settle(.drop, message)
        case .released: try store.release([message: "look at it"], until: 0)
        case .recalled:
            try store.take([row("C\(message)", "K\(message)", ["milestone.signing": "2026-01-02"])])
            try sweep(store)
        case .swept: try sweep(store)
        case .delivered: try receive(.delivered, message, store)
        case .undelivered: try receive(.undeliverable(.moment), message, store)
        case .underway: try receive(.underway, message, store)
        }
    }

    private func receive(_ news: Receipt.News, _ message: Int64, _ store: any Store) throws {
        _ = try store.take([Receipt(message: .number(message), news: news, code: "", words: "")], at: 3)
    }

    private func sweep(_ store: any Store) throws {
        try store.sweep([.sample("greet", ifMoved: .recall, actions: .fixed([.sampleSMS]))], on: Day("2026-01-01"))
    }

    private func abandoned() throws {
        let store = try waitingStore(4)
        #expect(try store.buryAll() == 0)
        try store.begin([store.start(1), store.start(3), store.start(4)], at: 1)
        #expect(try store.buryAll([1: .begun, 4: .ended(.accepted, code: 250)], at: 2) == 1)
        #expect(try store.stateCounts() == [.unknown: 1, .waiting: 2, .accepted: 1])
        #expect(try store.attempts(of: 1).map(\.outcome) == ["unknown"])
        #expect(try store.attempts(of: 1).map(\.finishedAt) == [2])
        #expect(try store.attempts(of: 3).isEmpty, "its turn never came")
        #expect(try store.attempts(of: 4).map(\.code) == [250])
        #expect(try store.buryAll(at: 3) == 0)
        try store.begin([store.start(3)], at: 4)
        #expect(try store.buryAll(nil, at: 5) == 1, "without a log everything is in doubt")
        #expect(try store.settle(.arrived, 2) == false)
        #expect(try store.settle(.arrived, 99) == false)
        #expect(try store.settle(.arrived, 1) && store.settle(.resend, 3))
        #expect(try store.settle(.resend, 1) == false)
        #expect(try store.waiting(.sms) == [2, 3])
    }

    private func lateReports() throws {
        let store = try waitingStore(1)
        try happen(.begun, 1, store)
        try happen(.accepted, 1, store)
        let (item, attempts) = (try store.message(1), try store.attempts(of: 1))
        for event in [Event.accepted, .refused, .deferred, .unsent, .lost, .abandoned, .arrived, .begun, .underway] {
            try happen(event, 1, store)
            #expect(try store.message(1) == item, "\(event)")
            #expect(try store.attempts(of: 1) == attempts, "\(event)")
        }
        try store.finish([99: .accepted])
        #expect(try store.stateCounts() == [.accepted: 1])
    }
}
