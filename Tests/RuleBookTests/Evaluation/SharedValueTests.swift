import Lifecycle
import Testing

@testable import RuleBook

@Suite("Values made outside a function")
struct SharedValueTests {
    @Test(
        "are the same for every subject, whatever was made of them for the one before",
        arguments: [
            ("on \"handover\"", "local n = #kept.anchors kept:or_else(j.status) return n == 1"),
            ("yearly \"handover\"", "local n = #kept.anchors kept:or_else(j.status) return n == 1"),
            ("every(days(3)):from \"loan\"", "local n = #kept.anchors kept:or_else(j.status) return n == 1"),
            ("every(days(3)):from \"loan\"", "local n = kept.stop kept:to(j.status) return n == nil"),
            ("every(days(3)):from \"loan\"", "local n = kept.anchors[1] kept:from(j.status) return n == 'loan'"),
            ("holiday \"中秋\"", "local n = kept.count kept:minus(days(j.open_complaints)) return n == nil"),
            ("date(10, 1)", "local n = kept.count kept:plus(days(j.open_complaints)) return n == nil"),
        ]
    )
    func unchanged(value: String, body: String) throws {
        let row: [String: FieldValue] = ["status": .text("signed"), "open_complaints": .integer(2)]
        let verdicts = try judge("local kept = \(value)\n" + checkFile(body), [row, row])
        #expect(verdicts.map(\.word) == ["pass", "pass"])
    }

    @Test(
        "are asked for by the words that follow them, and nothing else can stand in for them",
        arguments: ["j", "5", "{}", "days(1)", "every(days(1))"]
    )
    func otherOwner(value: String) throws {
        let body = "return on(\"loan\").or_else(\(value), \"signing\") ~= nil"
        #expect(try judge(checkFile(body)).map(\.word) == ["R031:5"])
    }
}
