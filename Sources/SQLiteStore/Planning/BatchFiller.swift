import ChineseCalendar
import Lifecycle

/// Collects rows of planned queries into batches, straight from SQLite's columns.
struct BatchFiller {
    private let rule: Rule
    private let size: Int
    private let kinds: [FieldType]
    private var batch: SubjectBatch
    private var rows: Int32 = 0

    /// Columns before the rule's own fields; see ``SubjectSource/head(anchor:to:)``.
    private static let headColumns = 7

    init(rule: Rule, size: Int) {
        self.rule = rule
        self.size = size
        kinds = rule.reads.map(\.field.type)
        batch = SubjectBatch(stride: rule.reads.count)
    }

    /// Adds the current row.
    /// - Returns: A full batch, when this row completed one.
    mutating func add(_ row: Prepared, _ query: PlannedQuery) -> SubjectBatch? {
        let due: Day
        switch query.due {
        case .fixed(let day): due = day
        case .counted(let span):
            due = Day(number: Int32(truncatingIfNeeded: row.integer(1))).adding(span)
            if !row.isNull(6), Int64(due.number) > row.integer(6) { return nil }  // after the repeat's end
        }
        let failing = Int32(truncatingIfNeeded: row.integer(2))
        var candidate = Candidate(
            subject: SubjectID(rule.subject, row.integer(0)),
            occasion: query.occasion,
            due: due,
            judgedOn: query.judgedOn,
            failing: failing,
            journey: row.integer(3),
            person: row.integer(4),
            contact: Contact(rawValue: UInt8(truncatingIfNeeded: row.integer(5)))
        )
        if failing == 0, rule.needsEvaluation {
            candidate.row = rows
            rows += 1
            for (index, kind) in kinds.enumerated() { append(row, Int32(index + Self.headColumns), kind) }
        }
        batch.candidates.append(candidate)
        return batch.candidates.count == size ? rest() : nil
    }

    /// What is left over; nothing when that is empty.
    mutating func rest() -> SubjectBatch? {
        guard !batch.candidates.isEmpty else { return nil }
        defer {
            batch = SubjectBatch(stride: rule.reads.count)
            rows = 0
        }
        return batch
    }

    private mutating func append(_ row: Prepared, _ column: Int32, _ kind: FieldType) {
        guard !row.isNull(column) else {
            batch.append(.empty, bits: 0)
            return
        }
        switch kind {
        case .text, .choice: unsafe row.withBytes(column) { unsafe batch.append(text: $0) }
        case .integer: batch.append(.integer, bits: UInt64(bitPattern: row.integer(column)))
        case .number: batch.append(.number, bits: row.number(column).bitPattern)
        case .day: batch.append(.day, bits: UInt64(bitPattern: row.integer(column)))
        case .boolean: batch.append(.boolean, bits: row.integer(column) == 0 ? 0 : 1)
        }
    }
}
