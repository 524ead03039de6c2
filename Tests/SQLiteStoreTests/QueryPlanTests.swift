import ChineseCalendar
import GRDB
import Lifecycle
import StoreContract
import Testing

@testable import SQLiteStore

@Suite("Query plans")
struct QueryPlanTests {
    private static let schedules: [(SubjectKind, Schedule)] = [
        (.journey, .offset(CalendarSpan(3, .months), anchors: ["move_in", "handover"])),
        (.journey, .every(CalendarSpan(1, .months), anchors: ["signing"], to: "handover")),
        (.journey, .anniversary(anchors: ["handover", "move_in"])), (.person, .birthday(nil)),
        (.journey, .offset(CalendarSpan(3, .workdays), anchors: ["open_day"])),
        (.person, .offset(CalendarSpan(3, .months), anchors: ["open_day", "handover"])),
        (.project, .offset(CalendarSpan(45, .months), anchors: ["open_day"])),
        (.person, .offset(CalendarSpan(3, .months), anchors: ["move_in", "handover"])),
        (.person, .anniversary(anchors: ["handover"])),
    ]

    /// The windows of a rule and the milestones found in them; keys of a day; projects and their milestones, which are
    /// few.
    private static let harmless = [
        "SCAN json_each", "SCAN s", "SCAN m", "SCAN p", "SCAN CONSTANT ROW", "SCAN x", "SCAN y",
    ]

    @Test("whoever is due is found by an index, whatever the conditions", arguments: schedules.indices)
    func indices(index: Int) throws {
        let (subject, schedule) = Self.schedules[index]
        let store = try SQLiteStore(path: ":memory:")
        let handover: Cells = ["milestone.handover": "2025-01-01", "milestone.move_in": "2025-02-01"]
        try store.take((1...300).map { row("C\($0)", "K\($0)", handover) })
        try store.queue.write { database in
            let kind = try store.milestoneKind("open_day", in: database)
            try database.execute(sql: "INSERT INTO project_milestones VALUES (1, \(kind), 20454, 1)")
        }
        try store.queue.write { try $0.execute(sql: "ANALYZE") }
        for (late, messageClass) in [(Lateness.days(0), MessageClass.notice), (.days(90), .promotion)] {
            for windows in [PlanRequest.Windows.open, .closed(Day("2026-01-19")...Day("2026-01-20"))] {
                let rule = Rule.sample(
                    "plan",
                    subject,
                    schedule,
                    late: late,
                    who: try Self.conditions(subject),
                    messageClass: messageClass,
                    actions: .computed,
                    reads: Vocabulary().names(for: subject).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
                )
                let request = PlanRequest(rule: rule, day: Day("2026-01-21"), windows: windows)
                let steps = try store.plan(request)
                #expect(!steps.isEmpty)
                let scans = steps.filter { step in
                    step.hasPrefix("SCAN") && !Self.harmless.contains { step.hasPrefix($0) }
                }
                #expect(scans == [], "\(subject) \(schedule)")
            }
        }
    }

    @Test("of a single subject only its own journeys are looked at, whatever the window", arguments: schedules.indices)
    func single(index: Int) throws {
        let (subject, schedule) = Self.schedules[index]
        guard subject != .project, !schedule.anchors.isEmpty else { return }
        let store = try SQLiteStore(path: ":memory:")
        let handover: Cells = ["milestone.handover": "2025-01-01"]
        try store.take((1...300).map { row("C\($0)", "K\($0)", handover) })
        try store.queue.write { database in
            let kind = try store.milestoneKind("open_day", in: database)
            try database.execute(sql: "INSERT INTO project_milestones VALUES (1, \(kind), 20454, 1); ANALYZE")
        }
        for late in [Lateness.days(90), .never] {
            let rule = Rule.sample("plan", subject, schedule, late: late, who: try Self.conditions(subject))
            let request = PlanRequest(
                rule: rule,
                day: Day("2026-01-21"),
                windows: .open,
                subject: SubjectID(subject, 7)
            )
            let steps = try store.plan(request)
            #expect(!steps.isEmpty)
            let wide = ["milestones_by_day", "journeys_by_status", "(project=?)", "SCAN journeys", "SCAN milestones"]
            #expect(steps.filter { step in wide.contains { step.contains($0) } } == [], "\(subject) \(schedule)")
        }
    }

    @Test("a rule that never lapses starts from the journeys of the statuses it names")
    func endless() throws {
        let store = try SQLiteStore(path: ":memory:")
        let status = try #require(Vocabulary().names(for: .journey)["status"])
        let rule = Rule.sample(
            "endless",
            .journey,
            .offset(CalendarSpan(3, .months), anchors: ["handover"]),
            late: .never,
            who: [Condition(name: "status", field: status, test: .oneOf([.text("signed")]))]
        )
        let steps = try store.plan(PlanRequest(rule: rule, day: Day("2026-01-03"), windows: .open))
        #expect(steps.contains { $0.contains("INDEX journeys_by_status") }, "\(steps)")
    }

    @Test("messages that are due, late, claimed, or of a person or a gateway's name are found by an index")
    func outbox() throws {
        let store = try SQLiteStore(path: ":memory:")
        let queries = [
            ClaimWriter.dueSQL, ClaimWriter.releaseSQL, SQLiteStore.sendingSQL, SQLiteStore.lapseSQL,
            ReceiptWriter.byReferenceSQL, EarlyReceipts.sendingSQL,
            "SELECT id FROM outbox b WHERE b.id > 0 AND b.person = 1 ORDER BY b.id",
            "SELECT \(CareSQL.promotions(judgedOn: "20000", in: [.outbox], SharerSQL(knownAfter: nil))) FROM persons o WHERE o.id = 1",
        ]
        for sql in queries {
            let steps = try store.queue.read { try $0.steps(sql) }
            // `s` is a handful of people with the same address.
            let few: Set = ["SCAN CONSTANT ROW", "SCAN s"]
            #expect(steps.allSatisfy { !$0.hasPrefix("SCAN") || few.contains($0) }, "\(steps)")
            #expect(steps.contains { $0.contains("INDEX outbox_") }, "\(steps)")
        }
    }

    private static func conditions(_ subject: SubjectKind) throws -> [Condition] {
        let names = Vocabulary().names(for: subject)
        let tested: [SubjectKind: [String]] = [
            .person: ["gender", "birthday"], .journey: ["status", "home.layout", "owner.consent", "loan"],
            .project: ["city", "renovation"],
        ]
        return try (tested[subject] ?? []).map { Condition(name: $0, field: try #require(names[$0]), test: .set) }
    }
}

extension SQLiteStore {
    /// The steps SQLite takes for the statements of a request.
    func plan(_ request: PlanRequest) throws -> [String] {
        try queue.read { database in
            let kinds = try Row.fetchAll(database, sql: "SELECT name, id FROM milestone_kinds").map {
                ($0["name"] as String, $0["id"] as Int64)
            }
            let ofProjects = try Int64.fetchSet(database, sql: "SELECT kind FROM project_milestones")
            let milestones = MilestoneSQL(kinds: Dictionary(uniqueKeysWithValues: kinds), ofProjects: ofProjects)
            let planner = QueryPlanner(
                request: request,
                source: SubjectSource(rules: [request.rule], milestones: milestones, hasMarks: true),
                ruleNumber: 1,
                workdays: Workdays(),
                earliest: { _ in Day("2024-06-01") }
            )
            return try planner.queries().flatMap { try database.steps($0.sql) }
        }
    }
}

extension Database {
    func steps(_ sql: String) throws -> [String] {
        let explanation = try Prepared(self, "EXPLAIN QUERY PLAN " + sql, cached: false)
        var steps: [String] = []
        while try explanation.step() { steps.append(explanation.text(3)) }
        return steps
    }
}
