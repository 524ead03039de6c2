import ChineseCalendar
import Foundation
import Lifecycle
import Workspace

/// The programs that are measured, and where they work.
struct Tools {
    /// The `doorstep` program.
    let doorstep: String
    /// This program, for yardsticks that run as a process of their own.
    let bench: String
    /// The folder that holds `Rules` and `Templates`.
    let pack: String
    /// Where bases are kept.
    let folder: String

    /// The file that programs print to.
    var output: String { "\(folder)/output.json" }

    /// Makes a workspace with the default pack, or with other rules.
    func makeWorkspace(_ name: String, rules: [(name: String, text: String)]? = nil) throws -> String {
        let path = "\(folder)/\(name)"
        let files = FileManager.default
        for part in ["Rules", "Templates", "doorstep.yaml"] { try? files.removeItem(atPath: "\(path)/\(part)") }
        try WorkspaceMaker.make(at: path, pack: pack)
        guard let rules else { return path }
        try files.removeItem(atPath: "\(path)/Rules")
        try files.createDirectory(atPath: "\(path)/Rules", withIntermediateDirectories: true)
        for rule in rules { try Data(rule.text.utf8).write(to: URL(filePath: "\(path)/Rules/\(rule.name)")) }
        return path
    }

    /// Sweeps a workspace.
    func sweep(_ workspace: String, on day: String, workers: Int? = nil) throws -> (value: SweepCounts, usage: Usage) {
        var arguments = [doorstep, "sweep", "--working", "-C", workspace, "--on", day, "--json"]
        if let workers { arguments += ["--workers", "\(workers)"] }
        return try Program.run(arguments, printing: SweepCounts.self, output: output)
    }

    /// Puts the rules of a workspace to use.
    func activate(_ workspace: String) throws {
        let arguments = [doorstep, "rules", "activate", "-C", workspace, "--message", "measured", "--json"]
        try Program.run(arguments, output: output)
    }

    /// Counts what a sweep by the rules in use would decide.
    func dryRun(_ workspace: String, on day: Day) throws -> Usage {
        try Program.run([doorstep, "sweep", "--dry-run", "-C", workspace, "--on", "\(day)", "--json"], output: output)
    }

    /// Compares the rules of a workspace with those in use.
    func impact(_ workspace: String, _ days: ClosedRange<Day>) throws -> Usage {
        let range = ["--from", "\(days.lowerBound)", "--to", "\(days.upperBound)"]
        return try Program.run([doorstep, "impact", "-C", workspace, "--json"] + range, output: output)
    }

    /// Asks why.
    func explain(_ workspace: String, _ words: [String], on day: Day) throws -> Usage {
        let options = ["-C", workspace, "--json", "--on", "\(day)"]
        return try Program.run([doorstep, "explain"] + options + words, output: output)
    }

    /// Imports a customer file.
    func importing(_ file: String, into workspace: String, on day: String) throws -> (value: ImportCounts, usage: Usage)
    {
        try Program.run(
            [doorstep, "import", "-C", workspace, file, "--on", day, "--json"],
            printing: ImportCounts.self,
            output: output
        )
    }

    /// Sends what waits on a channel, in the morning of the measured day.
    func send(_ workspace: String, on channel: ChannelKind) throws -> (value: SendCounts, usage: Usage) {
        let options = ["-C", workspace, "--channel", channel.rawValue, "--at", Calendar.morning, "--json"]
        return try Program.run([doorstep, "outbox", "send"] + options, printing: SendCounts.self, output: output)
    }

    /// Runs a yardstick.
    func yardstick(_ arguments: [String]) throws -> (value: YardstickReport, usage: Usage) {
        try Program.run([bench, "yardstick"] + arguments, printing: YardstickReport.self, output: output)
    }
}
