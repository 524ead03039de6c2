import Foundation
import Testing

@Suite("Explaining")
struct ExplainTests {
    private struct View: Decodable {
        struct Line: Decodable {
            let field: String
            let holds: Bool
        }

        struct Decided: Decodable {
            let outcome: String
            let made: [String]
        }

        let fires: Bool
        let conditions: [Line]
        let obstacles: [String]
        let decisions: [Decided]
    }

    @Test("what a sweep fired is explained before it by what it asks, and after it by what it made")
    func fired() throws {
        let site = try Site.crowded()
        let before = try site.copy()
        #expect(try site.run("sweep", "--on", Site.today).status == 0)
        let row = try #require(
            try site.rows(
                "SELECT r.name || '|' || (l.subject >> 2) FROM ledger l JOIN rules r ON r.id = l.rule "
                    + "WHERE l.outcome = 'fired' AND r.name = 'half-year-call' LIMIT 1"
            ).first
        )
        let parts = row.split(separator: "|").map(String.init)
        let asked: View = try before.run("explain", parts[0], parts[1], "--on", Site.today, "--json").json()
        #expect(asked.fires && asked.obstacles.isEmpty && asked.conditions.allSatisfy(\.holds))
        #expect(asked.decisions.isEmpty)
        let told: View = try site.run("explain", parts[0], parts[1], "--on", Site.today, "--json").json()
        #expect(!told.fires && told.decisions.map(\.outcome) == ["fired"])
        #expect(told.decisions.first?.made.first?.hasSuffix("call: open") == true)
    }

    @Test("a page says in both languages what it is that stands against it", arguments: ["C", "zh_CN.UTF-8"])
    func page(locale: String) throws {
        let site = try Site.crowded()
        let journey = try #require(
            try site.rows("SELECT id FROM journeys WHERE status <> 'handed_over' LIMIT 1").first
        )
        let result = try site.run("explain", "half-year-call", journey, environment: ["LC_ALL": locale])
        #expect(result.status == 0)
        #expect(result.stdout.contains(locale == "C" ? "should be handed_over" : "规则要求状态是“已交付”"))
    }

    @Test(
        "a rule or a subject that is not there is named, with what to do",
        arguments: [(["half-year-cal", "1"], "half-year-call"), (["half-year-call", "K-none"], "K-none")]
    )
    func unknown(arguments: [String], words: String) throws {
        let site = try Site()
        let result = try Doorstep.run(["explain"] + arguments + ["-C", site.path], [:])
        #expect(result.status == 1 && result.stderr.contains(words))
    }
}
