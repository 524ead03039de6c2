package import ChineseCalendar
package import Lifecycle
import Synchronization

/// Finds what the sweeps of some days decide otherwise by another rule book, row for row.
package struct BookImpact {
    private let store: any TrialMaker & SweepStore
    private let settings: SweepSettings
    private let recipes = RecipeBook()

    /// Occurrences shown of each rule and kind of change.
    private static let samplesShown = 5

    /// The part of the work that is sweeping; the rest is comparing.
    private static let sweeping = 0.9

    /// Creates an impact.
    /// - Parameters:
    ///   - store: Whose people and decisions are asked about.
    ///   - settings: How sweeps run.
    package init(_ store: any TrialMaker & SweepStore, settings: SweepSettings) {
        self.store = store
        self.settings = settings
    }

    /// Sweeps the days by both books, each in a trial of its own, and compares what they decided.
    ///
    /// The sweeps begin with the first day that none has come to yet.
    /// - Parameters:
    ///   - days: The days that are asked about.
    ///   - old: The rule book in use.
    ///   - new: The other.
    ///   - difference: What is not the same in both.
    ///   - texts: Makes the texts whose SMS parts are counted; none are counted without.
    ///   - progress: Told how much of the work is done, 0 through 1, from any thread.
    /// - Returns: What would be otherwise.
    /// - Throws: The store's error, and ``SweptDays`` when no day is left that an edit could change.
    package func run(
        _ days: ClosedRange<Day>,
        from old: any RuleSet,
        to new: any RuleSet,
        difference: BookDifference,
        texts: ImpactTexts? = nil,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) throws -> ImpactReport {
        let concerned = Self.concerned(old.rules + new.rules, difference)
        let names = Set((old.rules + new.rules).map(\.name)).sorted()
        var report = ImpactReport(days: days, difference)
        let waiting = try texts?.store.waiting(for: difference.templates)
        var people = waiting?.people ?? []
        (report.waiting, report.people) = (waiting?.messages ?? 0, people.count)
        guard !concerned.isEmpty else { return report }
        guard let swept = try store.unsweptDays(through: days.upperBound, from: days.lowerBound) else {
            throw SweptDays(last: try store.firstUnsweptDay(asOf: days.upperBound)?.advanced(by: -1) ?? days.upperBound)
        }
        let days = max(days.lowerBound, swept.lowerBound)...days.upperBound
        report.days = days
        let before = try store.trial(from: .now, rules: names, recipes: recipes)
        let after = try store.trial(from: .now, rules: names, recipes: recipes)
        var half = settings
        half.workers = max(1, settings.workers / 2)
        let sides = [(before, old), (after, new)].map { trial, book in
            (Simulation(trial, settings: half), RuleSelection(book) { concerned.contains($0.name) })
        }
        let done = Mutex([0.0, 0.0])
        // Side by side, with half of the workers each: workers of one sweep read the same pages, each into its own cache.
        let reports = try Sharing.map(2, threads: 2) { side in
            let (simulation, rules) = sides[side]
            return try simulation.run(swept, by: rules) { part in
                let sum = done.withLock { done in
                    done[side] = part
                    return done[0] + done[1]
                }
                progress(sum * Self.sweeping / 2)
            }
        }
        report.held = (Self.held(reports[0]), Self.held(reports[1]))
        report.quarantined = Set(reports[1].flatMap(\.quarantined)).sorted()
        let ruleNames = try after.ruleNames()
        let parts = texts.map { PartCount($0, old: old.rules, new: new.rules) }
        try Self.merge(try before.decisions(), try after.decisions()) { old, new in
            // What one of the books decides before the days that are asked about is no part of theirs.
            let (old, new) = (old?.decided(from: days.lowerBound), new?.decided(from: days.lowerBound))
            guard let change = ImpactChange(old, new, isReworded: { isReworded($0, difference) }) else { return }
            let shown = new ?? old
            guard let shown, let rule = ruleNames[shown.rule] else { return }
            let group = ImpactGroup(
                change: change,
                rule: rule,
                project: shown.project,
                day: shown.day,
                before: old?.outcome == .fired ? old?.recipe : nil,
                after: new?.outcome == .fired ? new?.recipe : nil
            )
            report.groups[group, default: ImpactSize()].occurrences += 1
            if change != .settled, shown.person > 0 { people.insert(shown.person) }
            try parts?.add(old, in: group, isNew: false, recipes)
            try parts?.add(new, in: group, isNew: true, recipes)
            if report.samples[rule, default: [:]][change, default: []].count < Self.samplesShown {
                report.samples[rule, default: [:]][change, default: []].append((old, new))
            }
        }
        try parts?.count()
        for (group, parts) in parts?.parts ?? [:] {
            report.groups[group]?.partsBefore = parts.before
            report.groups[group]?.partsAfter = parts.after
        }
        report.isOutdated = try before.isOutdated() || after.isOutdated()
        report.recipes = recipes
        report.people = people.count
        progress(1)
        return report
    }

    /// The changed rules, with those whose decisions depend on theirs: promotions share a person's day, week and year,
    /// and sampled visits a team's day.
    private static func concerned(_ rules: [Rule], _ difference: BookDifference) -> Set<String> {
        let changed = difference.rules
        let edited = rules.filter { changed.contains($0.name) || $0.mayUse(difference.templates) }
        let promotes = edited.contains { $0.messageClass == .promotion }
        let samples = edited.contains { $0.sample != nil }
        return Set(
            rules.filter { rule in
                changed.contains(rule.name) || rule.mayUse(difference.templates)
                    || (promotes && rule.messageClass == .promotion)
                    || (samples && rule.sample != nil)
            }.map(\.name)
        )
    }

    private func isReworded(_ recipe: Int, _ difference: BookDifference) -> Bool {
        !difference.templates.isEmpty
            && recipes.actions(recipe).contains { !difference.templates.isDisjoint(with: $0.templates) }
    }

    private static func held(_ reports: [SweepReport]) -> [String: [Reason: Int]] {
        // What is held is held again each day of its window: the last day tells what was left.
        var held: [String: [Reason: Int]] = [:]
        for rule in reports.last?.rules ?? [] where !rule.held.isEmpty { held[rule.name] = rule.held }
        return held
    }

    /// Walks two lists in the same order, and gives what stands at the same key together.
    private static func merge(
        _ old: any TrialCursor,
        _ new: any TrialCursor,
        _ body: (TrialDecision?, TrialDecision?) throws -> Void
    ) throws {
        var (left, right) = (try old.next(), try new.next())
        while left != nil || right != nil {
            let order = TrialDecision.order(left, right)
            try body(order <= 0 ? left : nil, order >= 0 ? right : nil)
            if order <= 0 { left = try old.next() }
            if order >= 0 { right = try new.next() }
        }
    }
}

extension Rule {
    /// Whether it uses one of these templates, as far as can be known before it does.
    fileprivate func mayUse(_ templates: Set<String>) -> Bool {
        guard case .fixed(let actions) = actions else { return !templates.isEmpty }
        return actions.contains { !templates.isDisjoint(with: $0.templates) }
    }
}

extension TrialDecision {
    /// It, if it is decided on a day or later.
    fileprivate func decided(from first: Day) -> TrialDecision? { day >= first ? self : nil }

    /// Below 0 when the first comes first, above when the second does, 0 when both are about the same occurrence.
    fileprivate static func order(_ left: TrialDecision?, _ right: TrialDecision?) -> Int {
        guard let left else { return 1 }
        guard let right else { return -1 }
        let (first, second) = (left.key, right.key)
        return first == second ? 0 : first < second ? -1 : 1
    }

    private var key: (Int64, Int64, Int64) { (rule, subject.raw, occasion) }
}

/// Sweeps have come to all the days that an impact is asked for.
package struct SweptDays: Explained, Equatable {
    /// The day of the last sweep.
    package let last: Day

    package var phrase: Phrase {
        Phrase(
            "the last sweep was on \(last), and no edit changes what is decided by then: ask for later days with --to",
            zh: "最近一次日巡是 \(last)，到那天为止的已经定了，不会因为改规则而改变：请用 --to 写以后的日子"
        )
    }
}
