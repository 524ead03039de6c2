import ArgumentParser
import ChineseCalendar
import CustomerFile
import Lifecycle
import Workspace

/// `doorstep calendar import FILE`: takes the days off and make-up days of a year, once somebody saw what moves.
struct CalendarImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take the days off and make-up days of a year, after showing what they move."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "A file with the columns 日期, 类型 (休 or 班) and 节日, in UTF-8 or GB18030.")
    var file: String

    @Option(help: "The year it should be for.")
    var year: Int?

    @Flag(help: "Take it without asking.")
    var yes = false

    @Flag(help: "Show what moves, and take nothing.")
    var dryRun = false

    @Option(help: "The day it becomes known; today unless given.", transform: parseDay)
    var on: Day?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if yes, dryRun { throw ValidationError("--yes and --dry-run do not go together") }
        if let year, !WorkdayArrangement.years.contains(year) {
            throw ValidationError("--year takes 1900 through 2100")
        }
    }

    func run() async throws {
        let workspace = try await place.open()
        let arrangement = try Self.read(file, expecting: year)
        let day = on ?? WallClock.today
        var preview = try ArrangementPreview(arrangement, workspace, on: day)
        if !json { Output.print(preview.text(Output.language)) }
        var refusal: CalendarProblem?
        if preview.isNew, !dryRun {
            refusal = self.refusal()
            if refusal == nil { try take(arrangement, into: workspace, on: day, &preview) }
        }
        if json { try Output.json(ArrangementView(preview)) }
        if let refusal { throw refusal }
    }

    /// Why it is not taken; nothing when somebody says yes.
    private func refusal() -> CalendarProblem? {
        if yes { return nil }
        // A script that reads JSON sits at no terminal, whatever it is started from.
        guard !json, let answer = Question.ask(ArrangementPreview.question) else { return .needsYes }
        return answer ? nil : .declined
    }

    /// The lock is held while the arrangement is taken, and not while somebody thinks about it.
    private func take(
        _ arrangement: WorkdayArrangement,
        into workspace: Workspace,
        on day: Day,
        _ preview: inout ArrangementPreview
    ) throws {
        let lock = try workspace.decidingLock("calendar import")
        defer { withExtendedLifetime(lock) {} }
        let store = try workspace.store()
        let change = try store.beginChange(source: "calendar \(arrangement.year)", on: day, at: WallClock.moment)
        preview.tasks = try store.take(arrangement, change: change) ?? []
        preview.isTaken = true
        if json { return }
        Output.say("taken; open tasks that moved: \(preview.tasks.count)", zh: "已采用；改期的未完成任务：\(preview.tasks.count)")
    }

    /// Reads the arrangement of one year.
    /// - Throws: ``WorkspaceError`` with the sentence of `CustomerFileError` or `ArrangementProblem`.
    static func read(_ path: String, expecting year: Int?) throws -> WorkdayArrangement {
        do {
            return try WorkdayArrangement(csv: try TextFile.read(path), expecting: year)
        } catch {
            guard let explained = error as? any Explained else { throw error }
            throw WorkspaceError.file(path: path, detail: explained.phrase)
        }
    }
}
