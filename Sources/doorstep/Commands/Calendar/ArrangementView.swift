import ChineseCalendar
import Engine
import Lifecycle

/// What `calendar import --json` prints.
struct ArrangementView: Encodable {
    let year: Int
    /// Whether it tells nothing that is not known.
    let unchanged: Bool
    let taken: Bool
    let changes: [ChangeLine]
    let tasks: [TaskLine]
    let rules: [RuleLine]
    let warnings: [String]
    /// Rule files with errors, which were not looked at.
    let refused: Int

    /// A day that is arranged otherwise; `off`, `work`, or empty for a day like any other of its week.
    struct ChangeLine: Encodable {
        let date: String
        let from: String
        let to: String
        let name: String

        init(_ change: Workdays.Change) {
            date = change.day.description
            from = Self.parts(change.before).kind
            (to, name) = Self.parts(change.after)
        }

        private static func parts(_ arranged: Workdays.Arranged?) -> (kind: String, name: String) {
            switch arranged {
            case .off(let name): (ArrangedDay.Kind.off.rawValue, name)
            case .work(let name): (ArrangedDay.Kind.work.rawValue, name)
            case nil: ("", "")
            }
        }
    }

    /// A task that moves.
    struct TaskLine: Encodable {
        let id: Int64
        let rule: String
        let from: String
        let to: String
    }

    /// A rule whose undecided occurrences move.
    struct RuleLine: Encodable {
        let name: String
        let per: String
        let count: Int
        /// Whether `count` is known.
        let counted: Bool
        let moves: [MoveLine]
    }

    /// How many move from a day to another.
    struct MoveLine: Encodable {
        let from: String
        let to: String
        let count: Int
    }

    init(_ preview: ArrangementPreview) {
        year = preview.arrangement.year
        unchanged = !preview.isNew
        taken = preview.isTaken
        changes = preview.changes.map(ChangeLine.init)
        tasks = preview.tasks.map { shift in
            TaskLine(id: shift.task, rule: shift.rule, from: shift.from.description, to: shift.to.description)
        }
        rules = preview.rules.map { rule in
            RuleLine(
                name: rule.rule,
                per: rule.subject.rawValue,
                count: rule.count,
                counted: rule.isCounted,
                moves: rule.moves.map {
                    MoveLine(from: $0.move.from.description, to: $0.move.to.description, count: $0.count)
                }
            )
        }
        warnings = preview.arrangement.warnings.map { $0.phrase(Output.language) }
        refused = preview.refused
    }
}
