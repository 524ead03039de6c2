import ChineseCalendar
import Engine
import Lifecycle
import Workspace

/// What another rule book would do otherwise, for people and scripts.
struct ImpactView: Encodable {
    let from: String
    let to: String
    let against: String
    let changedRules: [String]
    let changedTemplates: [String]
    let people: Int
    let total: ImpactCounts
    let rules: [Rule]
    /// All rules together, by the projects' names, and by day.
    let projects: [String: ImpactCounts]
    let days: [String: ImpactCounts]
    let quarantined: [String]
    /// Messages that wait to be sent, and get another text.
    let waiting: Int
    /// Whether both are one rule book.
    let isSame: Bool

    enum CodingKeys: String, CodingKey {
        case from, to, against, people, waiting, total, rules, projects, days, quarantined
        case changedRules = "changed_rules"
        case changedTemplates = "changed_templates"
    }

    /// What changes of one rule.
    struct Rule: Encodable {
        let name: String
        let counts: ImpactCounts
        /// Fired before the range, with nothing left to do; and with a task open or a message waiting.
        let done: Int
        let pending: Int
        /// What the last day's sweep holds back, by reason: by the old book and by the new one.
        let heldBefore: [String: Int]
        let heldAfter: [String: Int]
        /// By the projects' names, and by day.
        let projects: [String: ImpactCounts]
        let days: [String: ImpactCounts]
        let samples: [Sample]

        enum CodingKeys: String, CodingKey {
            case name, counts, done, pending, projects, days, samples
            case heldBefore = "held_before"
            case heldAfter = "held_after"
        }
    }

    /// One occurrence, named so that a person recognises it.
    struct Sample: Encodable {
        let change: String
        let person: Int64
        let name: String
        let home: String
        let before: String?
        let after: String?
    }

    init(
        _ report: ImpactReport,
        from old: Revision,
        to new: Revision,
        store: any Store,
        workload: Workload
    ) throws {
        from = report.days.lowerBound.description
        to = report.days.upperBound.description
        against = old.short
        isSame = old.hash == new.hash
        changedRules = report.changed
        changedTemplates = report.reworded
        people = report.people
        quarantined = report.quarantined
        waiting = report.waiting
        let projectNames = try store.projectNames()
        let standing = try store.standing(of: report.rules)
        rules = try report.rules.map { name in
            let groups = report.groups.filter { $0.key.rule == name }.map { group, size in
                (group, ImpactCounts(group, size, report.recipes, workload))
            }
            let felt = groups.filter { $0.0.change != .settled }
            return Rule(
                name: name,
                counts: ImpactCounts.sum(groups.map(\.1)),
                done: standing[name]?.done ?? 0,
                pending: standing[name]?.pending ?? 0,
                heldBefore: Self.codes(report.held.before[name]),
                heldAfter: Self.codes(report.held.after[name]),
                projects: Self.sums(
                    felt.compactMap { group, counts in
                        projectNames[group.project].map { ($0, counts) }
                    }
                ),
                days: Self.sums(felt.map { ($0.day.description, $1) }),
                samples: try Self.samples(report, name, store)
            )
        }
        total = ImpactCounts.sum(rules.map(\.counts))
        projects = Self.sums(rules.flatMap(\.projects).map { ($0.key, $0.value) })
        days = Self.sums(rules.flatMap(\.days).map { ($0.key, $0.value) })
    }

    /// The counts of each name.
    private static func sums(_ counts: [(String, ImpactCounts)]) -> [String: ImpactCounts] {
        Dictionary(counts) { ImpactCounts.sum([$0, $1]) }
    }

    private static func codes(_ held: [Reason: Int]?) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: (held ?? [:]).map { ($0.key.code, $0.value) })
    }

    private static func samples(_ report: ImpactReport, _ rule: String, _ store: any Store) throws -> [Sample] {
        var samples: [Sample] = []
        for change in ImpactChange.allCases where change != .settled {
            let pairs = report.samples[rule]?[change] ?? []
            let contents = try store.contents(
                pairs.compactMap { $0.after ?? $0.before }.map {
                    MessageSubject(person: $0.person, journey: $0.journey, due: $0.due)
                }
            )
            for (pair, facts) in zip(pairs, contents.map(\.facts)) {
                samples.append(
                    Sample(
                        change: change.rawValue,
                        person: (pair.after ?? pair.before)?.person ?? 0,
                        name: facts.name,
                        home: facts.project + facts.home,
                        before: text(pair.before, report.recipes),
                        after: text(pair.after, report.recipes)
                    )
                )
            }
        }
        return samples
    }

    /// A decision in a few words: the day, and what is made.
    private static func text(_ decision: TrialDecision?, _ recipes: RecipeBook) -> String? {
        guard let decision else { return nil }
        guard decision.outcome == .fired else {
            return "\(decision.day) \(decision.outcome.rawValue) \(decision.reason ?? "")"
        }
        return "\(decision.day) \(recipes.actions(decision.recipe).map(\.summary).joined(separator: ", "))"
    }
}
