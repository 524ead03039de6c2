import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let returns = [
        Behaviour("receipts come in any order, twice or for strangers, and a final state stays") { try $0.receipts() },
        Behaviour(
            "a receipt of an attempt in doubt keeps it from being made again, also when it comes before the doubt"
        ) {
            try $0.doubtsResolved()
        },
        Behaviour("a refusal that names a message holds for its person, whatever their address is now") {
            try $0.movedPerson()
        },
        Behaviour("a refusal at the door tells what a bounce would tell later") { try $0.refusedAtTheDoor() },
        Behaviour("a text in parts is delivered with its last part, and failed with its first failure") {
            try $0.parts()
        },
        Behaviour("a hard bounce marks an address, and three soft ones in 14 days; a policy bounce marks nobody") {
            try $0.bounces()
        },
        Behaviour("who refuses gets no promotion any more, on no channel, and past days stay as they were") {
            try $0.refusals()
        },
        Behaviour("where nothing arrives nothing is sent, and a rule takes its other way") { try $0.deadAddresses() },
    ]

    private static let day = Day("2026-01-01")
    private static let noon = ChinaTime.moment(720, of: day)

    private func accepted(_ count: Int, parts: Int = 1) throws -> any Store {
        let store = try waitingStore(count)
        try store.begin((1...count).map { try store.start(Int64($0), parts: parts) })
        let ends = (1...Int64(count)).map {
            let report = DeliveryReport(message: $0, outcome: .accepted, code: 0, words: "", reference: "g\($0)")
            return AttemptEnd(report: report, retryAt: nil)
        }
        try store.finishAttempts(ends, at: 1)
        return store
    }

    private func receipt(
        _ reference: Receipt.Reference,
        _ news: Receipt.News,
        part: Int? = nil,
        code: String = ""
    ) -> Receipt {
        Receipt(message: reference, news: news, code: code, words: "", part: part)
    }

    private func receipts() throws {
        let failed = Receipt.News.undeliverable(.unclear)
        let cases: [(news: [Receipt.News], state: MessageState)] = [
            ([.underway], .accepted), ([.delivered], .delivered), ([failed], .failed),
            ([.delivered, .underway, .delivered], .delivered), ([.delivered, failed], .delivered),
            ([failed, .delivered], .failed), ([.underway, .underway, failed], .failed),
        ]
        let store = try accepted(cases.count)
        for (index, (news, state)) in cases.enumerated() {
            let message = Int64(index + 1)
            for one in news { _ = try store.take([receipt(.number(message), one)], at: 9) }
            #expect(try store.message(message)?.item.state == state, "\(news)")
            #expect(try store.receipts(of: message).count == Set(news).count)
        }
        let other = try accepted(2)
        let count = try other.take(
            [
                receipt(.gateway("g2"), .delivered), receipt(.gateway("g2"), .delivered),
                receipt(.gateway("nobody's"), .delivered), receipt(.gateway(""), failed),
                receipt(.number(99), .delivered), receipt(.token("1.x"), failed),
            ],
            at: 9
        )
        #expect(count.applied == 1 && count.repeated == 1 && count.unknown == 4)
        #expect(try other.stateCounts() == [.accepted: 1, .delivered: 1])
        #expect(try other.take([], at: 9) == ReceiptCount())
    }

    private func doubtsResolved() throws {
        let store = try waitingStore(2)
        try store.begin([store.start(1), store.start(2)])
        try store.finish([1: .unknown, 2: .deferred])
        #expect(try store.settle(.resend, 1))
        for message in [1, 2] as [Int64] { _ = try store.take([receipt(.number(message), .delivered)], at: 9) }
        #expect(try store.message(1)?.item.state == .delivered && store.message(2)?.item.state == .waiting)
        // The same words again, once there is something for them to tell of.
        try store.begin([store.start(2)])
        try store.finish([2: .accepted])
        #expect(try store.take([receipt(.number(2), .delivered)], at: 10).applied == 1)
        #expect(try store.message(2)?.item.state == .delivered)
    }

    private func movedPerson() throws {
        let store = try waitingStore(1, .promotion, actions: [.sampleEmail])
        try store.begin([store.start(1)], at: Self.noon)
        let before = try #require(try store.story(of: "K1", decisions: 0))
        try store.take([
            row(
                "C1",
                "K1",
                ["person.consent": "yes", "person.email": "new@example.com", "person.phone": "13911111111"]
            )
        ])
        #expect(try store.refuse(message: 1, source: "one-click", at: Self.noon))
        #expect(try store.refuse(message: 1, source: "one-click", at: Self.noon) == false)
        #expect(try store.refuse(message: 99, source: "one-click", at: Self.noon) == false)
        let after = try #require(try store.story(of: "K1", decisions: 0))
        #expect(after.mailbox != before.mailbox && after.marks.map(\.channel) == [.email, .sms])
        #expect(try store.lift(.email, before.mailbox, at: Self.noon) == 1, "and where it went to")
        let rule = Rule.sample("other", messageClass: .promotion)
        #expect(try store.candidates(rule, on: Self.day).allSatisfy { !$0.contact.contains(.consents) })
    }

    private func refusedAtTheDoor() throws {
        for (words, marks, alarms) in [
            ("5.1.1 no such user", [.dead], [:]), ("5.1.10 no mail here", [.dead], [:]), ("5.1.11 what", [], [:]),
            ("5.7.1 too fast", [], [.policy: 1]), ("no such user 5.1.1", [], [:]), ("", [], [:]),
        ] as [(String, [AddressMark.Kind], [Receipt.Blame: Int])] {
            let store = try waitingStore(1, actions: [.sampleEmail])
            try store.begin([store.start(1)])
            let report = DeliveryReport(message: 1, outcome: .refused, code: 550, words: words)
            try store.finishAttempts([AttemptEnd(report: report, retryAt: nil)], at: 5)
            #expect(try store.message(1)?.item.state == .failed)
            #expect(try #require(try store.story(of: "K1", decisions: 0)).marks.map(\.kind) == marks, "\(words)")
            #expect(try store.alarms(since: 0) == alarms, "\(words)")
        }
    }

    private func parts() throws {
        let failed = Receipt.News.undeliverable(.unclear)
        let cases: [(parts: [(Receipt.News, Int?)], state: MessageState)] = [
            ([(.delivered, 1)], .accepted), ([(.delivered, 1), (.delivered, 1)], .accepted),
            ([(.delivered, 2), (.delivered, 1)], .delivered), ([(.delivered, 1), (failed, 2)], .failed),
            ([(failed, 2), (.delivered, 1)], .failed), ([(.delivered, nil)], .delivered),
        ]
        let store = try accepted(cases.count, parts: 2)
        for (index, (parts, state)) in cases.enumerated() {
            let message = Int64(index + 1)
            for (news, part) in parts { _ = try store.take([receipt(.number(message), news, part: part)], at: 9) }
            #expect(try store.message(message)?.item.state == state, "case \(index)")
        }
    }

    private func bounces() throws {
        func bounce(_ blame: Receipt.Blame, _ days: [Int64]) throws -> [AddressMark.Kind] {
            let store = try makeStore()
            try store.take([row("C1", "K1")])
            let actions = Array(repeating: Action.sampleSMS, count: days.count)
            try store.sweep([.sample(actions: .fixed(actions))], on: Self.day)
            try store.begin((1...days.count).map { try store.start(Int64($0)) })
            for (index, day) in days.enumerated() {
                let news = Receipt.News.undeliverable(blame)
                _ = try store.take([receipt(.number(Int64(index + 1)), news)], at: Self.noon + day * 86_400)
                _ = try store.take([receipt(.number(Int64(index + 1)), news)], at: Self.noon + day * 86_400)
            }
            return try #require(try store.story(of: "K1", decisions: 0)).marks.map(\.kind)
        }
        #expect(try bounce(.address, [0]) == [.dead])
        #expect(try bounce(.refusal, [0]) == [.refuses, .refuses], "on every channel")
        for blame in [Receipt.Blame.policy, .content, .signature, .unclear] {
            #expect(try bounce(blame, [0, 1, 2]) == [])
        }
        for (days, marks) in [
            ([0, 1], []), ([0, 0, 0], [.dead]), ([0, 13, 13], [.dead]), ([0, 7, 14], []), ([0, 20, 21, 22], [.dead]),
        ] as [([Int64], [AddressMark.Kind])] {
            #expect(try bounce(.moment, days) == marks, "\(days)")
        }
        let store = try accepted(3)
        for (message, blame) in [(1, .policy), (2, .signature), (3, .address)] as [(Int64, Receipt.Blame)] {
            _ = try store.take([receipt(.number(message), .undeliverable(blame))], at: 100)
        }
        #expect(try store.alarms(since: 100) == [.policy: 1, .signature: 1] && store.alarms(since: 101).isEmpty)
    }

    private func refusals() throws {
        let store = try waitingStore(2, .promotion, actions: [.sampleEmail, .sampleSMS])
        let phone = try #require(try store.story(of: "K1", decisions: 0)).facts.phone
        #expect(try store.refuse(.sms, phone, source: "sms", at: Self.noon + 86_400))
        #expect(try store.refuse(.sms, phone, source: "sms", at: Self.noon + 86_401) == false)
        let begun = try store.begin((1...4).map { try store.start($0) }, at: Self.noon)
        #expect(begun.messages == [3, 4] && begun.cancelled == 2)
        #expect(try store.message(1)?.item.problem == "consent")
        let rule = Rule.sample("other", messageClass: .promotion)
        let consents = { (known: Day?) in
            try store.candidates(rule, on: Self.day, knownOn: known).map { $0.contact.contains(.consents) }
        }
        #expect(try consents(nil) == [false, true])
        #expect(try consents(Self.day) == [true, true])
        #expect(try store.lift(.sms, phone, at: Self.noon + 2 * 86_400) == 1)
        #expect(try store.lift(.sms, phone, at: Self.noon + 2 * 86_400) == 0)
        #expect(try consents(nil) == [true, true])
        #expect(try consents(Self.day.advanced(by: 1)) == [false, true])
        #expect(try store.refuse(.sms, phone, source: "sms", at: Self.noon + 3 * 86_400))
        #expect(try consents(nil) == [false, true])
    }

    private func deadAddresses() throws {
        let store = try waitingStore(1, actions: [.sampleEmail, .sampleSMS])
        try store.begin([store.start(1)])
        _ = try store.take([receipt(.number(1), .undeliverable(.address))], at: Self.noon)
        #expect(try store.message(1)?.item.state == .failed)
        let candidate = try #require(try store.candidates(.sample("other"), on: Self.day).first)
        #expect(candidate.contact.contains(.hasPhone) && !candidate.contact.contains(.hasEmail))
        #expect(try store.begin([store.start(2)]).messages == [2])
        let mailbox = try #require(try store.story(of: "K1", decisions: 0)).mailbox
        try store.take([row("C1", "K1", ["person.email": "new@example.com"])])
        #expect(try store.candidates(.sample("other"), on: Self.day).first?.contact.contains(.hasEmail) == true)
        #expect(try store.lift(.email, mailbox.uppercased(), at: Self.noon) == 1)
    }
}
