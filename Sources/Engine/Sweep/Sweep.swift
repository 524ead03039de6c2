package import ChineseCalendar
import Foundation
package import Lifecycle

/// Decides everything due on one day.
package struct Sweep: Sendable {
    private let store: any SweepStore
    private let rules: any RuleSet
    private let settings: SweepSettings

    /// Creates a sweep.
    /// - Parameters:
    ///   - store: Where facts are read and decisions written.
    ///   - rules: The rule book.
    ///   - settings: How much it may use.
    package init(store: any SweepStore, rules: any RuleSet, settings: SweepSettings = SweepSettings()) {
        self.store = store
        self.rules = rules
        self.settings = settings
    }

    /// Runs the sweep.
    ///
    /// Run again, or after being killed, it decides what is left and nothing twice.
    /// - Parameters:
    ///   - day: The day to decide.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    ///   - revision: The rule book's content.
    ///   - isDryRun: Whether to count and write nothing.
    ///   - knownOn: Facts as known at the end of that day, for dry runs; as known now when none is given.
    ///   - progress: Told how much of the work is done, 0 through 1.
    /// - Returns: What was decided, per rule.
    /// - Throws: The error of the store; what was committed before it stays.
    package func run(
        on day: Day,
        at moment: Int64,
        revision: Revision,
        isDryRun: Bool = false,
        knownOn: Day? = nil,
        progress: (Double) -> Void = { _ in }
    ) throws -> SweepReport {
        let ranked = rules.rules.enumerated().sorted { left, right in
            (-left.element.priority, left.element.name) < (-right.element.priority, right.element.name)
        }
        var report = SweepReport(
            day: day,
            revision: revision.hash,
            isDryRun: isDryRun,
            rules: rules.rules.map { .init(name: $0.name) }
        )
        var sweep = SweepID(number: 0)
        if !isDryRun {
            sweep = try store.beginSweep(on: day, at: moment, revision: revision, rules: rules.rules)
            report.sweep = sweep
            report.corrections = try store.correct(
                rules: rules.rules,
                on: day,
                customs: settings.care.customs,
                sweep: sweep
            )
        }
        let state = try store.sweepState(on: day)
        var tally = SweepTally(report: report, rules: rules.rules, settings: settings, state: state)
        let requests = try SweepAgenda(day: day, state: state, settings: settings, store: store)
            .requests(ranked.map { ($0.offset, $0.element) })
        let workers = Workers(requests: requests, store: store, rules: rules, knownOn: knownOn)
        var decided = Decided(store: store, sweep: isDryRun ? nil : sweep, day: day)
        try workers.run(count: settings.workers) { index, batch in
            try decided.add(tally.decide(batch), of: rules.rules[batch.rule])
            progress(Double(index + 1) / Double(requests.count))
        } ending: { index in
            guard case .planned(let rule, let request) = requests[index], request.windows == .open else { return }
            try decided.add(tally.finish(rule), of: rules.rules[rule])
        }
        if !isDryRun {
            let completed = rules.rules.filter { !tally.report.quarantined.contains($0.name) }
            try store.endSweep(sweep, on: day, completed: completed, last: decided.batches)
        }
        return tally.report
    }
}

/// Decisions on their way to the store, several batches in one transaction: making one durable takes as long as
/// writing a hundred decisions.
private struct Decided {
    let store: any SweepStore
    /// None when nothing is to be written.
    let sweep: SweepID?
    let day: Day
    /// What is not written yet.
    private(set) var batches: [DecisionBatch] = []
    private var count = 0

    /// Decisions that are worth a transaction of their own; the rest of one batch may come on top.
    private static let enough = 1000

    init(store: any SweepStore, sweep: SweepID?, day: Day) {
        self.store = store
        self.sweep = sweep
        self.day = day
    }

    mutating func add(_ decisions: [Decision], of rule: Rule) throws {
        guard let sweep, !decisions.isEmpty else { return }
        batches.append(DecisionBatch(rule: rule, sweep: sweep, day: day, decisions: decisions))
        count += decisions.count
        guard count >= Self.enough else { return }
        try store.commit(batches)
        batches = []
        count = 0
    }
}

/// How much a sweep may use, and how far back it looks.
package struct SweepSettings: Hashable, Sendable {
    /// Threads that plan and judge.
    package var workers = ProcessInfo.processInfo.activeProcessorCount
    /// Failures of one rule before it is taken out of the sweep.
    package var failureLimit = 20
    /// Days before a rule's first sweep within which closed windows are written down as lapsed; what closed earlier
    /// is history that nobody missed.
    package var lookBackDays = 31
    /// What the workspace settles about greetings, promotions and sampled visits.
    package var care = CareSettings()

    /// Creates the standard settings.
    package init() {}
}
