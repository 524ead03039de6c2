package import ChineseCalendar
package import CustomerFile
package import Lifecycle

/// Imports a customer file: reads it batch by batch into the store, and writes what was rejected to a file beside it.
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
    ///   - path: The file.
    ///   - rejects: Where rejected rows go.
    ///   - day: The day its facts become known.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    ///   - progress: Told how much of the file is read, 0 through 1.
    /// - Returns: What was done with every row.
    /// - Throws: `CustomerFileError`, or the error of the store; rows taken before it stay.
    package func run(
        _ path: String,
        rejects: String,
        on day: Day,
        at moment: Int64,
        progress: (Double) -> Void = { _ in }
    ) throws -> ImportReport {
        let reader = try open(path)
        var writer = RejectWriter(path: rejects, headers: reader.headers, language: language)
        var report = ImportReport(path: path)
        report.unknownHeaders = reader.unknownHeaders
        let source = path.split(separator: "/").last.map(String.init) ?? path
        let change = try store.beginChange(source: source, on: day, at: moment)
        let ahead = ReadAhead(reader, batchesOf: Self.batchSize)
        defer { ahead.close() }
        var batch: [CustomerFileItem] = []
        try store.take(columns: reader.columns, change: change) { effects in
            try settle(batch, effects, &report, &writer)
            let read = try next(ahead, of: path)
            batch = read.items
            report.skipped = read.skipped
            guard !batch.isEmpty else { return nil }
            if reader.totalBytes > 0 { progress(Double(read.bytesRead) / Double(reader.totalBytes)) }
            return batch.compactMap(\.row)
        }
        report.rejectsPath = try writer.finish() ? rejects : nil
        return report
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

    /// Reports a batch in file order, once the store has said what became of its rows.
    private func settle(
        _ items: [CustomerFileItem],
        _ effects: [RowEffect],
        _ report: inout ImportReport,
        _ writer: inout RejectWriter
    ) throws {
        var effects = effects.makeIterator()
        for item in items {
            switch item {
            case .row(_, let raw):
                guard let effect = effects.next() else { continue }
                report.count(effect)
                if case .rejected(let rejection) = effect { try writer.write(rejection, raw) }
            case .rejected(let rejection, let raw):
                report.reject(rejection)
                try writer.write(rejection, raw)
            case .warning(let warning): report.warn(warning)
            }
        }
    }
}

extension CustomerFileItem {
    /// The row to be taken, if it is one.
    fileprivate var row: CustomerRow? {
        if case .row(let row, _) = self { row } else { nil }
    }
}

/// What an import did with every row.
package struct ImportReport: Sendable {
    /// The file.
    package let path: String
    /// Rows that are not blank or totals.
    package private(set) var rows = 0
    /// Rows that brought somebody or something new.
    package private(set) var created = 0
    /// Rows that changed something.
    package private(set) var updated = 0
    /// Rows that said what was known.
    package private(set) var unchanged = 0
    /// Rows that were not taken.
    package private(set) var rejected = 0
    /// Blank rows and totals.
    package var skipped = 0
    /// The first rejections.
    package private(set) var rejections: [RowRejection] = []
    /// The first cells that were left out.
    package private(set) var warnings: [CustomerFileWarning] = []
    /// Cells that were left out.
    package private(set) var warned = 0
    /// Headers nobody knows.
    package var unknownHeaders: [String] = []
    /// The file with the rejected rows; none when there are none.
    package var rejectsPath: String?

    /// Rejections and warnings kept for the report; all rejected rows are in the file.
    private static let shown = 20

    init(path: String) { self.path = path }

    mutating func reject(_ rejection: RowRejection) {
        rows += 1
        rejected += 1
        if rejections.count < Self.shown { rejections.append(rejection) }
    }

    mutating func warn(_ warning: CustomerFileWarning) {
        warned += 1
        if warnings.count < Self.shown { warnings.append(warning) }
    }

    mutating func count(_ effect: RowEffect) {
        switch effect {
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case .rejected(let rejection):
            reject(rejection)
            return
        }
        rows += 1
    }
}
