import ArgumentParser
import ChineseCalendar
import Lifecycle
import Workspace

/// `doorstep import FILE…`: takes customer files into the store.
struct ImportFilesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "files",
        abstract: "Take customer files (CSV) into the workspace; again changes nothing."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "CSV files in UTF-8 or GB18030.")
    var files: [String]

    @Option(help: "Further headers, a YAML file of header: field (such as 主业主手机: person.phone).")
    var map: String?

    @Option(help: "The day the facts become known; today unless given.", transform: parseDay)
    var on: Day?

    @Flag(help: "Say what would be done, field by field, and change nothing.")
    var dryRun = false

    @Option(help: "The number of people of whom something may be cleared, as the import counted them.")
    var clears: Int?

    @Flag(help: "Print the counts as JSON.")
    var json = false

    func validate() throws {
        if files.isEmpty { throw ValidationError("name at least one file") }
        if let clears, clears < 0 { throw ValidationError("--clears takes 0 or more") }
    }

    func run() async throws {
        let workspace = try await place.open()
        let lock = try workspace.decidingLock("import")
        let store = try workspace.store()
        var headers = workspace.settings.headers
        if let map { headers.merge(try HeaderMap.read(map)) { $1 } }
        let importing = CustomerImport(
            store: store,
            vocabulary: workspace.vocabulary,
            headers: headers,
            language: Output.language
        )
        var most = 0
        let day = on ?? WallClock.today
        var reports: [ImportReport] = []
        for file in files {
            let bar = ProgressBar(Phrase("importing", zh: "导入")(Output.language))
            defer { bar.end() }
            most = workspace.settings.clearLimit.most(of: try store.counts().persons)
            reports.append(
                try importing.run(
                    ImportedFile(path: file),
                    on: day,
                    at: WallClock.moment,
                    isTrial: dryRun,
                    allows: { held in
                        bar.end()
                        return allows(held, most: most)
                    },
                    progress: bar.show
                )
            )
        }
        let corrections = dryRun ? CorrectionReport() : try workspace.correct(on: day, store)
        let view = ImportView(reports, isTrial: dryRun, clearLimit: most, corrections)
        if json { try Output.json(view) } else { Output.print(view.text(Output.language)) }
        withExtendedLifetime(lock) {}
        if view.rejected > 0 || view.withheld > 0 || view.isUnwritten { throw ExitStatus.partly }
    }

    /// Whether what a file would clear may be cleared: few people, or as many as were said.
    private func allows(_ held: HeldChanges, most: Int) -> Bool {
        if let clears { return held.people == clears }
        if held.people <= most { return true }
        guard !dryRun else { return false }
        let question = HeldView.question(held)
        Output.warn(HeldView.lines(held).map { $0(Output.language) }.joined(separator: "\n"))
        return Question.number(question) == .number(held.people)
    }
}
