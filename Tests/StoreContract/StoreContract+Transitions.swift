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
        case begun, misaddressed, accepted, refused, deferred, unsent, lost, abandoned, arrived, lostForGood, recalled,
            reviewed, swept
    }

    private static let states: [MessageState] = [.waiting, .sending, .accepted, .failed, .unknown, .cancelled]

    /// All that changes a state; every other pair leaves it alone.
    private static let table: [MessageState: [Event: MessageState]] = [
        .waiting: [.begun: .sending, .misaddressed: .cancelled, .recalled: .cancelled],
        .sending: [
            .accepted: .accepted, .refused: .failed, .deferred: .waiting, .unsent: .waiting, .lost: .unknown,
            .abandoned: .unknown,
        ],
        .unknown: [.arrived: .accepted, .lostForGood: .waiting],
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
                guard expected == state else { continue }
                #expect(try store.attempts(of: message) == attempts, "\(event) when \(state)")
            }
        }
    }

    private func bring(_ message: Int64, to state: MessageState, _ store: any Store) throws {
        let events: [Event] =
            switch state {
            case .waiting, .delivered: []
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
        case .begun: _ = try store.beginAttempts([store.start(message)], at: 1)
        case .misaddressed:
            _ = try store.beginAttempts([AttemptStart(message: message, address: "nowhere", parts: 1)], at: 1)
        case .accepted: try report(.accepted, message, store)
        case .refused: try report(.refused, message, store)
        case .deferred: try report(.deferred, message, store)
        case .unsent: try report(.unsent, message, store)
        case .lost: try report(.unknown, message, store)
        case .abandoned: _ = try store.abandonAttempts(at: 2)
        case .arrived: _ = try store.settle(message, arrived: true, at: 2)
        case .lostForGood: _ = try store.settle(message, arrived: false, at: 2)
        case .reviewed: try store.review([message: "look at it"])
        case .recalled:
            try store.take([row("C\(message)", "K\(message)", ["milestone.signing": "2026-01-02"])])
            try sweep(store)
        case .swept: try sweep(store)
        }
    }

    private func report(_ outcome: DeliveryReport.Outcome, _ message: Int64, _ store: any Store) throws {
        try store.finishAttempts([DeliveryReport(message: message, outcome: outcome, code: 1, words: "w")], at: 2)
    }

    private func sweep(_ store: any Store) throws {
        try store.sweep([.sample("greet", ifMoved: .recall, actions: .fixed([.sampleSMS]))], on: Day("2026-01-01"))
    }

    private func abandoned() throws {
        let store = try waitingStore(3)
        #expect(try store.abandonAttempts(at: 1) == 0)
        _ = try store.beginAttempts([store.start(1), store.start(3)], at: 1)
        #expect(try store.abandonAttempts(at: 2) == 2)
        #expect(try store.stateCounts() == [.unknown: 2, .waiting: 1])
        #expect(try store.attempts(of: 3).map(\.outcome) == ["unknown"])
        #expect(try store.attempts(of: 3).map(\.finishedAt) == [2])
        #expect(try store.abandonAttempts(at: 3) == 0)
        #expect(try store.settle(2, arrived: true, at: 4) == false)
        #expect(try store.settle(99, arrived: true, at: 4) == false)
        #expect(try store.settle(1, arrived: true, at: 4) && store.settle(3, arrived: false, at: 4))
        #expect(try store.settle(1, arrived: false, at: 5) == false)
        #expect(try store.waiting(on: .sms, after: 0, limit: 9).map(\.item.id) == [2, 3])
    }

    private func lateReports() throws {
        let store = try waitingStore(1)
        try happen(.begun, 1, store)
        try happen(.accepted, 1, store)
        let (item, attempts) = (try store.message(1), try store.attempts(of: 1))
        for event in [Event.accepted, .refused, .deferred, .unsent, .lost, .abandoned, .arrived, .begun] {
            try happen(event, 1, store)
            #expect(try store.message(1) == item, "\(event)")
            #expect(try store.attempts(of: 1) == attempts, "\(event)")
        }
        try report(.accepted, 99, store)
        #expect(try store.stateCounts() == [.accepted: 1])
    }
}
