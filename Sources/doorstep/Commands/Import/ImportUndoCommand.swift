import ArgumentParser
import ChineseCalendar
import Lifecycle
import Workspace

/// `doorstep import undo`: takes the last import back.
struct ImportUndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take the last import back, as a change of its own: the facts are as they were before."
    )

    @OptionGroup var place: WorkspaceOptions

    @Option(help: "The day it becomes known; today unless given.", transform: parseDay)
    var on: Day?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let workspace = try await place.open()
        let lock = try workspace.decidingLock("import undo")
        let store = try workspace.store()
        guard let last = try store.lastImport() else { throw NothingToUndo() }
        let day = on ?? WallClock.today
        let change = try store.beginChange(
            source: "undo \(last.id.number)",
            on: day,
            at: WallClock.moment,
            kind: .undo
        )
        let report = try store.undo(last.id, as: change)
        let view = UndoView(last, report, try workspace.correct(on: day, store))
        if json { try Output.json(view) } else { Output.print(view.text(Output.language)) }
        withExtendedLifetime(lock) {}
    }
}

/// There is no import to take back.
struct NothingToUndo: Explained {
    var phrase: Phrase {
        Phrase(
            "there is no import to take back: all that were taken have been taken back already",
            zh: "没有可以撤回的导入：已有的都撤回过了"
        )
    }
}

/// What taking an import back prints.
struct UndoView: Encodable {
    let file: String
    let known: String
    let restored: Int
    let removed: Int
    let kept: Int
    let later: Int
    let corrections: CorrectionView

    init(_ change: PastChange, _ report: UndoReport, _ corrections: CorrectionReport) {
        file = change.source
        known = change.day.description
        (restored, removed, kept, later) = (report.restored, report.removed, report.kept, report.later)
        self.corrections = CorrectionView(corrections)
    }

    func text(_ language: Language) -> String {
        var lines = [
            Phrase(
                "the import of \(file) (\(known)) was taken back: \(restored) entries are as before, \(removed) are gone",
                zh: "已撤回 \(file)（\(known)）的导入：恢复原样 \(restored) 项，去除新增 \(removed) 项"
            )
        ]
        if kept > 0 {
            lines.append(
                Phrase(
                    "\(kept) new people and journeys stay, because something was decided about them since",
                    zh: "\(kept) 个新增的客户和旅程保留：此后已为他们办过事"
                )
            )
        }
        if later > 0 {
            lines.append(
                Phrase("\(later) entries stay: they were changed again since", zh: "\(later) 项保留：此后又改过")
            )
        }
        return (lines.map { $0(language) } + corrections.lines(language)).joined(separator: "\n")
    }
}
