import Lifecycle

/// A column of a record that the cells of a file fill.
struct RecordColumn {
    /// What an empty cell means, and which of two values wins.
    enum Policy {
        /// An empty cell clears, once the whole file has been read.
        case ordinary
        /// An empty cell says nothing: name, telephone and contract are never lost by an export that lacks them.
        case lasting
        /// A mark such as 已故: an empty cell says nothing, of two rows the one that sets it wins, and it is lifted at the end
        /// of the file alone.
        case mark
        /// A consent: of two rows the refusal wins, and a refusal is lifted at the end of the file alone.
        case consent
        /// A count: an empty cell counts 0, once the whole file has been read.
        case count
        /// A status, by its place in the life of a home.
        case status
    }

    let name: String
    let title: String
    /// Where its cells stand in a row.
    let position: Int
    let policy: Policy
    /// What a new record has for an empty cell.
    let initial: SQLValue
    /// Where it is counted; see ``ImportSession/place(of:title:)``.
    let place: Int
    /// How ``ToldRecords`` knows it.
    let bit: UInt64

    init(_ field: Field, position: Int, _ session: ImportSession) {
        name = field.name
        title = field.title
        self.position = position
        policy =
            field.record == .project ? .lasting : Self.policies["\(field.record.rawValue).\(field.name)"] ?? .ordinary
        initial = policy == .count ? .integer(0) : field.name == "pipe_warranty_months" ? .integer(2) : .null
        let key = FieldName(field.record, field.name)
        place = session.place(of: key, title: field.title)
        bit = session.bit(of: key)
    }

    private static let policies: [String: Policy] = [
        "person.number": .lasting, "person.name": .lasting, "person.phone": .lasting, "journey.contract": .lasting,
        "person.deceased": .mark, "person.blocked": .mark, "person.consent": .consent,
        "journey.open_complaints": .count, "journey.serious_complaints": .count, "journey.status": .status,
        "home.phase": .lasting, "home.building": .lasting, "home.unit": .lasting, "home.room": .lasting,
    ]

    /// Whether one status comes before another in the life of a home.
    ///
    /// A home may be sold on or given back at any time, and both end its life with these owners.
    static func isBack(_ status: SQLValue, from earlier: SQLValue) -> Bool {
        guard case .text(let next) = status, case .text(let last) = earlier, let rank = ranks[next],
            let before = ranks[last]
        else { return false }
        return rank < before
    }

    private static let ranks = [
        "visited": 1, "subscribed": 2, "signed": 3, "handed_over": 4, "transferred": 5, "returned": 5,
    ]
}

/// What a cell says of its column.
enum CellSays {
    /// The row is too short to have the cell.
    case nothing
    case empty
    /// What is on record is to be removed.
    case clear
    case value(SQLValue)
}

extension CustomerRow {
    /// What a cell says.
    @inline(__always)
    func says(_ column: RecordColumn) -> CellSays {
        if let value = values[column.position] { return .value(SQLValue(value)) }
        if !cleared.isEmpty, cleared.contains(column.position) { return .clear }
        if !untold.isEmpty, untold.contains(column.position) { return .nothing }
        return .empty
    }
}
