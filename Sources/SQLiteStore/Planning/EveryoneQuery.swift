import ChineseCalendar
import Lifecycle

/// The statement that reads subjects once for several rules for everyone, and what those rules have due.
struct EveryoneQuery {
    /// Record numbers from its first to its second parameter.
    let sql: String
    /// What is due, with nobody found for it yet.
    let occurrences: [EveryoneBatch.Occurrence]
    /// Per occurrence, the column that says whether its rule's `who` holds; none where it asks for nothing.
    let conditions: [Int32?]
    /// The fields of all the rules.
    let fields: [Field]
    /// Columns before those fields.
    let head: Int32

    /// Plans the reading.
    init(_ request: EveryoneRequest, _ source: SubjectSource, _ workdays: Workdays) {
        var fields: [Field] = []
        var columns: [Field: Int] = [:]
        for read in request.rules.flatMap(\.reads) where columns[read.field] == nil {
            columns[read.field] = fields.count
            fields.append(read.field)
        }
        var occurrences: [EveryoneBatch.Occurrence] = []
        var conditions: [Int32?] = []
        var tests: [String] = []
        var isForAll = false
        for (number, rule) in request.rules.enumerated() {
            let due = rule.dueForEveryone(on: request.day, isOpen: request.isOpen, workdays)
            guard !due.isEmpty else { continue }
            var column: Int32?
            if rule.conditions.isEmpty {
                isForAll = true
            } else {
                column = source.headColumns + Int32(fields.count + tests.count)
                tests.append(
                    ConditionSQL(rule.conditions, source, today: request.day, workdays).allHold
                )
            }
            for (day, occasion) in due {
                conditions.append(column)
                occurrences.append(
                    EveryoneBatch.Occurrence(
                        rule: number,
                        occasion: occasion,
                        due: day,
                        columns: rule.reads.compactMap { columns[$0.field] }
                    )
                )
            }
        }
        let anyHolds = isForAll ? "" : " AND (\(tests.map { "(\($0))" }.joined(separator: " OR ")))"
        let select = PlannedQuery.select(
            source,
            SubjectSource.Head(judgedOn: "\(request.day.number)"),
            reads: fields,
            tests: tests,
            from: source.allTables
        )
        sql = "\(select) WHERE \(source.record) BETWEEN ?1 AND ?2\(anyHolds) ORDER BY \(source.record)"
        self.occurrences = occurrences
        self.conditions = conditions
        self.fields = fields
        head = source.headColumns
    }
}
