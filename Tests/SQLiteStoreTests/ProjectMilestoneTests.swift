import ChineseCalendar
import GRDB
import Lifecycle
import StoreContract
import Testing

@testable import SQLiteStore

@Suite("Milestones of projects")
struct ProjectMilestoneTests {
    private static let today = Day("2026-03-01")
    private static let openDay = Day("2026-12-05")

    /// Lends a store in a file: C1 and C2 in P1, where C2 has an open day of its own, and C3 in P2.
    private func withStore(_ body: (SQLiteStore) throws -> Void) throws {
        try Folder.lend { folder in
            let store = try SQLiteStore(path: folder.newFile())
            try store.take(
                [
                    row("C1", "K1"), row("C2", "K2", ["milestone.open_day": "2026-11-01"]),
                    row("C3", "K3", ["project.code": "P2"]),
                ],
                on: Day("2026-01-01")
            )
            try body(store)
        }
    }

    @Test("a milestone is set, moved and removed, and says for how many journeys it counts")
    func effects() throws {
        let (reach, none) = (ProjectReach(journeys: 1, own: 1), ProjectReach(journeys: 1, own: 0))
        let steps: [(code: String, day: Day?, effect: ProjectMilestoneEffect)] = [
            ("P9", Self.openDay, .unknownProject(nearest: "P1")), ("Palace", nil, .unknownProject(nearest: nil)),
            ("P1", nil, .unchanged(reach)), ("P1", Self.openDay, .set(reach)), ("P1", Self.openDay, .unchanged(reach)),
            ("P1", Day("2026-12-12"), .moved(from: Self.openDay, reach)), ("P2", Self.openDay, .set(none)),
            ("P1", nil, .removed(from: Day("2026-12-12"), reach)), ("P1", nil, .unchanged(reach)),
        ]
        try withStore { store in
            for step in steps {
                let effect = try store.set("open_day", of: step.code, to: step.day)
                #expect(effect == step.effect, "\(step)")
            }
            let projects = try store.projects()
            #expect(projects.map(\.milestones) == [[:], ["open_day": Self.openDay]])
            #expect(projects.map(\.journeys) == [2, 1])
        }
    }

    @Test("an unknown project that is a name gives the code of the project so named")
    func named() throws {
        try withStore { store in
            try store.take([["project.code": "P2", "project.name": "云栖苑"]], fields: Self.projectFields)
            #expect(try store.set("open_day", of: "云栖苑", to: Self.openDay) == .unknownProject(nearest: "P2"))
        }
    }

    @Test("the planner finds journeys by the project's day, unless they have their own", arguments: [false, true])
    func journeys(isEndless: Bool) throws {
        let late = isEndless ? Lateness.never : .days(40)
        let rule = Rule.sample("open", .journey, .offset(CalendarSpan(0, .days), anchors: ["open_day"]), late: late)
        try withStore { store in
            try store.set("open_day", of: "P1", to: Self.openDay)
            #expect(try store.dues(rule, on: Day("2026-11-30")) == ["2": "2026-11-01"])
            #expect(try store.dues(rule, on: Self.openDay) == ["1": "2026-12-05", "2": "2026-11-01"])
            try store.set("open_day", of: "P1", to: nil)
            #expect(try store.dues(rule, on: Self.openDay) == ["2": "2026-11-01"])
            // A day of its own that is taken away leaves the project's.
            try store.set("open_day", of: "P1", to: Self.openDay)
            try store.take([row("C2", "K2")])
            #expect(try store.dues(rule, on: Self.openDay) == ["1": "2026-12-05", "2": "2026-12-05"])
        }
    }

    @Test("of several anchors the first that is set counts, the journey's or the project's")
    func orElse() throws {
        let anchors = ["open_day", "bulk_handover"]
        let rule = Rule.sample("either", .journey, .offset(CalendarSpan(0, .days), anchors: anchors))
        try withStore { store in
            try store.set("bulk_handover", of: "P1", to: Day("2026-10-01"))
            #expect(try store.dues(rule, on: Self.openDay) == ["1": "2026-10-01", "2": "2026-11-01"])
            try store.set("open_day", of: "P1", to: Self.openDay)
            #expect(try store.dues(rule, on: Self.openDay) == ["1": "2026-12-05", "2": "2026-11-01"])
        }
    }

    @Test("rules per project and per person find the project's day too")
    func otherSubjects() throws {
        let schedule = Schedule.offset(CalendarSpan(1, .days), anchors: ["open_day"])
        try withStore { store in
            try store.set("open_day", of: "P1", to: Self.openDay)
            try store.set("open_day", of: "P2", to: Self.openDay)
            let day = Self.openDay.advanced(by: 1)
            #expect(try store.dues(.sample("p", .project, schedule), on: Self.openDay).isEmpty)
            #expect(
                try store.dues(.sample("p", .project, schedule), on: day) == ["1": "2026-12-06", "2": "2026-12-06"]
            )
            let persons = try store.dues(.sample("o", .person, schedule), on: day)
            #expect(persons == ["1": "2026-12-06", "2": "2026-11-02", "3": "2026-12-06"])
        }
    }

    @Test("each past day shows the milestone as it was known")
    func knownDays() throws {
        let rule = Rule.sample("open", .project, .offset(CalendarSpan(0, .days), anchors: ["open_day"]))
        try withStore { store in
            try store.set("open_day", of: "P1", to: Day("2026-06-01"), on: Day("2026-02-01"))
            try store.set("open_day", of: "P1", to: Day("2026-06-02"), on: Day("2026-02-02"))
            try store.set("open_day", of: "P1", to: nil, on: Day("2026-02-03"))
            try store.set("open_day", of: "P1", to: Day("2026-06-04"), on: Day("2026-02-04"))
            let known = try (31...35).map { number in
                let day = Day("2026-01-01").advanced(by: number - 1)
                return try store.dues(rule, on: Self.openDay, knownOn: day)["1"]
            }
            #expect(known == [nil, "2026-06-01", "2026-06-02", nil, "2026-06-04"])
        }
    }

    @Test("a rule that recalls takes back what a moved milestone made, but not where the journey has its own day")
    func recall() throws {
        let rule = Rule.sample(
            "open",
            .journey,
            .offset(CalendarSpan(0, .days), anchors: ["open_day"]),
            ifMoved: .recall,
            actions: .fixed([.sampleSMS])
        )
        try withStore { store in
            try store.set("open_day", of: "P1", to: Self.today)
            try store.sweep([rule], on: Day("2026-11-02"))
            #expect(try store.states() == ["waiting", "waiting"])
            try store.set("open_day", of: "P1", to: Self.openDay)
            try store.sweep([rule], on: Day("2026-11-03"))
            #expect(try store.states() == ["cancelled", "waiting"])
            try store.sweep([rule], on: Self.openDay)
            #expect(try store.states() == ["cancelled", "waiting", "waiting"])
        }
    }

    @Test("the day in a message is the project's where the journey has none")
    func messageDay() throws {
        let plan = DatePlan(span: CalendarSpan(1, .months), anchors: ["open_day"])
        let rule = Rule.sample("dated", actions: .fixed([.sms(MessagePlan(template: "hello", date: plan))]))
        try withStore { store in
            try store.set("open_day", of: "P1", to: Self.openDay)
            try store.sweep([rule], on: Self.today)
            let days = try (1...3).map { try store.message($0)?.date }
            #expect(days == [Day("2027-01-05"), Day("2026-12-01"), nil])
        }
    }

    private static let projectFields = Vocabulary().fields.filter {
        $0.record == .project || $0.record == .milestone && !$0.isOfOneHome
    }
}

extension SQLiteStore {
    /// Sets a milestone of a project in a change of its own.
    @discardableResult
    fileprivate func set(
        _ milestone: String,
        of code: String,
        to day: Day?,
        on known: Day = Day("2026-01-01")
    ) throws -> ProjectMilestoneEffect {
        let change = try beginChange(source: "test", on: known, at: 0)
        return try setMilestone(milestone, ofProject: code, to: day, change: change)
    }

    /// The due days of a rule's candidates, by the number of the record.
    fileprivate func dues(_ rule: Rule, on day: Day, knownOn known: Day? = nil) throws -> [String: String] {
        let pairs = try candidates(rule, on: day, knownOn: known).map { ("\($0.subject.record)", "\($0.due)") }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The states of all messages, in the order they were made.
    fileprivate func states() throws -> [String] {
        try queue.read { try String.fetchAll($0, sql: "SELECT state FROM outbox ORDER BY id") }
    }
}
