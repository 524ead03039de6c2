import ChineseCalendar
import Lifecycle

/// Collects subjects that rules for everyone look at, and who of them is undecided for which occurrence.
struct EveryoneFiller {
    private let request: EveryoneRequest
    private let query: EveryoneQuery
    private let size: Int
    private let kinds: [FieldType]
    /// Per occurrence a bit per record of the request: whether it is decided.
    private let decided: [[UInt64]]
    private var batch: EveryoneBatch

    init(_ request: EveryoneRequest, _ query: EveryoneQuery, decided: [[UInt64]], size: Int) {
        self.request = request
        self.query = query
        self.decided = decided
        self.size = size
        kinds = query.fields.map(\.type)
        batch = EveryoneBatch(stride: kinds.count, occurrences: query.occurrences)
    }

    /// Adds the current row.
    /// - Returns: A full batch, when this row completed one.
    mutating func add(_ row: Prepared) -> EveryoneBatch? {
        let subject = row.candidate(
            request.rules[0].subject,
            occasion: 0,
            due: request.day,
            judgedOn: request.day,
            head: query.head
        )
        batch.subjects.append(subject, hasRow: true)
        row.appendCells(kinds, from: query.head, to: &batch.subjects)
        let bit = Int(subject.subject.record - request.records.lowerBound)
        for index in query.occurrences.indices {
            let isDecided = decided[index][bit >> 6] >> UInt64(bit & 63) & 1 != 0
            let holds = query.conditions[index].map { row.integer($0) != 0 } ?? true
            batch.occurrences[index].open.append(
                holds && !isDecided ? EveryoneBatch.Occurrence.isOpen : EveryoneBatch.Occurrence.isNot
            )
        }
        return batch.subjects.rows == size ? rest() : nil
    }

    /// What is left over; nothing when that is empty.
    mutating func rest() -> EveryoneBatch? {
        guard batch.subjects.rows > 0 else { return nil }
        defer { batch = EveryoneBatch(stride: kinds.count, occurrences: query.occurrences) }
        return batch
    }
}
