import ChineseCalendar
import Lifecycle

/// The statement that reads what a rule asks of the one subject `?1`.
struct FactsQuery {
    let sql: String
    private let rule: Rule
    private let isBirthday: Bool

    init(_ rule: Rule, _ source: SubjectSource, on day: Day, _ workdays: Workdays) {
        self.rule = rule
        isBirthday = if case .birthday = rule.schedule { true } else { false }
        let conditions = ConditionSQL(rule.conditions, source, today: day, workdays)
        func milestone(_ name: String) -> String {
            rule.subject == .person ? Self.dayOfPerson(name, rule, source.milestones) : source.milestone(name)
        }
        let end = rule.schedule.end.map { name in
            rule.subject == .person ? Self.endOfPerson(name, rule, source.milestones) : source.milestone(name)
        }
        let days = rule.schedule.anchors.map(milestone) + [end].compactMap(\.self)
        let columns =
            days + rule.conditions.map { source.column($0.field) } + conditions.each.map { "(\($0)) IS 1" }
            + rule.reads.map { source.column($0.field) } + (isBirthday ? ["o.birthday", "o.birthday_kind"] : [])
        sql = "SELECT \((columns + ["1"]).joined(separator: ", ")) FROM \(source.allTables) WHERE \(source.record) = ?1"
    }

    /// A person's milestone is the first of the journeys they own, or the last where that is what counts.
    static func dayOfPerson(_ name: String, _ rule: Rule, _ milestones: MilestoneSQL) -> String {
        let choice = rule.latestAnchors.contains(name) ? "max" : "min"
        return """
            (SELECT \(choice)(\(milestones.day(name, journey: "f"))) FROM owners e CROSS JOIN journeys f \
            ON f.id = e.journey WHERE e.person = o.id)
            """
    }

    /// A repeat goes on until the milestone of the journey that it is counted from.
    private static func endOfPerson(_ name: String, _ rule: Rule, _ milestones: MilestoneSQL) -> String {
        let order = rule.schedule.anchors.flatMap { anchor in
            let day = milestones.day(anchor, journey: "f")
            return ["\(day) IS NULL", rule.latestAnchors.contains(anchor) ? "\(day) DESC" : day]
        }
        return """
            (SELECT \(milestones.day(name, journey: "f")) FROM owners e CROSS JOIN journeys f \
            ON f.id = e.journey WHERE e.person = o.id ORDER BY \((order + ["f.id"]).joined(separator: ", ")) LIMIT 1)
            """
    }

    /// The facts in the current row.
    func read(_ row: Prepared) -> RuleFacts {
        var facts = RuleFacts()
        var column: Int32 = 0
        func next(_ type: FieldType) -> FieldValue? {
            defer { column += 1 }
            return row.value(type, at: column)
        }
        func nextDay() -> Day? { if case .day(let day) = next(.day) { day } else { nil } }
        facts.anchors = rule.schedule.anchors.map { _ in nextDay() }
        if rule.schedule.end != nil { facts.end = nextDay() }
        let values = rule.conditions.map { next($0.field.type) }
        facts.conditions = values.map { value in
            defer { column += 1 }
            return (value, row.integer(column) != 0)
        }
        facts.reads = rule.reads.map { next($0.field.type) }
        if isBirthday, let born = nextDay() {
            // Who has no kind on record keeps the solar birthday; an unconfirmed one is kept by nobody.
            let kind =
                if case .text(let text) = next(.text) { BirthdayKind(rawValue: text) } else { BirthdayKind.solar }
            facts.birthday = (born, kind)
        }
        return facts
    }
}

extension Prepared {
    /// A column as a field's value; nothing when it has none.
    fileprivate func value(_ type: FieldType, at column: Int32) -> FieldValue? {
        guard !isNull(column) else { return nil }
        switch type {
        case .text, .choice: return .text(text(column))
        case .integer: return .integer(integer(column))
        case .number: return .number(number(column))
        case .day: return .day(Day(number: Int32(truncatingIfNeeded: integer(column))))
        case .boolean: return .boolean(integer(column) != 0)
        }
    }
}
