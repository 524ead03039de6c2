import ChineseCalendar
import Engine
import Lifecycle
import RuleBook
import Workspace

/// What an arrangement of workdays would change, before it is taken.
struct ArrangementPreview {
    let arrangement: WorkdayArrangement
    /// Whether it tells anything that is not known.
    let isNew: Bool
    /// The days that are arranged otherwise than before.
    let changes: [Workdays.Change]
    /// The undecided whose due days move, by rule.
    let rules: [RuleMoves]
    /// Rule files that could not be read, so that nobody knows what moves of them.
    let refused: Int
    /// The open tasks that move.
    var tasks: [TaskShift]
    /// Whether it was taken.
    var isTaken = false

    static let question = Phrase("take this arrangement?", zh: "采用这份安排吗？")

    /// Compares an arrangement with what a workspace knows.
    init(_ arrangement: WorkdayArrangement, _ workspace: Workspace, on day: Day) throws {
        self.arrangement = arrangement
        let store = try workspace.store()
        let known = try store.workdays()
        isNew = !known.agrees(with: arrangement)
        guard isNew else {
            (changes, rules, refused, tasks) = ([], [], 0, [])
            return
        }
        let replaced = known.replacing(arrangement)
        changes = known.changes(to: replaced)
        tasks = try store.taskShifts(under: replaced)
        let book = try workspace.bookInUse(store).rules
        refused = Set(book.errors.map(\.file)).count
        rules = try WorkdayImpact(store, from: known, to: replaced, on: day).run(book.rules)
    }
}

extension ArrangementPreview {
    /// Lines of a list that are shown; all are in the JSON.
    private static let shown = 20

    /// What changes and moves, as people read it.
    func text(_ language: Language) -> String {
        var lines = [head(language)]
        lines += arrangement.warnings.map { "⚠ \($0.phrase(language))" }
        guard isNew else { return lines.joined(separator: "\n") }
        lines += changes.map { "  \(Self.line($0)(language))" }
        lines.append(Phrase("open tasks that move: \(tasks.count)", zh: "随之改期的未完成任务：\(tasks.count)")(language))
        lines += Self.cut(tasks.map { "  \($0.task)  \($0.rule)  \($0.from) → \($0.to)" })
        if rules.isEmpty {
            lines.append(Phrase("undecided occurrences that move: none", zh: "随之改期的未决事项：无")(language))
        }
        for rule in rules { lines += Self.lines(rule, language) }
        if refused > 0 {
            lines.append(
                Phrase(
                    "⚠ \(refused) rule files have errors and were not looked at: run `doorstep rules check`",
                    zh: "⚠ 有 \(refused) 个规则文件有错误，未计算在内：请运行 doorstep rules check"
                )(language)
            )
        }
        return lines.joined(separator: "\n")
    }

    private func head(_ language: Language) -> String {
        let off = arrangement.days.count { $0.kind == .off }
        let work = arrangement.days.count - off
        let what = Phrase(
            "\(arrangement.year): \(off) days off, \(work) make-up days",
            zh: "\(arrangement.year) 年：放假 \(off) 天，补班 \(work) 天"
        )(language)
        return isNew ? what : what + Phrase("; this is known already, nothing changes", zh: "；与已知安排相同，无变化")(language)
    }

    private static func line(_ change: Workdays.Change) -> Phrase {
        let (before, after) = (name(change.before, change.day), name(change.after, change.day))
        let weekday = change.day.weekdayName
        return Phrase(
            "\(change.day) \(weekday.english): \(before.english) → \(after.english)",
            zh: "\(change.day) \(weekday.chinese)：\(before.chinese) → \(after.chinese)"
        )
    }

    private static func name(_ arranged: Workdays.Arranged?, _ day: Day) -> Phrase {
        switch arranged {
        case .off(let name): Phrase("off \(name)", zh: "休 \(name)")
        case .work(let name): Phrase("work \(name)", zh: "班 \(name)")
        case nil where day.weekday > 5: Phrase("weekend", zh: "周末")
        case nil: Phrase("workday", zh: "平日")
        }
    }

    private static func lines(_ rule: RuleMoves, _ language: Language) -> [String] {
        guard rule.isCounted else {
            return [
                Phrase(
                    "\(rule.rule) repeats in workdays: what moves of it is not counted",
                    zh: "\(rule.rule) 按工作日循环：改期数未统计"
                )(language)
            ]
        }
        let head = Phrase(
            "\(rule.rule): \(rule.count) undecided \(rule.subject.plural.english) move",
            zh: "\(rule.rule)：\(rule.count) 个未决\(rule.subject.plural.chinese)改期"
        )
        return [head(language)] + cut(rule.moves.map { "  \($0.move.from) → \($0.move.to)  \($0.count)" })
    }

    private static func cut(_ lines: [String]) -> [String] {
        lines.count > shown ? lines.prefix(shown) + ["  …"] : lines
    }
}

extension SubjectKind {
    fileprivate var plural: Phrase {
        switch self {
        case .person: Phrase("persons", zh: "客户")
        case .journey: Phrase("journeys", zh: "旅程")
        case .project: Phrase("projects", zh: "项目")
        }
    }
}
