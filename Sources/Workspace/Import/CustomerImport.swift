package import ChineseCalendar
import CustomerFile
package import Lifecycle

/// Imports a customer file: reads it batch by batch into the store, and writes what was rejected and remarked on to files
/// beside it.
package struct CustomerImport {
    private let store: any FactStore
    private let vocabulary: Vocabulary
    private let mapping: HeaderMapping
    private let language: Language

    /// Rows read at a time.
    private static let batchSize = 1000

    /// Creates an import.
    package init(store: any FactStore, vocabulary: Vocabulary, headers: [String: String], language: Language) {
        self.store = store
        self.vocabulary = vocabulary
        mapping = HeaderMapping.standard.overriding(headers)
        self.language = language
    }

    /// Imports one file.
    ///
    /// What was taken before a failure stays, and is `unchanged` the next time.
    /// - Parameters:
    ///   - file: The file, and where what is said of its rows goes.
    ///   - day: The day its facts become known.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    ///   - isTrial: Whether everything is taken back at the end; the report says what would have been done.
    ///   - allows: Decides whether what was put off is applied; asked when something would be cleared.
    ///   - progress: Told how much of the file is read, 0 through 1.
    /// - Returns: What was done with every row.
    /// - Throws: `CustomerFileError`, or the error of the store; rows taken before it stay.
    package func run(
        _ file: ImportedFile,
        on day: Day,
        at moment: Int64,
        isTrial: Bool = false,
        allows: (HeldChanges) throws -> Bool,
        progress: (Double) -> Void = { _ in }
    ) throws -> ImportReport {
        let reader = try open(file.path)
        var settling = RowSettling(file, headers: reader.headers, language)
        settling.report.unknownHeaders = reader.unknownHeaders
        let change =
            isTrial
            ? ChangeID.trial
            : try store.beginChange(source: file.name, on: day, at: moment, kind: .customerFile)
        let ahead = ReadAhead(reader, batchesOf: Self.batchSize)
        defer { ahead.close() }
        let taken = try store.take(columns: reader.columns, change: change, isTrial: isTrial) { taken in
            settling.settle(taken)
            let read = try next(ahead, of: file.path)
            settling.begin(read)
            guard !read.items.isEmpty else { return nil }
            if reader.totalBytes > 0 { progress(Double(read.bytesRead) / Double(reader.totalBytes)) }
            return read.items.compactMap(\.row)
        }
        settling.report.intake = taken
        // A refusal that a row lifts needs no leave.
        let isAllowed = try taken.held.people == 0 || allows(taken.held)
        settling.report.settleHeld(isApplied: isAllowed)
        if !taken.held.isEmpty, !isTrial { try store.applyHeld(change, hasLeave: isAllowed) }
        if !isTrial, settling.report.changed == 0 { try store.markEmpty(change) }
        return settling.finish()
    }

    private func open(_ path: String) throws -> CustomerFileReader {
        do {
            return try CustomerFileReader(path: path, vocabulary: vocabulary, mapping: mapping)
        } catch {
            throw WorkspaceError.file(path: path, detail: error.phrase)
        }
    }

    private func next(_ ahead: ReadAhead, of path: String) throws -> ReadAhead.Batch {
        do {
            return try ahead.next()
        } catch {
            throw WorkspaceError.file(path: path, detail: error.phrase)
        }
    }
}

/// A customer file, and the files beside it.
package struct ImportedFile: Hashable, Sendable {
    /// The file.
    package let path: String
    /// Where rejected rows go.
    package let rejects: String
    /// Where remarks go.
    package let remarks: String

    /// Takes a file; what is said of its rows goes to `….rejected.csv` and `….remarks.csv`.
    /// - Parameters:
    ///   - path: The file.
    ///   - folder: Where those files go; beside the file unless given.
    package init(path: String, beside folder: String? = nil) {
        self.path = path
        let place = folder.map { "\($0)/\(path.split(separator: "/").last ?? "import")" } ?? path
        let base = place.hasSuffix(".csv") ? String(place.dropLast(4)) : place
        rejects = base + ".rejected.csv"
        remarks = base + ".remarks.csv"
    }

    /// Its name without the folder.
    package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension CustomerFileItem {
    /// The row to be taken, if it is one.
    fileprivate var row: CustomerRow? {
        if case .row(let row, _) = self { row } else { nil }
    }
}
