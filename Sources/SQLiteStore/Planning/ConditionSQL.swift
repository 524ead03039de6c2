import ChineseCalendar
import Lifecycle

/// Conditions of `who` as SQL.
struct ConditionSQL {
    let conditions: [Condition]
    let source: SubjectSource
    /// The day the conditions are judged on.
    let today: Day
    let workdays: Workdays

    init(_ conditions: [Condition], _ source: SubjectSource, today: Day, _ workdays: Workdays) {
        self.conditions = conditions
        self.source = source
        self.today = today
        self.workdays = workdays
    }

    /// 0 when all conditions hold, else the first that does not: its number, negative when its field is empty.
    var failing: String {
        guard !conditions.isEmpty else { return "0" }
        let branches = conditions.enumerated().map { index, condition in
            let empty = "CASE WHEN \(source.column(condition.field)) IS NULL THEN -\(index + 1) ELSE \(index + 1) END"
            return "WHEN (\(holds(condition))) IS NOT 1 THEN \(condition.test == .unset ? "\(index + 1)" : empty)"
        }
        return "CASE \(branches.joined(separator: " ")) ELSE 0 END"
    }

    /// Each condition by itself.
    var each: [String] { conditions.map(holds) }

    /// All conditions at once.
    var allHold: String {
        conditions.isEmpty ? "1" : conditions.map { "(\(holds($0)))" }.joined(separator: " AND ")
    }

    /// The condition that says which statuses a journey may have, if there is one.
    var statuses: String? {
        conditions.first { condition in
            guard case .oneOf = condition.test else { return false }
            return condition.field.record == .journey && condition.field.name == "status"
        }.map(holds)
    }

    private func holds(_ condition: Condition) -> String {
        let column = source.column(condition.field)
        switch condition.test {
        case .oneOf(let values): return "\(column) IN (\(list(values)))"
        case .except(let values): return "\(column) NOT IN (\(list(values)))"
        case .atLeast(let value): return "\(column) >= \(Self.literal(value))"
        case .atMost(let value): return "\(column) <= \(Self.literal(value))"
        case .between(let low, let high): return "\(column) BETWEEN \(Self.literal(low)) AND \(Self.literal(high))"
        case .olderThan(let span): return "\(column) < \(today.adding(span.reversed, workdays).number)"
        case .set: return "\(column) IS NOT NULL"
        case .unset: return "\(column) IS NULL"
        }
    }

    private func list(_ values: [FieldValue]) -> String { values.map(Self.literal).joined(separator: ", ") }

    /// A value as SQL.
    ///
    /// Texts come from rule files: a quote in one is doubled, and a NUL cannot stand in SQL.
    static func literal(_ value: FieldValue) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .integer(let integer): "\(integer)"
        case .number(let number): number.isFinite ? "\(number)" : "NULL"
        case .day(let day): "\(day.number)"
        case .boolean(let truth): truth ? "1" : "0"
        }
    }

    private static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "'") }) else { return "'\(text)'" }
        return "'" + text.replacing("'", with: "''").replacing("\0", with: "") + "'"
    }
}
