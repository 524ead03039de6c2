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

    /// Plans the reading.
    init(_ request: EveryoneRequest, _ source: SubjectSource) {
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
            let due = rule.due(on: request.day)
            guard !due.isEmpty else { continue }
            var column: Int32?
            if rule.conditions.isEmpty {
                isForAll = true
            } else {
                column = SubjectSource.headColumns + Int32(fields.count + tests.count)
                tests.append(
                    ConditionSQL(conditions: rule.conditions, source: source, today: request.day).allHold
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
            SubjectSource.Head(),
            reads: fields,
            tests: tests,
            from: source.allTables
        )
        sql = "\(select) WHERE \(source.record) BETWEEN ?1 AND ?2\(anyHolds) ORDER BY \(source.record)"
        self.occurrences = occurrences
        self.conditions = conditions
        self.fields = fields
    }
}

extension Rule {
    /// What a rule for everyone has due in the window that is open on a day.
    fileprivate func due(on day: Day) -> [(day: Day, occasion: Int64)] {
        switch schedule {
        case .date(let month, let dayOfMonth):
            guard case .days(let late) = late else { return [] }
            return (day.advanced(by: -late)...day).days
                .filter { Self.falls(month: month, day: dayOfMonth, on: $0) }
                .map { ($0, Int64($0.parts.year)) }
        case .daily(let period): return [(day, Self.occasion(period, day))]
        case .offset, .every, .birthday, .anniversary: return []
        }
    }

    private static func falls(month: Int, day: Int, on date: Day) -> Bool {
        let (year, actualMonth, actualDay) = date.parts
        return actualMonth == month && actualDay == min(day, Day.length(ofMonth: month, inYear: year))
    }

    private static func occasion(_ period: Schedule.Period, _ day: Day) -> Int64 {
        let (year, month, dayOfMonth) = day.parts
        switch period {
        case .once: return Occasion.once
        case .year: return Int64(year)
        case .month: return Int64(year * 100 + month)
        case .day: return Int64(year * 10_000 + month * 100 + dayOfMonth)
        }
    }
}
