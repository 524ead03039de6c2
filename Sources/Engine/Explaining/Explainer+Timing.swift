import ChineseCalendar
import Lifecycle

// When a rule is due for a subject, and when it will be.
extension Explainer {
    /// When it is due, when nothing undecided is due on the day.
    func timing(
        _ rule: Rule,
        _ facts: RuleFacts,
        _ decisions: [PastDecision],
        _ next: Day?,
        _ workdays: Workdays
    ) -> Explanation.Timing {
        func isDecided(within days: Int) -> Bool {
            decisions.contains { $0.due > day.advanced(by: -days) && $0.due <= day }
        }
        let later = next.map(Explanation.Timing.notYet) ?? (decisions.isEmpty ? .notToday : .decided)
        switch rule.schedule {
        case .offset, .every, .anniversary:
            guard let anchor = facts.anchor else { return .noAnchor }
            guard let past = rule.dueDays(from: anchor, until: facts.end, through: day, workdays).past else {
                return later
            }
            if decisions.contains(where: { $0.due <= day }) { return .decided }
            guard case .days(let late) = rule.late else { return later }
            return .over(due: past, last: past.advanced(by: late))
        case .annual: return isDecided(within: Self.daysOfYear) ? .decided : later
        case .birthday(let only):
            guard let birthday = facts.birthday else { return .noAnchor }
            guard let kind = birthday.kind, only == nil || only == kind else { return .otherCalendar }
            return isDecided(within: Self.daysOfBirthdays) ? .decided : later
        case .daily: return decisions.contains { $0.due <= day } ? .decided : .notToday
        }
    }

    /// The first day after the day on which it falls due and is undecided: what was done does not fall due again when
    /// its milestone moves.
    func next(_ rule: Rule, _ facts: RuleFacts, _ subject: SubjectID, _ reader: any PlanReader) throws -> Day? {
        var day = day
        for _ in 0..<Self.attempts {
            guard let due = following(day, rule, facts, reader.workdays) else { return nil }
            if try isOpen(due, rule, subject, reader) { return due }
            day = due
        }
        return nil
    }

    /// What is done in a year may have to be passed over, and with a milestone that moved more of it.
    private static let attempts = 12

    private func isOpen(_ due: Day, _ rule: Rule, _ subject: SubjectID, _ reader: any PlanReader) throws -> Bool {
        guard !rule.schedule.isForEveryone else { return true }
        var isFound = false
        let request = PlanRequest(
            rule: rule.explainable,
            day: due,
            windows: .open,
            customs: settings.care.customs,
            subject: subject
        )
        try reader.candidates(request, batchesOf: 1) { batch in
            isFound = isFound || batch.candidates.contains { $0.due == due }
        }
        return isFound
    }

    /// The first day after another on which its dates make it fall due.
    private func following(_ day: Day, _ rule: Rule, _ facts: RuleFacts, _ workdays: Workdays) -> Day? {
        switch rule.schedule {
        case .offset, .every, .anniversary:
            return facts.anchor.flatMap { rule.dueDays(from: $0, until: facts.end, through: day, workdays).next }
        case .annual(let annual, let shift):
            let years = day.parts.year...day.parts.year + 2
            return years.flatMap(annual.days(inYear:)).map { $0.adding(shift, workdays) }.filter { $0 > day }.min()
        case .birthday(let only):
            guard let (born, kind) = facts.birthday, let kind, only == nil || only == kind else { return nil }
            return settings.care.customs.next(of: born, kind: kind, onOrAfter: day.advanced(by: 1))
        case .daily: return nil
        }
    }

    /// What is done once a year lies no longer back than this when it is done; a lunar birthday comes after 355 days.
    private static let daysOfYear = 366
    private static let daysOfBirthdays = 300
}

extension RuleFacts {
    /// The day it counts from: the first that is set.
    fileprivate var anchor: Day? { anchors.compactMap(\.self).first }
}

extension Rule {
    /// The last day it fell due by a day, and the next one after it; none of them after a repeat's end.
    fileprivate func dueDays(
        from anchor: Day,
        until end: Day?,
        through day: Day,
        _ workdays: Workdays
    ) -> (past: Day?, next: Day?) {
        func split(_ days: some Sequence<Day>) -> (past: Day?, next: Day?) {
            var past: Day?
            for due in days {
                if let end, due > end { break }
                if due > day { return (past, due) }
                past = due
            }
            return (past, nil)
        }
        switch schedule {
        case .offset(let span, _): return split([anchor.adding(span, workdays)])
        case .every(let span, _, _):
            return split((1...Self.repeats).lazy.map { anchor.adding(span.times($0), workdays) })
        case .anniversary:
            return split((1...Self.repeats).lazy.map { anchor.adding(CalendarSpan($0, .years), workdays) })
        case .annual, .birthday, .daily: return (nil, nil)
        }
    }

    private static let repeats = 5000  // a daily repeat over thirteen years
}
