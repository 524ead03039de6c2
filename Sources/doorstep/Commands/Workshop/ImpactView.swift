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
    let rules: [Rule]
    let quarantined: [String]

    enum CodingKeys: String, CodingKey {
        case from, to, against, people, rules, quarantined
        case changedRules = "changed_rules"
        case changedTemplates = "changed_templates"
    }

    /// What changes of one rule.
    struct Rule: Encodable {
        let name: String
        /// Occurrences that fire and did not, fire no more, fire otherwise, or say something else.
        var added = 0
        var removed = 0
        var changed = 0
        var reworded = 0
        /// Occurrences that fire by neither and end otherwise.
        var settled = 0
        /// Tasks, SMS and e-mails more or fewer.
        var tasks = 0
        var sms = 0
        var email = 0
        /// SMS parts more or fewer.
        var smsParts = 0
        /// Minutes of work more or less.
        var minutes = 0
        /// Fired before the range, with nothing left to do; and with a task open or a message waiting.
        var done = 0
        var pending = 0
        /// What the last day's sweep holds back, by reason: by the old book and by the new one.
        var heldBefore: [String: Int] = [:]
        var heldAfter: [String: Int] = [:]
        var projects: [String: Int] = [:]
        var days: [String: Int] = [:]
        var samples: [Sample] = []

        enum CodingKeys: String, CodingKey {
            case name, added, removed, changed, reworded, settled, tasks, sms, email, minutes, done, pending, projects
            case days, samples
            case smsParts = "sms_parts"
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

    init(_ report: ImpactReport, against: Revision, store: any Store, workload: Workload) throws {
        from = report.days.lowerBound.description
        to = report.days.upperBound.description
        self.against = against.short
        changedRules = report.changed
        changedTemplates = report.reworded
        people = report.people
        quarantined = report.quarantined
        let projectNames = try store.projectNames()
        let standing = try store.standing(of: report.rules)
        rules = try report.rules.map { name in
            var rule = Rule(name: name)
            (rule.done, rule.pending) = standing[name] ?? (0, 0)
            if let parts = report.parts[name] { rule.smsParts = parts.after - parts.before }
            rule.heldBefore = Self.codes(report.held.before[name])
            rule.heldAfter = Self.codes(report.held.after[name])
            for (group, count) in report.groups where group.rule == name {
                rule.add(group, count, report.recipes, workload)
                guard group.change != .settled else { continue }
                rule.days[group.day.description, default: 0] += count
                if let project = projectNames[group.project] { rule.projects[project, default: 0] += count }
            }
            rule.samples = try Self.samples(report, name, store)
            return rule
        }
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

extension ImpactView.Rule {
    fileprivate mutating func add(_ group: ImpactGroup, _ count: Int, _ recipes: RecipeBook, _ workload: Workload) {
        switch group.change {
        case .added: added += count
        case .removed: removed += count
        case .changed: changed += count
        case .reworded: reworded += count
        case .settled: settled += count
        }
        for (recipe, sign) in [(group.before, -1), (group.after, 1)] {
            guard let recipe else { continue }
            var made: [String: Int] = [:]
            for action in recipes.actions(recipe) {
                made[action.summary, default: 0] += 1
                switch action {
                case .task: tasks += sign * count
                case .sms: sms += sign * count
                case .email: email += sign * count
                }
            }
            minutes += sign * count * workload.minutes(of: made)
        }
    }
}
