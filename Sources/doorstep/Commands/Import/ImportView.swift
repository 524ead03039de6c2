import Lifecycle
import Workspace

/// What an import prints.
struct ImportView: Encodable {
    let rows: Int
    let created: Int
    let updated: Int
    let unchanged: Int
    let rejected: Int
    let skipped: Int
    /// Remarks on rows and columns.
    let warnings: Int
    let rejects: [String]
    let remarks: [String]
    let dryRun: Bool
    let fields: [Field]
    /// People of whom something would be cleared or moved back, and was not.
    let withheld: Int
    let corrections: CorrectionView
    private let reports: [ImportReport]
    private let clearLimit: Int

    /// Whether a file beside an imported one could not be written.
    var isUnwritten: Bool { reports.contains { $0.unwritable != nil } }

    enum CodingKeys: String, CodingKey {
        case rows, created, updated, unchanged, rejected, skipped, warnings, rejects, remarks, fields, withheld,
            corrections
        case dryRun = "dry_run"
    }

    /// What happened to a field.
    struct Field: Encodable {
        let field: String
        let title: String
        var set: Int
        var changed: Int
        var cleared: Int
    }

    init(_ reports: [ImportReport], isTrial: Bool, clearLimit: Int, _ corrections: CorrectionReport) {
        self.reports = reports
        self.clearLimit = clearLimit
        dryRun = isTrial
        func sum(_ count: (ImportReport) -> Int) -> Int { reports.reduce(0) { $0 + count($1) } }
        rows = sum(\.rows)
        created = sum(\.created)
        updated = sum(\.updated)
        unchanged = sum(\.unchanged)
        rejected = sum(\.rejected)
        skipped = sum(\.skipped)
        warnings = sum(\.remarked)
        withheld = sum { $0.isHeldApplied ? 0 : $0.intake.held.people }
        rejects = reports.compactMap(\.rejectsPath)
        remarks = reports.compactMap(\.remarksPath)
        fields = Self.fields(reports)
        self.corrections = CorrectionView(corrections)
    }

    private static func fields(_ reports: [ImportReport]) -> [Field] {
        var fields: [Field] = []
        for count in reports.flatMap(\.intake.fields) {
            let name = "\(count.field.record.rawValue).\(count.field.name)"
            guard let place = fields.firstIndex(where: { $0.field == name }) else {
                fields.append(
                    Field(
                        field: name,
                        title: count.title,
                        set: count.set,
                        changed: count.changed,
                        cleared: count.cleared
                    )
                )
                continue
            }
            fields[place].set += count.set
            fields[place].changed += count.changed
            fields[place].cleared += count.cleared
        }
        return fields
    }

    func text(_ language: Language) -> String {
        var lines = reports.flatMap { self.lines(of: $0) }.map { $0(language) }
        if !fields.isEmpty { lines.append(fieldTable(language)) }
        lines += reports.flatMap(withheldLines).map { $0(language) }
        lines.append(counts(language))
        if warnings > 0 {
            lines.append(
                Phrase(
                    "\(warnings) remarks: look them through, correct what is wrong at its source and import again",
                    zh: "提醒 \(warnings) 条：请逐条查看，在源头改正后再次导入"
                )(language)
            )
        }
        return (lines + corrections.lines(language)).joined(separator: "\n")
    }

    private func lines(of report: ImportReport) -> [Phrase] {
        var lines = report.rejections.map { rejection in
            Self.line(report.path, rejection.line, rejection.column, rejection.reason)
        }
        if report.rejected > report.rejections.count { lines.append(Phrase("…", zh: "……")) }
        lines += report.remarks.map { Self.line(report.path, $0.line, $0.column, $0.text) }
        if report.remarked > report.remarks.count {
            let more = report.remarked - report.remarks.count
            lines.append(Phrase("… and \(more) more remarks", zh: "…… 另有 \(more) 条提醒"))
        }
        if !report.unknownHeaders.isEmpty {
            let names = report.unknownHeaders.joined(separator: ", ")
            lines.append(
                Phrase(
                    "\(report.path): unknown columns, left out: \(names)",
                    zh: "\(report.path)：不认识的列，未导入：\(names)"
                )
            )
        }
        if let path = report.rejectsPath {
            lines.append(Phrase("rejected rows, to be mended and imported: \(path)", zh: "未导入的行在 \(path)，改正后可再次导入"))
        }
        if let path = report.unwritable {
            lines.append(
                Phrase(
                    "\(path) cannot be written, check the folder and its permissions: the rows above that were not taken are "
                        + "kept nowhere else",
                    zh: "无法写入 \(path)，请检查文件夹与权限：上面未导入的行没有另存"
                )
            )
        }
        if let path = report.remarksPath {
            lines.append(Phrase("all remarks: \(path)", zh: "全部提醒在 \(path)"))
        }
        return lines
    }

    private static func line(_ path: String, _ line: Int, _ column: String?, _ text: Phrase) -> Phrase {
        let place = column.map { " \($0):" } ?? ""
        return Phrase(
            "\(path) line \(line):\(place) \(text.english)",
            zh: "\(path) 第 \(line) 行：\(place) \(text.chinese)"
        )
    }

    private func fieldTable(_ language: Language) -> String {
        let headers = Phrase("field|set|changed|cleared", zh: "字段|新填|更改|清空")(language)
        var table = TextTable(headers.split(separator: "|").map(String.init))
        for field in fields { table.add([field.title, "\(field.set)", "\(field.changed)", "\(field.cleared)"]) }
        return table.text
    }

    private func withheldLines(_ report: ImportReport) -> [Phrase] {
        guard !report.isHeldApplied else { return [] }
        let held = report.intake.held
        return HeldView.lines(held) + [
            Phrase(
                "\(report.path) clears fields, or moves the status back, of \(held.people) people, more than \(clearLimit): "
                    + "these stay as they are, all else was taken; if it is right, import again with --clears \(held.people)",
                zh: "\(report.path) 会清空或倒退 \(held.people) 位客户的内容，超过 \(clearLimit) 位：这些内容保持原样，其余已导入；"
                    + "确实如此请加 --clears \(held.people) 再次导入"
            )
        ]
    }

    private func counts(_ language: Language) -> String {
        let lead = dryRun ? Phrase("would take ", zh: "试算，未改动任何内容：") : Phrase("", zh: "")
        return Phrase(
            "\(lead.english)\(rows) rows: \(created) created, \(updated) updated, \(unchanged) unchanged, \(rejected) rejected",
            zh: "\(lead.chinese)共 \(rows) 行：新增 \(created)，更新 \(updated)，无变化 \(unchanged)，未导入 \(rejected)"
        )(language)
    }
}
