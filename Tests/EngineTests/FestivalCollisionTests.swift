import ChineseCalendar
import Engine
import Lifecycle
import RuleBook
import SQLiteStore
import Testing

@Suite("Festivals that fall on one day")
struct FestivalCollisionTests {
    @Test(
        "give a person one greeting, the one of higher priority; the other lapses with the reason",
        arguments: [
            ("2020-10-01", "mid-autumn", "national-day"), ("2031-10-01", "mid-autumn", "national-day"),
            ("2022-09-10", "mid-autumn", "teachers-day"), ("2031-01-01", "laba", "new-year"),
            ("2033-02-14", "lantern", "valentines"), ("2033-06-01", "dragon-boat", "childrens-day"),
            ("2033-10-01", "double-ninth", "national-day"),
        ]
    )
    func collision(day: String, first: String, second: String) throws {
        let day = try #require(Day(iso: day))
        for (higher, lower) in [(first, second), (second, first)] {
            let found = try Greeted(on: day, [(higher, 10), (lower, 5)])
            #expect(found.messages == ["\(higher)"])
            #expect(found.held == [lower: [.promotionToday: 1]])
            #expect(found.lapsed == [lower: [.promotionToday: 1]])
        }
    }

    @Test("let nothing out when one of them is solemn")
    func solemn() throws {
        let day = try #require(Day(iso: "2030-04-05"))
        let found = try Greeted(on: day, [("shangsi", 10)])
        #expect(Festival.qingming.days(inYear: 2030) == [day])
        #expect(found.messages.isEmpty)
        #expect(found.lapsed == ["shangsi": [.solemnDay: 1]])
    }

    @Test("greet with one of them when they have the same priority, always the same")
    func equals() throws {
        let day = try #require(Day(iso: "2031-10-01"))
        for _ in 1...3 {
            #expect(try Greeted(on: day, [("national-day", 0), ("mid-autumn", 0)]).messages == ["mid-autumn"])
        }
    }
}

/// What rules of festivals made of one person on one day.
private struct Greeted {
    let messages: [String]
    let held: [String: [Reason: Int]]
    /// Written by the sweep of the next day.
    let lapsed: [String: [Reason: Int]]

    init(on day: Day, _ festivals: [(name: String, priority: Int)]) throws {
        let book = LoadedRuleBook(
            files: festivals.map { name, priority in
                let text = """
                    rule "\(name)" {
                      per = "person", when = holiday "\(name)", late = days(0), class = "promotion",
                      priority = \(priority), actions = { sms { template = "\(name)" } },
                    }
                    """
                return Revision.File(path: "Rules/\(name).lua", content: Array(text.utf8))
            },
            vocabulary: Vocabulary(),
            templates: TemplateNames(sms: Set(festivals.map(\.name)), email: [], text: [])
        )
        #expect(book.errors == [])
        let store = try SQLiteStore(path: ":memory:")
        let told: [(String, FieldValue)] = [
            ("number", .text("C1")), ("phone", .text("13800138000")), ("consent", .boolean(true)),
        ]
        let fields = told.compactMap { told in Vocabulary().told.first { $0.record == .person && $0.name == told.0 } }
        let change = try store.beginChange(source: "test", on: day.advanced(by: -40), at: 0)
        let row = CustomerRow(line: 2, values: told.map(\.1))
        _ = try store.take([row], columns: CustomerColumns(fields), change: change)
        let sweep = Sweep(store: store, rules: book)
        _ = try sweep.run(on: day.advanced(by: -1), at: 0, revision: book.revision)
        let report = try sweep.run(on: day, at: 0, revision: book.revision)
        let next = try sweep.run(on: day.advanced(by: 1), at: 0, revision: book.revision)
        messages = try store.messages(OutboxFilter()).map(\.template)
        held = Self.reasons(report, \.held)
        lapsed = Self.reasons(next, \.lapsed)
    }

    private static func reasons(
        _ report: SweepReport,
        _ reasons: (SweepReport.RuleCount) -> [Reason: Int]
    ) -> [String: [Reason: Int]] {
        Dictionary(uniqueKeysWithValues: report.rules.filter { !reasons($0).isEmpty }.map { ($0.name, reasons($0)) })
    }
}
