import CustomerFile
import Lifecycle

/// Reports the rows of a file in its order, once the store has said what became of them.
struct RowSettling {
    var report: ImportReport
    private let file: ImportedFile
    private var rejects: RejectWriter
    private var remarks: RemarkWriter
    private var batch: [CustomerFileItem] = []

    init(_ file: ImportedFile, headers: [String], _ language: Language) {
        self.file = file
        report = ImportReport(path: file.path)
        rejects = RejectWriter(path: file.rejects, headers: headers, language: language)
        remarks = RemarkWriter(path: file.remarks, language: language)
    }

    /// Begins with the next batch of the file.
    mutating func begin(_ read: ReadAhead.Batch) {
        batch = read.items
        report.skipped = read.skipped
    }

    /// Reports the batch at hand.
    mutating func settle(_ taken: TakenRows) throws {
        var effects = taken.effects.makeIterator()
        for item in batch {
            switch item {
            case .row(_, let raw):
                guard let effect = effects.next() else { continue }
                report.count(effect)
                if case .rejected(let rejection) = effect { try rejects.write(rejection, raw) }
            case .rejected(let rejection, let raw):
                report.reject(rejection)
                try rejects.write(rejection, raw)
            case .remark(let remark): try note(remark)
            }
        }
        for remark in taken.remarks { try note(remark) }
    }

    /// Completes the files beside the imported one.
    mutating func finish() throws -> ImportReport {
        report.rejectsPath = try rejects.finish() ? file.rejects : nil
        report.remarksPath = try remarks.finish() ? file.remarks : nil
        return report
    }

    private mutating func note(_ remark: RowRemark) throws {
        report.note(remark)
        try remarks.write(remark)
    }
}
