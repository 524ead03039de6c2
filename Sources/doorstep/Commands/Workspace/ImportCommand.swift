import ArgumentParser
import ChineseCalendar
import CustomerFile
import Lifecycle
import Workspace

/// `doorstep import FILE…`: takes customer files into the store.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take customer files (CSV) into the workspace; again changes nothing."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "CSV files in UTF-8 or GB18030.")
    var files: [String]

    @Option(help: "Further headers, a YAML file of header: field (such as 主业主手机: person.phone).")
    var map: String?

    @Option(help: "The day the facts become known; today unless given.", transform: parseDay)
    var on: Day?

    @Flag(help: "Print the counts as JSON.")
    var json = false

    func validate() throws {
        if files.isEmpty { throw ValidationError("name at least one file") }
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
        var reports: [ImportReport] = []
        for file in files {
            let bar = ProgressBar(Phrase("importing", zh: "导入")(Output.language))
            defer { bar.end() }
            reports.append(
                try importing.run(
                    file,
                    rejects: ImportView.rejectsPath(file),
                    on: on ?? WallClock.today,
                    at: WallClock.moment,
                    progress: bar.show
                )
            )
        }
        let view = ImportView(reports)
        if json { try Output.json(view) } else { Output.print(view.text(Output.language)) }
        withExtendedLifetime(lock) {}
        if view.rejected > 0 { throw ExitStatus.partly }
    }
}

/// What an import prints.
struct ImportView: Encodable {
    let rows: Int
    let created: Int
    let updated: Int
    let unchanged: Int
    let rejected: Int
    let skipped: Int
    let warnings: Int
    let rejects: [String]
    private let reports: [ImportReport]

    enum CodingKeys: CodingKey {
        case rows, created, updated, unchanged, rejected, skipped, warnings, rejects
    }

    init(_ reports: [ImportReport]) {
        self.reports = reports
        rows = reports.reduce(0) { $0 + $1.rows }
        created = reports.reduce(0) { $0 + $1.created }
        updated = reports.reduce(0) { $0 + $1.updated }
        unchanged = reports.reduce(0) { $0 + $1.unchanged }
        rejected = reports.reduce(0) { $0 + $1.rejected }
        skipped = reports.reduce(0) { $0 + $1.skipped }
        warnings = reports.reduce(0) { $0 + $1.warned }
        rejects = reports.compactMap(\.rejectsPath)
    }

    /// The file beside `file` that rejected rows go to.
    static func rejectsPath(_ file: String) -> String {
        (file.hasSuffix(".csv") ? String(file.dropLast(4)) : file) + ".rejected.csv"
    }

    func text(_ language: Language) -> String {
        var lines: [String] = []
        for report in reports {
            for rejection in report.rejections {
                let column = rejection.column.map { " \($0):" } ?? ""
                lines.append(
                    Phrase(
                        "\(report.path) line \(rejection.line):\(column) \(rejection.reason.english)",
                        zh: "\(report.path) 第 \(rejection.line) 行：\(column) \(rejection.reason.chinese)"
                    )(language)
                )
            }
            if report.rejected > report.rejections.count { lines.append("…") }
            for warning in report.warnings {
                lines.append(
                    Phrase(
                        "\(report.path) line \(warning.line): \(warning.column) left out: \(warning.reason.english)",
                        zh: "\(report.path) 第 \(warning.line) 行：\(warning.column) 未采用：\(warning.reason.chinese)"
                    )(language)
                )
            }
            if report.warned > report.warnings.count {
                let more = report.warned - report.warnings.count
                lines.append(Phrase("… and \(more) more cells left out", zh: "…… 另有 \(more) 格未采用")(language))
            }
            if !report.unknownHeaders.isEmpty {
                let names = report.unknownHeaders.joined(separator: ", ")
                lines.append(
                    Phrase(
                        "\(report.path): columns left out because nobody knows them: \(names)",
                        zh: "\(report.path)：不认识的列，未导入：\(names)"
                    )(language)
                )
            }
            if let path = report.rejectsPath {
                lines.append(
                    Phrase("rejected rows, to be mended and imported: \(path)", zh: "未导入的行在 \(path)，改正后可再次导入")(language)
                )
            }
        }
        lines.append(
            Phrase(
                "\(rows) rows: \(created) created, \(updated) updated, \(unchanged) unchanged, \(rejected) rejected",
                zh: "共 \(rows) 行：新增 \(created)，更新 \(updated)，无变化 \(unchanged)，未导入 \(rejected)"
            )(language)
        )
        if warnings > 0 {
            lines.append(
                Phrase(
                    "\(warnings) cells of rows that were taken were left out: correct them and import again",
                    zh: "已导入的行中有 \(warnings) 格未采用：请改正后再次导入"
                )(language)
            )
        }
        return lines.joined(separator: "\n")
    }
}
