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
    mutating func settle(_ taken: TakenRows) {
        var effects = taken.effects.makeIterator()
        for item in batch {
            switch item {
            case .row(_, let raw):
                guard let effect = effects.next() else { continue }
                report.count(effect)
                if case .rejected(let rejection) = effect { reject(rejection, raw) }
            case .rejected(let rejection, let raw):
                report.reject(rejection)
                reject(rejection, raw)
            case .remark(let remark): note(remark)
            }
        }
        for remark in taken.remarks { note(remark) }
    }

    /// Completes the files beside the imported one.
    mutating func finish() -> ImportReport {
        do {
            if try rejects.finish() { report.rejectsPath = file.rejects }
        } catch {
            report.unwritable = file.rejects
        }
        do {
            if try remarks.finish() { report.remarksPath = file.remarks }
        } catch {
            report.unwritable = report.unwritable ?? file.remarks
        }
        return report
    }

    /// A file that cannot be written does not end the import: what was taken has to be reported.
    private mutating func reject(_ rejection: RowRejection, _ raw: RawRecord) {
        do {
            try rejects.write(rejection, raw)
        } catch {
            report.unwritable = file.rejects
        }
    }

    private mutating func note(_ remark: RowRemark) {
        report.note(remark)
        do {
            try remarks.write(remark)
        } catch {
            report.unwritable = report.unwritable ?? file.remarks
        }
    }
}
