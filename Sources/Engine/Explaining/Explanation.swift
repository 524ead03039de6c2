package import ChineseCalendar
package import Lifecycle

/// Why a rule does something for a subject on a day, or why not.
package struct Explanation: Sendable {
    /// The rule.
    package let rule: Rule
    /// Whom it is about.
    package let subject: SubjectID
    /// The day that is asked about.
    package let day: Day
    /// When it is due.
    package let timing: Timing
    /// The first day after it on which it falls due; nothing where there is none, or nobody can say.
    package let next: Day?
    /// What it asks of the subject, and what was found.
    package let facts: RuleFacts
    /// What the rule's functions say about the subject, due or not; nothing for a rule without any.
    package let trace: RuleTrace?
    /// What the sweep of that day says to each occurrence that is due and undecided.
    package let rulings: [Judged]
    /// What was decided, the newest first.
    package let decisions: [PastDecision]

    /// An occurrence that is due and undecided.
    package struct Judged: Sendable {
        /// The day it fell due.
        package let due: Day
        /// What the sweep says.
        package let ruling: Ruling
        /// What the arbitration looked for; empty where the rule itself does not let it through.
        package let steps: [ArbitrationStep]
    }

    /// When a rule is due for a subject.
    package enum Timing: Hashable, Sendable {
        /// None of its anchors is set.
        case noAnchor
        /// The birthday is kept by the other calendar, or nobody has confirmed by which.
        case otherCalendar
        /// It falls due on a later day.
        case notYet(Day)
        /// It is due, since the first of these days.
        case due([Day])
        /// It was due, and its last day has passed.
        case over(due: Day, last: Day)
        /// All that was due by that day is decided.
        case decided
        /// It is not due that day, and nobody says when it will be.
        case notToday
    }

    /// What a sweep says to an occurrence.
    package enum Ruling: Hashable, Sendable {
        /// It fires, and makes this.
        case fires([String])
        /// It waits, or lapses with this reason once its window closes.
        case held(Reason)
        /// It is settled without actions.
        case suppressed(Reason)
        /// One of its functions fails.
        case fails(RuleFailure)
    }

    /// Whether one of its occurrences fires.
    package var fires: Bool { rulings.contains { if case .fires = $0.ruling { true } else { false } } }

    /// What keeps it from firing on that day; empty when nothing does.
    ///
    /// When there is one alone, it is the smallest change that would make it fire.
    package var obstacles: [Obstacle] {
        guard !fires else { return [] }
        var obstacles: [Obstacle] = []
        switch timing {
        case .due: break
        default: obstacles.append(.timing(timing))
        }
        for (index, found) in facts.conditions.enumerated() where !found.holds {
            obstacles.append(.condition(rule.conditions[index], found: found.value))
        }
        switch trace?.verdict {
        case .decline: obstacles.append(.check(line: trace?.returned))
        // Functions may fail for whom the conditions keep away from them.
        case .fail(let failure) where facts.conditions.allSatisfy(\.holds): obstacles.append(.failure(failure))
        default: break
        }
        for judged in rulings {
            switch judged.ruling {
            case .fires, .fails: continue
            case .held(.field), .held(.empty), .held(.check): continue  // told above
            case .held(let reason), .suppressed(let reason):
                if !obstacles.contains(.reason(reason)) { obstacles.append(.reason(reason)) }
            }
        }
        return obstacles
    }

    /// What keeps a rule from firing.
    package enum Obstacle: Hashable, Sendable {
        case timing(Timing)
        case condition(Condition, found: FieldValue?)
        /// The rule's `check` says no, on this line where that is known.
        case check(line: Int?)
        case reason(Reason)
        case failure(RuleFailure)
    }
}
