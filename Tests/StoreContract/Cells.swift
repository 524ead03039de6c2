package import ChineseCalendar
package import Lifecycle

/// A row of a made-up customer file: texts by record and field, such as `home.layout`; what is absent is empty.
package typealias Cells = [String: String]

/// The text of a cell that asks to remove what is on record.
package let clearing = "（清空）"

extension CustomerRow {
    /// Every field there is, in the order of the vocabulary.
    package static let columns = CustomerColumns(Vocabulary().told)

    /// Reads cells.
    /// - Parameters:
    ///   - cells: What it says.
    ///   - line: Where it stands.
    ///   - fields: The columns of the file.
    package init(_ cells: Cells, line: Int, fields: [Field] = Self.columns.fields) {
        let texts = fields.map { cells["\($0.record.rawValue).\($0.name)"] ?? "" }
        self.init(
            line: line,
            values: zip(fields, texts).map { $1 == clearing ? nil : $0.value($1) },
            cleared: texts.indices.filter { texts[$0] == clearing }
        )
    }
}

extension Field {
    /// The value a cell stands for; nothing when it is empty.
    func value(_ text: String) -> FieldValue? {
        if text.isEmpty { return nil }
        return switch type {
        case .text, .choice: .text(text)
        case .integer: Int64(text).map(FieldValue.integer)
        case .number: Double(text).map(FieldValue.number)
        case .day: Day(iso: text).map(FieldValue.day)
        case .boolean: .boolean(text == "yes")
        }
    }
}

extension FieldValue {
    /// The value as a cell would say it.
    var cell: String {
        switch self {
        case .text(let text): text
        case .integer(let integer): "\(integer)"
        case .number(let number): "\(number)"
        case .day(let day): day.description
        case .boolean(let truth): truth ? "yes" : "no"
        }
    }
}

extension Day {
    /// A day of a test, from its ISO form.
    package init(_ iso: StaticString) {
        guard let day = Day(iso: "\(iso)") else { preconditionFailure("\(iso) is no day") }
        self = day
    }
}

extension Store {
    /// Takes rows as one change of facts.
    @discardableResult
    package func take(
        _ rows: [Cells],
        on day: Day = Day("2026-01-01"),
        fields: [Field] = CustomerRow.columns.fields
    ) throws -> [RowEffect] {
        let change = try beginChange(source: "test", on: day, at: 0)
        return try take(rows, change, fields: fields)
    }

    /// Takes rows as one file, with what is remarked on them.
    func taking(_ rows: [Cells], on day: Day = Day("2026-01-01")) throws -> TakenRows {
        let change = try beginChange(source: "test", on: day, at: 0, kind: .customerFile)
        let rows = rows.enumerated().map { CustomerRow($1, line: $0 + 2) }
        return try taking(rows, columns: CustomerRow.columns, change: change)
    }

    /// Takes rows as one file, and leaves what they put off.
    func holding(_ rows: [Cells], isTrial: Bool = false) throws -> IntakeReport {
        let change = try isTrial ? .trial : beginChange(source: "test", on: Day("2026-01-01"), at: 0)
        var batch: [CustomerRow]? = rows.enumerated().map { CustomerRow($1, line: $0 + 2) }
        return try take(columns: CustomerRow.columns, change: change, isTrial: isTrial) { _ in
            defer { batch = nil }
            return batch
        }
    }

    /// Takes rows as a further batch of a change.
    func take(_ rows: [Cells], _ change: ChangeID, fields: [Field] = CustomerRow.columns.fields) throws -> [RowEffect] {
        let rows = rows.enumerated().map { CustomerRow($1, line: $0 + 2, fields: fields) }
        return try take(rows, columns: CustomerColumns(fields), change: change)
    }
}

/// A row about a journey and its main owner.
/// - Parameters:
///   - contract: The contract, and the room.
///   - person: The customer number; name and phone follow from it.
///   - changes: Cells that differ; an empty text empties one.
/// - Returns: Its cells.
package func row(_ contract: String, _ person: String, _ changes: Cells = [:]) -> Cells {
    let digits = String(person.filter(\.isNumber).suffix(8))
    let usual: Cells = [
        "person.number": person, "person.name": "name \(person)",
        "person.phone": "138" + String(repeating: "0", count: 8 - digits.count) + digits,
        "person.email": "\(person)@example.com", "project.code": "P1", "project.city": "上海",
        "home.building": "1", "home.room": contract, "home.layout": "三居", "journey.contract": contract,
        "journey.status": "signed", "ownership.role": "main", "milestone.signing": "2025-06-01",
    ]
    return usual.merging(changes) { $1 }
}
