import ChineseCalendar
import GRDB
import Lifecycle
import StoreContract
import Testing

@testable import SQLiteStore

@Suite("Arrangements of workdays in SQLite")
struct ArrangementTests {
    /// Monday through Wednesday off, and the Saturday after worked.
    private static let spring = try? WorkdayArrangement(
        year: 2027,
        days: [
            ArrangedDay(Day("2027-02-08"), .off, name: "春节"), ArrangedDay(Day("2027-02-09"), .off, name: "春节"),
            ArrangedDay(Day("2027-02-10"), .off, name: "春节"), ArrangedDay(Day("2027-02-13"), .work, name: "春节"),
        ]
    )

    @Test("a year is taken as a whole, again is unchanged, and each past day sees what was known")
    func versions() throws {
        let store = try SQLiteStore(path: ":memory:")
        let first = try #require(Self.spring)
        let second = try WorkdayArrangement(year: 2027, days: [ArrangedDay(Day("2027-02-11"), .off, name: "春节")])
        #expect(try store.take(first, on: Day("2026-11-01")) == [])
        #expect(try store.take(first, on: Day("2026-11-02")) == nil)
        #expect(try store.take(second, on: Day("2026-11-03")) == [])
        #expect(try store.workdays() == Workdays().replacing(second))
        #expect(try store.sweepState(on: Day("2026-11-04")).workdays == Workdays().replacing(second))
        let known = try [0, 1, 2].map { offset in
            let change = try store.queue.read { database in
                try Int64.fetchOne(
                    database,
                    sql: "SELECT max(id) FROM changes WHERE day <= ?",
                    arguments: [Day("2026-11-01").advanced(by: offset).number]
                )
            }
            return try store.read { try ArrangementReader($0).workdays(knownAfter: change) }
        }
        let (early, late) = (Workdays().replacing(first), Workdays().replacing(second))
        #expect(known == [early, early, late])
        #expect(try store.read { try ArrangementReader($0).workdays(knownAfter: 0) } == Workdays())
    }

    @Test("what is built in is known, and names alone that are missing tell nothing new")
    func known() throws {
        let store = try SQLiteStore(path: ":memory:")
        let built = try #require(Workdays().arrangement(ofYear: 2026))
        let nameless = try WorkdayArrangement(year: 2026, days: built.days.map { ArrangedDay($0.day, $0.kind) })
        let renamed = try WorkdayArrangement(
            year: 2026,
            days: built.days.map { ArrangedDay($0.day, $0.kind, name: "假") }
        )
        #expect(try store.take(built) == nil)
        #expect(try store.take(nameless) == nil)
        #expect(try store.take(renamed) == [])
        #expect(try store.workdays().kind(of: Day("2026-10-01")) == .off("假"))
    }

    @Test("of two arrangements in one change the last counts")
    func oneChange() throws {
        let store = try SQLiteStore(path: ":memory:")
        let change = try store.beginChange(source: "test", on: Day("2026-11-01"), at: 0)
        let days = [Day("2027-02-08"), Day("2027-02-09")].map { [ArrangedDay($0, .off)] }
        for day in days { _ = try store.take(WorkdayArrangement(year: 2027, days: day), change: change) }
        #expect(try store.workdays().arrangement(ofYear: 2027)?.days == days[1])
    }

    @Test("open tasks that count workdays move, and those that ended or were rescheduled stay")
    func tasks() throws {
        let store = try SQLiteStore(path: ":memory:")
        try store.take((1...4).map { row("C\($0)", "K\($0)") })
        let tasks = [CalendarSpan(2, .workdays), CalendarSpan(2, .days)].map {
            Action.task(TaskPlan(kind: .call, title: "call", within: $0))
        }
        let rule = Rule.sample("counts", actions: .fixed(tasks))
        let friday = Day("2027-02-05")
        try store.sweep([rule], on: friday)
        let change = try store.beginChange(source: "test", on: friday, at: 0)
        let (done, moved) = (TaskResult.Outcome.done, TaskResult.Outcome.rescheduled)
        let next = Day("2027-03-01")
        _ = try store.finishTask(3, result: result(done, on: friday), next: nil, change: change)
        _ = try store.finishTask(5, result: result(moved, on: friday), next: next, change: change)
        let spring = try #require(Self.spring)
        let expected = [1, 7].map {
            TaskShift(task: $0, rule: "counts", from: Day("2027-02-09"), to: Day("2027-02-12"))
        }
        #expect(try store.taskShifts(under: Workdays().replacing(spring)) == expected)
        #expect(try store.take(spring) == expected)
        let dues = try store.queue.read { try Int32.fetchAll($0, sql: "SELECT due FROM tasks ORDER BY id") }
        let sunday = Day("2027-02-07")
        let days = [Day("2027-02-12"), sunday, Day("2027-02-09"), sunday, next, sunday, Day("2027-02-12"), sunday]
        #expect(dues == days.map(\.number))
        #expect(try store.taskShifts(under: try store.workdays()) == [])
    }

    @Test("a sweep after the import counts by the new arrangement, and one of an earlier day's knowledge by the old")
    func sweep() throws {
        let store = try SQLiteStore(path: ":memory:")
        try store.take([row("C1", "K1", ["milestone.signing": "2027-02-05"])], on: Day("2026-01-01"))
        let rule = Rule.sample("late", .journey, .offset(CalendarSpan(2, .workdays), anchors: ["signing"]))
        _ = try store.take(try #require(Self.spring), on: Day("2026-11-01"))
        let (before, after) = (Day("2027-02-09"), Day("2027-02-12"))
        #expect(try store.candidates(rule, on: before).isEmpty)
        #expect(try store.candidates(rule, on: after).map(\.due) == [after])
        #expect(try store.candidates(rule, on: before, knownOn: Day("2026-10-31")).map(\.due) == [before])
    }

    @Test("undecided subjects of a rule for everyone are those without a row of the occasion")
    func undecided() throws {
        let store = try SQLiteStore(path: ":memory:")
        try store.take((1...4).map { row("C\($0)", "K\($0)") })
        let rule = Rule.sample("daily", .person, .daily(.year), actions: .fixed([]))
        #expect(try store.undecided(rule, occasion: 2026) == 4)
        try store.sweep([rule], on: Day("2026-03-01"))
        #expect(try store.undecided(rule, occasion: 2026) == 0)
        #expect(try store.undecided(rule, occasion: 2027) == 4)
        #expect(try store.undecided(.sample("other", .project), occasion: 2026) == 1)
    }

    private func result(_ outcome: TaskResult.Outcome, on day: Day) -> TaskResult {
        TaskResult(outcome: outcome, satisfaction: nil, note: "", day: day)
    }
}

extension SQLiteStore {
    /// Takes an arrangement in a change of its own.
    fileprivate func take(
        _ arrangement: WorkdayArrangement,
        on day: Day = Day("2026-11-01")
    ) throws -> [TaskShift]? {
        try take(arrangement, change: try beginChange(source: "test", on: day, at: 0))
    }
}
