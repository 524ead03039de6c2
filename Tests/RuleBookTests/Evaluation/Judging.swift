import ChineseCalendar
import Lifecycle
import Testing

@testable import RuleBook

extension SubjectBatch {
    /// Adds a candidate with its cells.
    mutating func add(_ values: [FieldValue?], on day: Day = Day(number: 20_573)) {
        append(
            Candidate(
                subject: SubjectID(.journey, Int64(candidates.count + 1)),
                occasion: Occasion.once,
                due: day,
                judgedOn: day
            ),
            hasRow: true
        )
        for value in values { append(value) }
    }

    /// A batch of rows.
    static func make(_ rows: [[FieldValue?]], on day: Day = Day(number: 20_573)) -> SubjectBatch {
        var batch = SubjectBatch(stride: rows.first?.count ?? 0)
        for row in rows { batch.add(row, on: day) }
        return batch
    }
}

extension Verdict {
    /// Why it failed, if it did.
    var failure: RuleFailure? {
        if case .fail(let failure) = self { failure } else { nil }
    }

    /// One word for tables of cases: `pass`, `decline`, the summaries of what was made, or `R057:5`.
    var word: String {
        switch self {
        case .pass: "pass"
        case .decline: "decline"
        case .make(let actions): actions.map(\.summary).joined(separator: ", ")
        case .fail(let failure): "\(failure.code):\(failure.line)"
        }
    }
}

/// What a rule file's functions say about rows, whose cells are given by the names of fields.
///
/// Fields that a row does not name are empty.
func judge(
    _ source: String,
    _ rows: [[String: FieldValue]] = [[:]],
    on day: Day = Day(number: 20_573),
    _ location: SourceLocation = #_sourceLocation
) throws -> [Verdict] {
    let book = LoadedRuleBook.make(source)
    #expect(book.errors == [], sourceLocation: location)
    let rule = try #require(book.rules.first, sourceLocation: location)
    let batch = SubjectBatch.make(rows.map { row in rule.reads.map { row[$0.name] } }, on: day)
    return Array(try book.evaluator().judge(rule: 0, batch: batch))
}

/// A rule file whose `check` has a body that begins on line 5.
func checkFile(_ body: String) -> String { ruleFile("check = function(j) \(body) end") }

/// A rule file whose `actions` is a function with a body that begins on line 4.
func actionsFile(_ body: String) -> String { ruleFile(actions: "function(j) \(body) end") }
