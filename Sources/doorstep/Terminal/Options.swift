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

/// Reads a moment in China: a day, a `T`, hour and minute.
func parseMoment(_ text: String) throws -> Int64 {
    let halves = text.split(separator: "T", maxSplits: 1).map(String.init)
    guard halves.count == 2, let window = ReleaseWindow("\(halves[1])-24:00") else {
        throw ValidationError(
            Phrase(
                "\(text) is not a moment: write it as 2026-04-30T09:30",
                zh: "\(text) 不是有效时间：请写成 2026-04-30T09:30 的样子"
            )(Output.language)
        )
    }
    return ChinaTime.moment(window.opens, of: try parseDay(halves[0]))
}

/// The clock of the command line, the only one there is: everything below is told the time.
enum WallClock {
    /// Seconds since 1970-01-01T00:00:00Z.
    static var moment: Int64 { Int64(Date().timeIntervalSince1970) }

    /// The day in China, whatever the machine's zone: UTC+8 without summer time since 1992.
    static var today: Day { ChinaTime.day(of: moment) }

    /// A moment as people in China read it.
    static func text(_ moment: Int64) -> String {
        let seconds = moment % 60
        let minute = ReleaseWindow.clock(ChinaTime.minute(of: moment))
        return "\(ChinaTime.day(of: moment)) \(minute):\(seconds < 10 ? "0" : "")\(seconds)"
    }
}
