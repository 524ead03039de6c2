import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let corrections = [
        Behaviour("a lapse never blocks a corrected date, whatever the rule says, unless its new window has closed") {
            try $0.lapsesReopen()
        },
        Behaviour("rules about persons and projects follow corrected dates like those about journeys") {
            try $0.otherSubjects()
        },
        Behaviour("a birthday that is corrected takes back what waits and what lapsed") { try $0.birthdays() },
        Behaviour("who was told an old date is named, and the message stays") { contract in
            let (store, rule) = try contract.corrected(.recall, [.sampleSMS])
            try store.sweep([rule], on: Self.day)
            let message = try #require(try store.messages(OutboxFilter()).first)
            try store.begin([AttemptStart(message: message.id, address: message.address, parts: 1)])
            try store.finish([message.id: .accepted])
            try store.take([row("C1", "K1", ["milestone.signing": "2026-01-20"])])
            let report = try store.correct(rules: [rule], on: Self.day, customs: BirthdayCustoms(), sweep: nil)
            let told = CorrectionReport.Told(
                message: 1,
                rule: "dated",
                person: 1,
                from: Self.day,
                to: Day("2026-01-20")
            )
            #expect(report.told == [told] && report.rules.isEmpty)
            #expect(try store.messages(OutboxFilter()).map(\.state) == [.accepted])
            let again = try store.correct(rules: [rule], on: Self.day, customs: BirthdayCustoms(), sweep: nil)
            #expect(again.isEmpty, "told once")
        },
        Behaviour("open tasks and waiting messages follow the people") { try $0.followPeople() },
        Behaviour("a household's one telephone number gets one promotion a day") { try $0.oneTelephone() },
    ]

    private static let day = Day("2026-01-10")

    private func corrected(
        _ policy: MovePolicy,
        _ actions: [Action],
        late: Lateness = .days(3)
    ) throws -> (any Store, Rule) {
        let store = try makeStore()
        try store.take([row("C1", "K1", ["milestone.signing": "2026-01-10"])])
        return (store, Rule.sample("dated", late: late, ifMoved: policy, actions: .fixed(actions)))
    }

    private func lapse(_ rule: Rule, _ store: any Store, on day: Day) throws {
        let sweep = try store.beginSweep(on: day, at: 0, revision: .sample, rules: [rule])
        let lapses = try store.candidates(rule, on: day).map { Decision($0, .lapsed, reason: .missed) }
        #expect(!lapses.isEmpty)
        try store.commit([DecisionBatch(rule: rule, sweep: sweep, day: day, decisions: lapses)])
        try store.endSweep(sweep, on: day, completed: [rule], last: [])
    }

    private func lapsesReopen() throws {
        let cases: [(moved: String, on: Day, isOpen: Bool)] = [
            ("2026-02-01", Day("2026-01-20"), true), ("2026-02-01", Day("2026-02-01"), true),
            ("2026-02-01", Day("2026-02-04"), true), ("2026-02-01", Day("2026-02-05"), false),
            ("2025-12-01", Day("2026-01-20"), false), ("2026-01-10", Day("2026-01-20"), false),
            (clearing, Day("2026-01-20"), false),
        ]
        for policy in [MovePolicy.keep, .recall] {
            for (moved, day, isOpen) in cases {
                let (store, rule) = try corrected(policy, [.task(.visit)])
                try lapse(rule, store, on: Self.day)
                try store.take([row("C1", "K1", ["milestone.signing": moved])])
                let report = try store.correct(rules: [rule], on: day, customs: BirthdayCustoms(), sweep: nil)
                #expect(report.rules.map(\.reopened) == (isOpen ? [1] : []), "\(policy) \(moved) on \(day)")
                guard isOpen, day <= Day("2026-02-04") else { continue }
                let swept = try store.sweep([rule], on: max(day, Day("2026-02-01")))
                #expect(swept.fired == 1, "\(policy) \(moved) on \(day)")
            }
        }
    }

    private func otherSubjects() throws {
        let person = Rule.sample("person", .person, late: .days(3), ifMoved: .recall, actions: .fixed([.sampleSMS]))
        let yearly = Rule.sample(
            "yearly",
            .person,
            .anniversary(anchors: ["signing"]),
            late: .days(3),
            ifMoved: .recall,
            actions: .fixed([.sampleSMS])
        )
        for (rule, day, moved) in [(person, Self.day, "2026-01-20"), (yearly, Day("2027-01-10"), "2026-01-20")] {
            let store = try makeStore()
            try store.take([row("C1", "K1", ["milestone.signing": "2026-01-10"])])
            #expect(try store.sweep([rule], on: day) == Swept(fired: 1, recalled: 0), "\(rule.name)")
            try store.take([row("C1", "K1", ["milestone.signing": moved])])
            #expect(try store.sweep([rule], on: day) == Swept(fired: 0, recalled: 1), "\(rule.name)")
            #expect(try store.stateCounts() == [.cancelled: 1], "\(rule.name)")
            #expect(try store.sweep([rule], on: day.advanced(by: 10)) == Swept(fired: 1, recalled: 0), "\(rule.name)")
        }
        let project = Rule.sample(
            "project",
            .project,
            .offset(CalendarSpan(0, .days), anchors: ["open_day"]),
            ifMoved: .recall,
            actions: .fixed([.task(.errand)])
        )
        let store = try makeStore()
        try store.take([row("C1", "K1")])
        for (day, expected) in [
            (Self.day, Swept(fired: 1, recalled: 0)), (Day("2026-01-12"), Swept(fired: 0, recalled: 1)),
        ] {
            let change = try store.beginChange(source: "by hand", on: Self.day, at: 0)
            _ = try store.setMilestone("open_day", ofProject: "P1", to: day, change: change)
            #expect(try store.sweep([project], on: Self.day) == expected)
        }
        #expect(try store.sweep([project], on: Day("2026-01-12")) == Swept(fired: 1, recalled: 0))
    }

    private func birthdays() throws {
        let rule = Rule.sample("birthday", .person, .birthday(nil), late: .days(0), actions: .fixed([.sampleSMS]))
        for hasLapsed in [true, false] {
            let store = try makeStore()
            try store.take([row("C1", "K1", ["person.birthday": "1980-01-10"])])
            if hasLapsed { try lapse(rule, store, on: Self.day) } else { try store.sweep([rule], on: Self.day) }
            try store.take([row("C1", "K1", ["person.birthday": "1980-01-12"])])
            #expect(try store.sweep([rule], on: Day("2026-01-11")) == Swept(fired: 0, recalled: 1), "\(hasLapsed)")
            #expect(try store.sweep([rule], on: Day("2026-01-12")) == Swept(fired: 1, recalled: 0), "\(hasLapsed)")
        }
    }

    private func followPeople() throws {
        let co: Cells = ["ownership.role": "co"]
        let cases: [(why: String, rows: [Cells], person: Int64?, mark: TaskMark?)] = [
            ("nothing changes", [], 1, nil),
            ("the main owner died", [row("C1", "K1", ["person.deceased": "yes"])], 2, .passed),
            ("the main owner is not to be disturbed", [row("C1", "K1", ["person.blocked": "yes"])], 2, .passed),
            ("the main owner left", [row("C1", "K1", ["ownership.role": "former"])], 2, .passed),
            ("a new main owner", [row("C1", "K3")], 3, .passed),
            (
                "both died",
                [
                    row("C1", "K1", ["person.deceased": "yes"]),
                    row("C1", "K2", co.merging(["person.deceased": "yes"]) { $1 }),
                ],
                nil, .deceased
            ),
            ("the home was sold", [row("C1", "K1", ["journey.status": "transferred"])], nil, .sold),
            ("the home was given back", [row("C1", "K1", ["journey.status": "returned"])], nil, .sold),
            (
                "all left",
                [row("C1", "K1", ["ownership.role": "former"]), row("C1", "K2", ["ownership.role": "former"])], nil,
                .ownerless
            ),
        ]
        for (why, rows, person, mark) in cases {
            let (store, rule) = try corrected(.keep, [.task(.visit), .sampleSMS], late: .never)
            try store.take([row("C1", "K2", co)])
            try store.sweep([rule], on: Self.day)
            if !rows.isEmpty { try store.take(rows) }
            _ = try store.correct(rules: [rule], on: Self.day, customs: BirthdayCustoms(), sweep: nil)
            let task = try #require(try store.tasks(TaskFilter()).first)
            #expect(task.state == (person == nil ? .cancelled : .open) && task.mark == mark, "\(why)")
            if let person { #expect(task.person == person, "\(why)") }
            let message = try #require(try store.messages(OutboxFilter()).first)
            if mark == .sold { #expect(message.state == .cancelled, "\(why)") }
            if let person { #expect(message.person == person && message.state == .waiting, "\(why)") }
        }
    }

    private func oneTelephone() throws {
        let store = try makeStore()
        let shared: Cells = ["person.phone": "13800000009"]
        try store.take([
            row("C1", "K1", shared), row("C2", "K2", shared), row("C3", "K3"),
            row("C4", "K4", ["person.email": "K1@EXAMPLE.com"]),
        ])
        let rule = Rule.sample("asking", .person, .daily(.day), messageClass: .promotion, actions: .fixed([.sampleSMS]))
        func found() throws -> [Candidate] { try store.candidates(rule, on: Self.day) }
        #expect(try found().map(\.phoneSharer) == [1, 1, 3, 4])
        #expect(try found().map(\.mailboxSharer) == [1, 2, 3, 1], "upper and lower case are one mailbox")
        let sweep = try store.beginSweep(on: Self.day, at: 0, revision: .sample, rules: [rule])
        try store.commit([rule.firing([try found()[0]], sweep, on: Self.day)])
        let later = Rule.sample("later", .person, .daily(.day), messageClass: .promotion)
        #expect(try store.candidates(later, on: Self.day).map(\.promotions.today) == [1, 1, 0, 0])
        #expect(try store.candidates(later, on: Day("2026-01-11")).map { $0.promotions.inWeek(.sms) } == [1, 1, 0, 0])
        let notices = Rule.sample("notices", .person, .daily(.day))
        #expect(try store.candidates(notices, on: Self.day).allSatisfy { $0.phoneSharer == 0 })
    }
}
