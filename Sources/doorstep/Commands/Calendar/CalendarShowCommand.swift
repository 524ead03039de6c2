import ArgumentParser
import ChineseCalendar
import Foundation
import Lifecycle
import Workspace

/// `doorstep calendar YEAR`: prints festivals, solar terms, days off and make-up days.
///
/// It works without a workspace; in one, the arrangements that were imported and its own solemn days count.
struct CalendarShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show festivals, solar terms, days off and make-up days of a year."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The year, 1900 through 2100; the current one unless given.")
    var year: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let year = year ?? WallClock.today.parts.year
        guard CalendarView.years.contains(year) else { throw CalendarProblem.yearOutside(year) }
        let view: CalendarView
        if place.isElsewhere {
            view = CalendarView(year, Workdays(), SolemnDays())
        } else {
            let workspace = try await place.open()
            view = CalendarView(year, try workspace.store().workdays(), workspace.settings.care.solemnDays)
        }
        if json { try Output.json(view) } else { Output.print(view.text(Output.language)) }
    }
}

extension WorkspaceOptions {
    /// Whether no workspace is named and the current folder is none.
    fileprivate var isElsewhere: Bool {
        workspace == "." && !FileManager.default.fileExists(atPath: "doorstep.yaml")
    }
}
