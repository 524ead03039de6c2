import CustomerFile
import Foundation
import Lifecycle

/// A file for one test, removed when the test is done with it.
final class Sample {
    let path: String

    init(_ bytes: [UInt8]) throws {
        path = NSTemporaryDirectory() + "doorstep-\(UUID().uuidString).csv"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Opens the file.
    func reader(
        _ mapping: HeaderMapping = .standard,
        chunkSize: Int = CustomerFileReader.standardChunkSize
    ) throws -> CustomerFileReader {
        try CustomerFileReader(path: path, vocabulary: Vocabulary(), mapping: mapping, chunkSize: chunkSize)
    }

    /// Everything in the file.
    func items(
        _ mapping: HeaderMapping = .standard,
        chunkSize: Int = CustomerFileReader.standardChunkSize
    ) throws -> [CustomerFileItem] {
        var reader = try reader(mapping, chunkSize: chunkSize)
        return try reader.rest()
    }
}

extension CustomerFileReader {
    /// All items that are left.
    mutating func rest() throws -> [CustomerFileItem] {
        var items: [CustomerFileItem] = []
        while let batch = try nextBatch(of: 100) { items += batch }
        return items
    }
}

extension [CustomerFileItem] {
    var rows: [CustomerRow] {
        compactMap { if case .row(let row, _) = $0 { row } else { nil } }
    }

    var rejections: [RowRejection] {
        compactMap { if case .rejected(let rejection, _) = $0 { rejection } else { nil } }
    }

    var remarks: [RowRemark] {
        compactMap { if case .remark(let remark) = $0 { remark } else { nil } }
    }
}

/// The value of one more column beside a customer number, or why the row was rejected.
func value(_ cell: String, under header: String) throws -> Result<FieldValue?, RejectedCell> {
    let quoted = "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    let items = try Sample("客户编号,\(header)\nC1,\(quoted)\n").items()
    if let rejection = items.rejections.first {
        return .failure(RejectedCell(column: rejection.column, reason: rejection.reason.english))
    }
    return .success(items.rows.first?.values[1])
}

struct RejectedCell: Error, Equatable {
    let column: String?
    let reason: String
}
