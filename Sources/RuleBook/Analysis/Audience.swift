import ChineseCalendar
import Lifecycle

/// Whom a rule's conditions let through.
struct Audience: Hashable {
    /// What each named field may be.
    private(set) var fields: [String: Allowed]

    /// What a field may be.
    enum Allowed: Hashable {
        case values(ValueSet)
        /// What moves with the day can be compared with its equal alone.
        case olderThan(CalendarSpan)
    }

    init(_ conditions: [Condition]) {
        fields = Dictionary(
            conditions.map { condition in
                if case .olderThan(let span) = condition.test { return (condition.name, .olderThan(span)) }
                return (condition.name, .values(ValueSet(condition)))
            }
        ) { first, _ in first }
    }

    /// What it asks of everything but one field.
    func without(_ field: String) -> Audience {
        var rest = self
        rest.fields[field] = nil
        return rest
    }
}

extension Rule {
    /// Whether nobody whom it concerns is concerned by another rule.
    ///
    /// Functions may keep people apart as well; two rules with one each are taken for rules that do.
    func isApart(from other: Rule) -> Bool {
        if hasCheck && other.hasCheck { return true }
        return conditions.contains { mine in
            other.conditions.contains { $0.name == mine.name && ValueSet($0).isDisjoint(with: ValueSet(mine)) }
        }
    }
}
