import ChineseCalendar
import Lifecycle

/// Conditions of a rule that decide nothing: because no value satisfies them, or because of `when`.
struct IdleConditions {
    private let rule: Rule

    init(_ rule: Rule) { self.rule = rule }

    /// What is found, each with the path of its entry, in the order of the conditions.
    var findings: [(finding: Finding, path: [String])] {
        rule.conditions.compactMap { condition in
            finding(condition).map { ($0, ["who", condition.name]) }
        }
            + (rule.sample?.prefer ?? []).filter { ValueSet($0).isEmpty }.map {
                (.emptyCondition($0.name), ["sample", "prefer", $0.name])
            }
    }

    private func finding(_ condition: Condition) -> Finding? {
        let allowed = ValueSet(condition)
        if allowed.isEmpty { return .emptyCondition(condition.name) }
        if let age = age(condition) { return age }
        guard let due = valuesWhenDue(condition.field) else { return nil }
        if allowed.isDisjoint(with: due) { return .neverDue(condition.name) }
        guard case .olderThan = condition.test else {
            return allowed.intersection(due) == due ? .idleCondition(condition.name) : nil
        }
        return nil
    }

    /// What a field can be of those who are due; nothing where `when` says nothing about it.
    private func valuesWhenDue(_ field: Field) -> ValueSet? {
        if isOnlyAnchor(field) || field.record == .person && field.name == "birthday" && isBirthday {
            return ValueSet(hasEmpty: false, values: ValueSet.anything(field.type).values)
        }
        guard case .birthday(let kind?) = rule.schedule, field.record == .person, field.name == "birthday_kind"
        else { return nil }
        // A birthday of which nothing else is known is kept by the solar calendar.
        return ValueSet(hasEmpty: kind == .solar, values: .listed([.text(kind.rawValue)]))
    }

    private var isBirthday: Bool { if case .birthday = rule.schedule { true } else { false } }

    private func isOnlyAnchor(_ field: Field) -> Bool {
        field.record == .milestone && rule.subject != .person && rule.schedule.anchors == [field.name]
    }

    /// What `older_than` says of the anchor: so many days lie between it and the days on which the rule can be done.
    private func age(_ condition: Condition) -> Finding? {
        guard case .olderThan(let limit) = condition.test, let limit = limit.days, isOnlyAnchor(condition.field),
            case .offset(let span, _) = rule.schedule, let age = span.days
        else { return nil }
        if age > limit { return .idleCondition(condition.name) }
        guard case .days(let late) = rule.late, age + late <= limit else { return nil }
        return .neverDue(condition.name)
    }
}
