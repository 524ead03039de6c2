import ChineseCalendar
import Lifecycle

/// Conditions of `who` as SQL by hand, for rules whose selection would be endless without them.
struct PlanConditions {
    let rule: Rule
    /// The day they are judged on.
    let today: Day

    /// All conditions at once; empty when there are none.
    var allHold: String { rule.conditions.map { " AND " + holds($0) }.joined() }

    private func holds(_ condition: Condition) -> String {
        let column = column(condition.field)
        switch condition.test {
        case .oneOf(let values): return "\(column) IN (\(list(values)))"
        case .except(let values): return "\(column) NOT IN (\(list(values)))"
        case .atLeast(let value): return "\(column) >= \(literal(value))"
        case .atMost(let value): return "\(column) <= \(literal(value))"
        case .between(let low, let high): return "\(column) BETWEEN \(literal(low)) AND \(literal(high))"
        case .olderThan(let span): return "\(column) < \(today.adding(span.reversed, Workdays()).number)"
        case .set: return "\(column) IS NOT NULL"
        case .unset: return "\(column) IS NULL"
        }
    }

    private func column(_ field: Field) -> String {
        switch field.record {
        case .person: "o.\(field.name)"
        case .project: "p.\(field.name)"
        case .home: "h.\(field.name)"
        case .journey: "j.\(field.name)"
        case .ownership: "NULL"
        case .holding: holding(field.name)
        case .milestone:
            """
            (SELECT x.day FROM \(milestones) AND x.kind = (SELECT id FROM milestone_kinds WHERE name = '\(field.name)'))
            """
        }
    }

    private func holding(_ name: String) -> String {
        let handedOver = "owners g JOIN journeys k ON k.id = g.journey AND k.status = 'handed_over'"
        switch name {
        case "homes": return "(SELECT count(*) FROM \(handedOver) WHERE g.person = o.id)"
        case "safety_notice":
            let projects = "projects y ON y.id = k.project AND y.safety_notice = 1"
            return "EXISTS (SELECT 1 FROM \(handedOver) JOIN \(projects) WHERE g.person = o.id)"
        default: return "NULL"
        }
    }

    private var milestones: String {
        switch rule.subject {
        case .project: "project_milestones x WHERE x.project = p.id"
        case .journey, .person: "milestones x WHERE x.journey = \(journey)"
        }
    }

    /// The anchor's journey where there is one, so that SQLite asks before it reads the rest.
    private var journey: String {
        switch rule.schedule {
        case .offset, .every, .anniversary: "m.journey"
        case .birthday, .annual, .daily: "j.id"
        }
    }

    private func list(_ values: [FieldValue]) -> String { values.map(literal).joined(separator: ", ") }

    private func literal(_ value: FieldValue) -> String {
        switch value {
        case .text(let text): "'" + text.replacing("'", with: "''") + "'"
        case .integer(let integer): "\(integer)"
        case .number(let number): "\(number)"
        case .day(let day): "\(day.number)"
        case .boolean(let truth): truth ? "1" : "0"
        }
    }
}
