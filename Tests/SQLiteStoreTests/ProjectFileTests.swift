import ChineseCalendar
import GRDB
import Lifecycle
import StoreContract
import Testing

@testable import SQLiteStore

@Suite("Files of projects")
struct ProjectFileTests {
    private static let fields = Vocabulary().fields.filter {
        $0.record == .project || $0.record == .milestone && !$0.isOfOneHome
    }

    @Test("rows make projects and tell their facts and milestones; the same again changes nothing")
    func again() throws {
        let store = try SQLiteStore(path: ":memory:")
        try store.take([row("C1", "K1")])
        let rows: [Cells] = [
            [
                "project.code": "P1", "project.name": "云栖苑", "project.heating": "yes",
                "milestone.open_day": "2026-12-05",
            ],
            ["project.code": "P2", "project.city": "苏州", "project.pipe_warranty_months": "24"],
        ]
        #expect(try store.take(rows, fields: Self.fields) == [.updated, .created])
        #expect(try store.take(rows, fields: Self.fields) == [.unchanged, .unchanged])
        #expect(
            try store.lines("SELECT code, name, city, heating, pipe_warranty_months FROM projects ORDER BY id")
                == ["P1 云栖苑 上海 1 2", "P2 - 苏州 - 24"]
        )
        #expect(try store.projects().map(\.milestones) == [["open_day": Day("2026-12-05")], [:]])
        #expect(try store.counts().persons == 1)
    }

    @Test("an empty cell leaves what is known, and a day that moves is noted for the journeys it counts for")
    func emptyCells() throws {
        let store = try SQLiteStore(path: ":memory:")
        try store.take([row("C1", "K1"), row("C2", "K2", ["milestone.open_day": "2026-01-01"])])
        try store.take([["project.code": "P1", "milestone.open_day": "2026-12-05"]], fields: Self.fields)
        #expect(try store.take([["project.code": "P1", "project.team": "一组"]], fields: Self.fields) == [.updated])
        #expect(try store.projects().first?.milestones == ["open_day": Day("2026-12-05")])
        try store.take([["project.code": "P1", "milestone.open_day": "2026-12-06"]], fields: Self.fields)
        #expect(
            try store.lines("SELECT journey, name FROM moves m JOIN milestone_kinds k ON k.id = kind WHERE journey > 0")
                == [
                    "1 open_day", "1 open_day",
                ]
        )
        #expect(try store.lines("SELECT code, city, team FROM projects") == ["P1 上海 一组"])
    }

    @Test("a file without codes finds a project by its name, and makes one where there is none")
    func names() throws {
        let store = try SQLiteStore(path: ":memory:")
        try store.take(
            [
                ["project.code": "P1", "project.name": "云栖苑"], ["project.code": "P2", "project.name": "湖畔"],
                ["project.code": "P3", "project.name": "湖畔"],
            ],
            fields: Self.fields
        )
        let effects = try store.take(
            [
                ["project.name": "云栖苑", "project.city": "杭州"], ["project.name": "新城"],
                ["project.name": "湖畔", "project.city": "杭州"], ["project.city": "杭州"],
            ],
            fields: Self.fields
        )
        #expect(effects.prefix(2) == [.updated, .created])
        #expect(effects.suffix(2).map(\.rejectedLine) == [4, 5])
        #expect(try store.lines("SELECT code, city FROM projects ORDER BY id") == ["P1 杭州", "P2 -", "P3 -", "新城 -"])
    }

    @Test("two rows may complete each other, and not contradict each other")
    func severalRows() throws {
        let store = try SQLiteStore(path: ":memory:")
        let rows: [Cells] = [
            ["project.code": "P1", "project.city": "上海"], ["project.code": "P1", "milestone.open_day": "2026-12-05"],
            ["project.code": "P1", "milestone.open_day": "2026-12-06"], ["project.code": "P1", "project.city": "苏州"],
        ]
        let effects = try store.take(rows, fields: Self.fields)
        #expect(effects.prefix(2) == [.created, .updated])
        #expect(effects.suffix(2).map(\.rejectedLine) == [4, 5])
        #expect(try store.take(Array(rows.prefix(2)), fields: Self.fields) == [.unchanged, .unchanged])
        #expect(try store.projects().first?.milestones == ["open_day": Day("2026-12-05")])
    }

    @Test("a file that names a home or a person tells of journeys as ever")
    func ordinary() {
        let names = Set(Self.fields.map(\.record))
        #expect(names == [.project, .milestone])
        #expect(CustomerColumns(Self.fields).tellProjects)
        for record in [Field.Record.person, .home, .journey, .ownership] {
            let further = Vocabulary().fields.filter { $0.record == record }
            #expect(!CustomerColumns(Self.fields + further).tellProjects)
        }
        #expect(!CustomerColumns(Self.fields.filter { !$0.namesProject }).tellProjects)
    }
}

extension RowEffect {
    fileprivate var rejectedLine: Int? {
        if case .rejected(let rejection) = self { rejection.line } else { nil }
    }
}

extension SQLiteStore {
    /// The rows of a query, cells separated by spaces, `-` for an empty one.
    fileprivate func lines(_ sql: String) throws -> [String] {
        try queue.read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.map { String.fromDatabaseValue($0.1) ?? Int64.fromDatabaseValue($0.1).map { "\($0)" } ?? "-" }
                    .joined(separator: " ")
            }
        }
    }
}
