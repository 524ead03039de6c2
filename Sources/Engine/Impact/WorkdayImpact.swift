package import ChineseCalendar
package import Lifecycle

/// Finds which undecided occurrences fall due on another day once workdays are arranged otherwise.
///
/// Whom a rule concerns is not asked: `who` is judged on the day. What is too late already is left out.
package struct WorkdayImpact {
    private let store: any SweepStore & ArrangementStore
    private let old: Workdays
    private let new: Workdays
    private let today: Day

    /// Creates an impact.
    /// - Parameters:
    ///   - store: Where the undecided are counted.
    ///   - old: The workdays until now.
    ///   - new: The workdays from now on.
    ///   - today: What lapsed before this day does not count.
    package init(
        _ store: any SweepStore & ArrangementStore,
        from old: Workdays,
        to new: Workdays,
        on today: Day
    ) {
        self.store = store
        self.old = old
        self.new = new
        self.today = today
    }

    /// What moves of each rule whose `when` counts workdays; nothing of the others.
    /// - Parameter rules: All rules.
    /// - Returns: One for each rule of which something moves, or of which nobody knows, in the order of `rules`.
    /// - Throws: The store's error, such as a lock or a full disk.
    package func run(_ rules: [Rule]) throws -> [RuleMoves] {
        guard let changed else { return [] }
        let reader = try store.planReader(knownOn: nil)
        return try rules.compactMap { rule in
            switch rule.schedule {
            case .offset(let span, let anchors) where span.unit == .workdays:
                let runs = anchorRuns(span, rule.late, changed)
                return RuleMoves(rule, try moves(rule, anchors, runs, reader))
            case .annual(let annual, let shift) where shift.unit == .workdays:
                return RuleMoves(rule, try moves(rule, annual, shift, changed))
            case .every(let span, _, _) where span.unit == .workdays: return RuleMoves(uncounted: rule)
            default: return nil
            }
        }
    }

    /// From the first day to the last that is worked in one arrangement and not in the other.
    private var changed: ClosedRange<Day>? {
        let days = old.changes(to: new).map(\.day).filter { old.isWorkday($0) != new.isWorkday($0) }
        guard let first = days.first, let last = days.last else { return nil }
        return first...last
    }

    /// Whether an occurrence that moves may still be done.
    private func concerns(_ move: DueMove, _ late: Lateness) -> Bool {
        switch late {
        case .never: true
        case .days(let days): max(move.from, move.to).advanced(by: days) >= today
        }
    }
}

extension WorkdayImpact {
    /// Anchors one after the other whose due days move, each with where from and where to.
    private typealias AnchorRun = [(anchor: Day, move: DueMove)]

    private func anchorRuns(_ span: CalendarSpan, _ late: Lateness, _ changed: ClosedRange<Day>) -> [AnchorRun] {
        // Only what lies between an anchor and its due day counts.
        let reach = abs(span.count) + 1
        let first = min(old.day(-reach, after: changed.lowerBound), new.day(-reach, after: changed.lowerBound))
        let last = max(old.day(reach, after: changed.upperBound), new.day(reach, after: changed.upperBound))
        var runs: [AnchorRun] = []
        for offset in 0...first.distance(to: last) {
            let anchor = first.advanced(by: offset)
            let move = DueMove(from: anchor.adding(span, old), to: anchor.adding(span, new))
            guard move.from != move.to, concerns(move, late) else { continue }
            if runs.last?.last?.anchor == anchor.advanced(by: -1) {
                runs[runs.count - 1].append((anchor, move))
            } else {
                runs.append([(anchor, move)])
            }
        }
        return runs
    }

    /// Counts the undecided whose anchor, the first that is set, lies in the runs.
    private func moves(
        _ rule: Rule,
        _ anchors: [String],
        _ runs: [AnchorRun],
        _ reader: any PlanReader
    ) throws -> [DueMove: Int] {
        var counts: [DueMove: Int] = [:]
        for run in runs {
            guard let first = run.first?.anchor, let last = run.last?.anchor else { continue }
            // On the day of its anchor the same rule has the same subjects due, as far as they are undecided.
            let probe = Rule(
                name: rule.name,
                subject: rule.subject,
                schedule: .offset(CalendarSpan(0, .days), anchors: anchors),
                latestAnchors: rule.latestAnchors,
                late: .days(run.count - 1),
                actions: .fixed([])
            )
            try reader.candidates(PlanRequest(rule: probe, day: last, windows: .open), batchesOf: 1000) { batch in
                for candidate in batch.candidates {
                    counts[run[first.distance(to: candidate.due)].move, default: 0] += 1
                }
            }
        }
        return counts
    }

    private func moves(
        _ rule: Rule,
        _ annual: AnnualDay,
        _ shift: CalendarSpan,
        _ changed: ClosedRange<Day>
    ) throws -> [DueMove: Int] {
        // No shift is longer than a hundred years, and none past a year before or after is of interest.
        let years = changed.lowerBound.parts.year - 1...changed.upperBound.parts.year + 1
        var counts: [DueMove: Int] = [:]
        for day in years.flatMap(annual.days(inYear:)) {
            let move = DueMove(from: day.adding(shift, old), to: day.adding(shift, new))
            guard move.from != move.to, concerns(move, rule.late) else { continue }
            counts[move, default: 0] += try store.undecided(rule, occasion: annual.occasion(of: day))
        }
        return counts
    }
}
