import ChineseCalendar
import Lifecycle

extension QueryPlanner {
    /// Those who keep their birthday on a day: by each calendar a statement, because their occasions differ.
    func birthdays(
        on day: Day,
        _ kind: BirthdayKind?,
        _ judgedOn: Day,
        _ conditions: ConditionSQL
    ) -> [PlannedQuery] {
        (kind.map { [$0] } ?? BirthdayKind.allCases).compactMap { kind in
            let keys = request.customs.keys(of: kind, on: day)
            return keys.isEmpty
                ? nil : birthday(keys, request.customs.occasion(of: kind, on: day), day, judgedOn, conditions)
        }
    }

    private func birthday(
        _ keys: [Int64],
        _ occasion: Int64,
        _ day: Day,
        _ judgedOn: Day,
        _ conditions: ConditionSQL
    ) -> PlannedQuery {
        let select = PlannedQuery.select(
            source,
            SubjectSource.Head(failing: conditions.failing, judgedOn: "?4"),
            reads: rule.reads.map(\.field),
            from: source.allTables
        )
        let list = keys.map(String.init).joined(separator: ",")
        return PlannedQuery(
            sql: """
                \(select) WHERE o.birthday_key IN (SELECT value FROM json_each(?3))\(isAsked) AND NOT EXISTS \
                (SELECT 1 FROM ledger l WHERE l.rule = ?1 AND l.subject = \(source.subjectNumber) \
                AND l.occasion = ?2) ORDER BY o.birthday_key, o.id
                """,
            values: [.integer(ruleNumber), .integer(occasion), .text("[\(list)]")]
                + (source.isCareful ? [.int(judgedOn.number)] : []),
            windows: [PlannedQuery.Window(occasion: occasion, due: .fixed(day), judgedOn: judgedOn)]
        )
    }
}
