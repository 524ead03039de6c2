import ChineseCalendar
import Lifecycle
import Workspace

/// What setting or removing a milestone of a project prints.
struct ProjectMilestoneView: Encodable {
    /// What was done.
    enum Effect: String, Encodable {
        case unchanged
        case set
        case moved
        case removed
    }

    let project: String
    let milestone: String
    /// The day it has now; empty when it has none.
    let day: String
    /// The day it had before; empty when it had none.
    let from: String
    let effect: Effect
    /// Journeys it counts for.
    let journeys: Int
    /// Journeys with a day of their own, which stays.
    let own: Int
    /// What became of what had been decided by the earlier day.
    let corrections: CorrectionView
    private let title: String

    enum CodingKeys: CodingKey {
        case project, milestone, day, from, effect, journeys, own, corrections
    }

    /// Sets a milestone, and tells what that did.
    init(
        setting name: String,
        of code: String,
        to day: Day?,
        knownOn known: Day,
        in workspace: Workspace
    ) throws {
        let field = try workspace.vocabulary.milestone(named: name)
        let lock = try workspace.decidingLock(day == nil ? "project unset" : "project set")
        defer { withExtendedLifetime(lock) {} }
        let store = try workspace.store()
        let change = try store.beginChange(source: "project \(code)", on: known, at: WallClock.moment)
        let effect = try store.setMilestone(field.name, ofProject: code, to: day, change: change)
        try self.init(effect, project: code, field, day, try workspace.correct(on: known, store))
    }

    private init(
        _ effect: ProjectMilestoneEffect,
        project code: String,
        _ field: Field,
        _ day: Day?,
        _ corrections: CorrectionReport
    ) throws {
        self.corrections = CorrectionView(corrections)
        (project, milestone, title) = (code, field.name, field.title)
        self.day = day?.description ?? ""
        let (reach, earlier): (ProjectReach, Day?)
        switch effect {
        case .unknownProject(let nearest): throw ProjectProblem.unknownProject(code, nearest: nearest)
        case .unchanged(let found): (self.effect, reach, earlier) = (.unchanged, found, day)
        case .set(let found): (self.effect, reach, earlier) = (.set, found, nil)
        case .moved(let from, let found): (self.effect, reach, earlier) = (.moved, found, from)
        case .removed(let from, let found): (self.effect, reach, earlier) = (.removed, found, from)
        }
        from = earlier?.description ?? ""
        (journeys, own) = (reach.journeys, reach.own)
    }

    /// The sentences for people.
    var phrase: Phrase {
        let (done, reach) = (done, reach)
        let (english, chinese) = (corrections.lines(.english), corrections.lines(.chinese))
        return Phrase(
            ([done.english, reach.english] + english).joined(separator: "\n"),
            zh: ([done.chinese, reach.chinese] + chinese).joined(separator: "\n")
        )
    }

    private var done: Phrase {
        switch effect {
        case .unchanged where day.isEmpty:
            Phrase("\(project) has no \(milestone): nothing changed", zh: "\(project) 没有\(title)，无变化")
        case .unchanged:
            Phrase("\(project): \(milestone) is \(day) already", zh: "\(project) 的\(title)已经是 \(day)，无变化")
        case .set: Phrase("\(project): \(milestone) is \(day)", zh: "\(project) 的\(title)已设为 \(day)")
        case .moved:
            Phrase(
                "\(project): \(milestone) moved from \(from) to \(day)",
                zh: "\(project) 的\(title)已由 \(from) 改为 \(day)"
            )
        case .removed:
            Phrase("\(project): \(milestone) of \(from) was removed", zh: "\(project) 的\(title)（\(from)）已取消")
        }
    }

    private var reach: Phrase {
        let verb = day.isEmpty ? Phrase("counted", zh: "原先") : Phrase("counts", zh: "")
        if effect == .unchanged, day.isEmpty {
            return Phrase(
                "\(own) of its journeys have a day of their own",
                zh: "其中 \(own) 个旅程有自己的日期"
            )
        }
        return Phrase(
            "it \(verb.english) for \(journeys) journeys; \(own) have a day of their own, which stays",
            zh: "\(verb.chinese)适用于 \(journeys) 个旅程；\(own) 个旅程有自己的日期，保持不变"
        )
    }
}
