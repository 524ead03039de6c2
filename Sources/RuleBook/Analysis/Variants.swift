import Lifecycle

/// Rules that divide an audience by one field: what they leave to nobody, and what to two.
struct Variants {
    private let rules: [Rule]

    init(_ rules: [Rule]) { self.rules = rules }

    /// What is found, with the position of a rule and the name of the field.
    var findings: [(finding: Finding, rule: Int, field: String)] {
        groups.flatMap { overlaps($0) + gaps($0) }
    }

    /// Rules that differ in what they ask of one field.
    fileprivate struct Group {
        let field: Field
        let name: String
        /// Positions of the rules, and what each takes of the field.
        var members: [(rule: Int, values: ValueSet)] = []
    }

    /// What the rules of a group have in common.
    private struct Likeness: Hashable {
        let subject: SubjectKind
        let schedule: Schedule
        let step: String
        let name: String
        let audience: Audience
    }

    private var groups: [Group] {
        var groups: [Likeness: Group] = [:]
        var order: [Likeness] = []
        for (index, rule) in rules.enumerated() {
            let audience = Audience(rule.conditions)
            for condition in rule.conditions {
                guard case .values(let values) = audience.fields[condition.name] else { continue }
                let likeness = Likeness(
                    subject: rule.subject,
                    schedule: rule.schedule,
                    step: rule.step,
                    name: condition.name,
                    audience: audience.without(condition.name)
                )
                if groups[likeness] == nil { order.append(likeness) }
                groups[likeness, default: Group(field: condition.field, name: condition.name)]
                    .members.append((index, values))
            }
        }
        return order.compactMap { groups[$0] }.filter { Set($0.members.map(\.values)).count > 1 }
    }

    private func overlaps(_ group: Group) -> [(Finding, Int, String)] {
        group.members.indices.flatMap { later in
            group.members[..<later].compactMap { earlier in
                let member = group.members[later]
                let common = member.values.intersection(earlier.values)
                // Two that take the same do two things for the same people.
                guard member.values != earlier.values, !common.isEmpty,
                    !(rules[member.rule].hasCheck && rules[earlier.rule].hasCheck)
                else { return nil }
                let finding = Finding.overlap(
                    field: group.name,
                    values: common.described(group.field),
                    other: rules[earlier.rule].name
                )
                return (finding, member.rule, group.name)
            }
        }
    }

    private func gaps(_ group: Group) -> [(Finding, Int, String)] {
        guard let last = group.members.last, !group.isByStatus else { return [] }
        let taken = group.members.dropFirst().reduce(group.members[0].values) { $0.union($1.values) }
        let missing = taken.missing(of: group.field)
        // Texts have no list: those that nobody names may not exist.
        if case .allBut = missing.values { return [] }
        guard !missing.isEmpty else { return [] }
        let others = group.members.dropLast().map { rules[$0.rule].name }
        let finding = Finding.gap(field: group.name, values: missing.described(group.field), others: others)
        return [(finding, last.rule, group.name)]
    }
}

extension Variants.Group {
    /// Whether it is about where in their lives journeys are: who left is meant to be in none of the rules.
    fileprivate var isByStatus: Bool { field.record == .journey && field.name == "status" }
}
