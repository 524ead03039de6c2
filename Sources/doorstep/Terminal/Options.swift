import ArgumentParser
import ChineseCalendar
import Foundation
import Lifecycle
import Workspace

/// What every command on a workspace takes.
struct WorkspaceOptions: ParsableArguments {
    @Option(name: [.customShort("C"), .long], help: "The workspace; the current folder unless given.")
    var workspace = "."

    func open() async throws -> Workspace {
        try await Workspace(path: workspace, environment: ProcessInfo.processInfo.environment)
    }
}

/// Reads a day from the command line.
func parseDay(_ text: String) throws -> Day {
    if let day = Day(iso: text) { return day }
    throw ValidationError(
        Phrase(
            "\(text) is not a day: write it as 2026-04-30",
            zh: "\(text) 不是有效日期：请写成 2026-04-30 的样子"
        )(Output.language)
    )
}

/// Reads a day that becomes a fact: one of the years that customer files may tell of.
func parseFactDay(_ text: String) throws -> Day {
    let day = try parseDay(text)
    if (1900...2100).contains(day.parts.year) { return day }
    throw ValidationError(
        Phrase(
            "\(text) is not between 1900 and 2100: check the year",
            zh: "\(text) 不在 1900 至 2100 年之间：请核对年份"
        )(Output.language)
    )
}

/// The clock of the command line, the only one there is: everything below is told the time.
enum WallClock {
    /// Seconds since 1970-01-01T00:00:00Z.
    static var moment: Int64 { Int64(Date().timeIntervalSince1970) }

    /// The day in China, whatever the machine's zone: UTC+8 without summer time since 1992.
    static var today: Day { day(of: moment) }

    /// The day in China of a moment.
    static func day(of moment: Int64) -> Day { Day(number: Int32((moment + 8 * 3600) / 86_400)) }

    /// A moment as people in China read it.
    static func text(_ moment: Int64) -> String {
        let seconds = (moment + 8 * 3600) % 86_400
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(day(of: moment)) \(parts.joined(separator: ":"))"
    }
}
