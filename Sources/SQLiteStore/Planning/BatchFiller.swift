import ChineseCalendar
import Lifecycle

/// Collects rows of planned queries into batches, straight from SQLite's columns.
struct BatchFiller {
    private let rule: Rule
    private let size: Int
    private let head: Int32
    private let kinds: [FieldType]
    private let workdays: Workdays
    private var batch: SubjectBatch

    init(rule: Rule, size: Int, head: Int32, workdays: Workdays) {
        self.rule = rule
        self.size = size
        self.head = head
        self.workdays = workdays
        kinds = rule.reads.map(\.field.type)
        batch = SubjectBatch(stride: rule.reads.count)
    }

    /// Adds the current row.
    /// - Returns: A full batch, when this row completed one.
    mutating func add(_ row: Prepared, _ query: PlannedQuery) -> SubjectBatch? {
        let window = query.windows[Int(row.integer(7))]
        let due: Day
        switch window.due {
        case .fixed(let day): due = day
        case .counted(let span):
            due = Day(number: Int32(truncatingIfNeeded: row.integer(1))).adding(span, workdays)
            if !row.isNull(6), Int64(due.number) > row.integer(6) { return nil }  // after the repeat's end
        }
        let candidate = row.candidate(
            rule.subject,
            occasion: window.occasion,
            due: due,
            judgedOn: window.judgedOn,
            head: head
        )
        let hasRow = candidate.failing == 0 && rule.needsEvaluation
        batch.append(candidate, hasRow: hasRow)
        if hasRow { row.appendCells(kinds, from: head, to: &batch) }
        return batch.candidates.count == size ? rest() : nil
    }

    /// What is left over; nothing when that is empty.
    mutating func rest() -> SubjectBatch? {
        guard !batch.candidates.isEmpty else { return nil }
        defer { batch = SubjectBatch(stride: rule.reads.count) }
        return batch
    }
}

extension Prepared {
    /// The candidate in the first columns; see ``SubjectSource/columns(_:)``.
    func candidate(
        _ kind: SubjectKind,
        occasion: Int64,
        due: Day,
        judgedOn: Day,
        head: Int32
    ) -> Candidate {
        var candidate = Candidate(
            subject: SubjectID(kind, integer(0)),
            occasion: occasion,
            due: due,
            judgedOn: judgedOn,
            failing: Int32(truncatingIfNeeded: integer(2)),
            journey: integer(3),
            person: integer(4),
            contact: Contact(rawValue: UInt8(truncatingIfNeeded: integer(5)))
        )
        if head > 8 {
            candidate.promotions = RecentPromotions(packed: integer(8))
            candidate.project = integer(9)
            candidate.isPreferred = integer(10) != 0
            candidate.phoneSharer = integer(11)
            candidate.mailboxSharer = integer(12)
        }
        return candidate
    }

    /// Adds the fields behind those columns as a row of cells.
    func appendCells(_ kinds: [FieldType], from first: Int32, to batch: inout SubjectBatch) {
        for (index, kind) in kinds.enumerated() {
            let column = first + Int32(index)
            guard !isNull(column) else {
                batch.append(.empty, bits: 0)
                continue
            }
            switch kind {
            case .text, .choice: unsafe withBytes(column) { unsafe batch.append(text: $0.span) }
            case .integer: batch.append(.integer, bits: UInt64(bitPattern: integer(column)))
            case .number: batch.append(.number, bits: number(column).bitPattern)
            case .day: batch.append(.day, bits: UInt64(bitPattern: integer(column)))
            case .boolean: batch.append(.boolean, bits: integer(column) == 0 ? 0 : 1)
            }
        }
    }
}
