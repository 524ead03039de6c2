import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let tasks = [
        Behaviour("tasks are listed by due day, then number, as far as all of a filter matches") {
            try $0.filtersTasks()
        },
        Behaviour("a task ends once, with its result") { try $0.ends() },
        Behaviour("a rescheduled task stays open and moves to its new day") { contract in
            let store = try contract.taskStore()
            let change = try store.beginChange(source: "test", on: Self.made, at: 0)
            let result = TaskResult(outcome: .rescheduled, satisfaction: nil, note: "", day: Self.made)
            #expect(try store.finishTask(1, result: result, next: Day("2026-03-01"), change: change))
            let task = try #require(try store.task(1))
            #expect(task.state == .open && task.due == Day("2026-03-01") && task.result == result)
            #expect(try store.tasks(TaskFilter()).last?.id == 1)
            let done = TaskResult(outcome: .done, satisfaction: nil, note: "", day: Day("2026-03-01"))
            #expect(try store.finishTask(1, result: done, next: nil, change: change))
        },
        Behaviour("a visit made is the journey's last visit, an answered task its last contact, each as dated facts") {
            try $0.remembers()
        },
        Behaviour("a task of a person alone ends without a journey to remember it") { contract in
            let store = try contract.makeStore()
            try store.take([["person.number": "K1", "person.birthday": "1990-01-01"]])
            try store.sweep([.sample("b", .person, .daily(.once), actions: .fixed([.task(.call)]))], on: Self.made)
            let change = try store.beginChange(source: "test", on: Self.made, at: 0)
            let done = TaskResult(outcome: .done, satisfaction: 5, note: "", day: Self.made)
            #expect(try store.finishTask(1, result: done, next: nil, change: change))
        },
    ]

    private static let made = Day("2026-01-01")

    /// Two journeys, each with a visit, a call and an inspection.
    private func taskStore() throws -> any Store {
        let store = try makeStore()
        let second: Cells = ["project.code": "P2", "journey.specialist": "周"]
        try store.take([row("C1", "K1"), row("C2", "K2", second)], on: Self.made)
        let late = TaskPlan(kind: .inspection, title: "late", within: CalendarSpan(1, .months), checklist: "roof")
        try store.sweep([.sample("a", actions: .fixed([.task(late), .task(.visit)]))], on: Self.made)
        try store.sweep([.sample("b", actions: .fixed([.task(.call)]))], on: Self.made.advanced(by: -20))
        return store
    }

    private func filtersTasks() throws {
        let store = try taskStore()
        let change = try store.beginChange(source: "test", on: Self.made, at: 0)
        let done = TaskResult(outcome: .done, satisfaction: nil, note: "", day: Self.made)
        #expect(try store.finishTask(5, result: done, next: nil, change: change))
        let cases: [(set: (inout TaskFilter) -> Void, ids: [Int64])] = [
            ({ _ in }, [5, 6, 2, 4, 1, 3]), ({ $0.kind = .visit }, [2, 4]), ({ $0.kind = .letter }, []),
            ({ $0.assignee = "周" }, [6, 4, 3]), ({ $0.assignee = "o'clock" }, []), ({ $0.project = "P1" }, [5, 2, 1]),
            ({ $0.state = .done }, [5]), ({ $0.state = .open }, [6, 2, 4, 1, 3]), ({ $0.rule = "b" }, [5, 6]),
            ({ $0.dueBy = Day("2025-12-22") }, [5, 6]), ({ $0.dueBy = Day("2025-12-21") }, []),
            ({ $0.after = 3 }, [5, 6, 4]), ({ $0.limit = 2 }, [5, 6]),
            ({ ($0.state, $0.project, $0.dueBy) = (.open, "P2", Day("2026-01-11")) }, [6, 4]),
        ]
        for (index, (set, ids)) in cases.enumerated() {
            var filter = TaskFilter()
            set(&filter)
            #expect(try store.tasks(filter).map(\.id) == ids, "case \(index)")
        }
        #expect(try store.task(1)?.checklist == "roof")
        #expect(try store.task(99) == nil)
    }

    private func ends() throws {
        for outcome in [TaskResult.Outcome.done, .noAnswer, .refused] {
            let store = try taskStore()
            let change = try store.beginChange(source: "test", on: Self.made, at: 0)
            let result = TaskResult(outcome: outcome, satisfaction: 4, note: "a 'note'", day: Self.made)
            #expect(try store.finishTask(1, result: result, next: nil, change: change))
            let task = try store.task(1)
            #expect(task?.state == .done && task?.result == result)
            let other = TaskResult(outcome: .rescheduled, satisfaction: 1, note: "again", day: Self.made)
            #expect(try store.finishTask(1, result: other, next: Self.made, change: change) == false)
            #expect(try store.finishTask(99, result: other, next: nil, change: change) == false)
            #expect(try store.task(1) == task)
        }
    }

    private func remembers() throws {
        let cases: [(task: Int64, outcome: TaskResult.Outcome, visit: String, contact: String)] = [
            (1, .done, "2026-01-05", "2026-01-05"), (2, .done, "2026-01-05", "2026-01-05"),
            (5, .done, "2025-01-01", "2026-01-05"), (2, .refused, "2025-01-01", "2026-01-05"),
            (2, .noAnswer, "2025-01-01", "2025-01-02"), (2, .rescheduled, "2025-01-01", "2025-01-02"),
        ]
        for (task, outcome, visit, contact) in cases {
            let store = try taskStore()
            let earlier: Cells = ["journey.last_visit": "2025-01-01", "milestone.last_contact": "2025-01-02"]
            try store.take([row("C1", "K1", earlier)], on: Self.made)
            let day = Day("2026-01-05")
            let change = try store.beginChange(source: "test", on: day, at: 0)
            let result = TaskResult(outcome: outcome, satisfaction: nil, note: "", day: day)
            #expect(try store.finishTask(task, result: result, next: nil, change: change))
            let table = try store.table(.journey, "last_visit", "last_contact")
            #expect(table == [[visit, contact], ["-", "-"]], "\(task) \(outcome)")
            let before = try store.table(.journey, "last_visit", "last_contact", knownOn: Day("2026-01-04"))
            #expect(before == [["2025-01-01", "2025-01-02"], ["-", "-"]], "\(task) \(outcome)")
        }
        let store = try taskStore()
        try store.take([row("C1", "K1", ["milestone.last_contact": "2026-02-02"])], on: Day("2026-02-02"))
        let change = try store.beginChange(source: "test", on: Day("2026-02-03"), at: 0)
        let result = TaskResult(outcome: .done, satisfaction: nil, note: "", day: Day("2026-01-20"))
        #expect(try store.finishTask(1, result: result, next: nil, change: change))
        #expect(try store.table(.journey, "last_visit", "last_contact")[0] == ["2026-01-20", "2026-02-02"])
    }
}
