import ChineseCalendar
import GRDB
import Lifecycle

/// Writes homes: one per project and place, told by the latest journey that bought it.
final class HomeWriter {
    private let homes: RecordWriter
    private let teller: Prepared
    private let part: RowLayout.Part
    private let change: Int64
    /// Names of buildings, units and rooms come again and again; there are few in a batch.
    private var places: [String: String] = [:]

    init(_ database: Database, _ part: RowLayout.Part, change: Int64) throws {
        self.part = part
        self.change = change
        homes = try RecordWriter(
            database,
            .homes,
            key: "project = ?1 AND place = ?2",
            columns: part.columns + ["told_by"],
            fixed: ["project", "place"]
        )
        teller = try Prepared(database, "SELECT told_by FROM homes WHERE project = ?1 AND place = ?2")
    }

    /// Writes the home of a row; nothing when the row names no room.
    func write(
        _ row: CustomerRow,
        _ layout: RowLayout,
        project: Int64
    ) throws -> (number: Int64, effect: RecordWriter.Effect)? {
        guard part.text("room", row) != nil || part.text("building", row) != nil else { return nil }
        let place = ["phase", "building", "unit", "room"]
            .map { normalised(part.text($0, row) ?? "") }.joined(separator: "|")
        let source = teller(row, layout)
        teller.bind(.integer(project), .text(place))
        let earlier = try teller.step() ? teller.text(0) : ""
        teller.reset()
        return try homes.write(
            key: [.integer(project), .text(place)],
            values: part.values(row) + [.text(source)],
            fixed: [.integer(project), .text(place)],
            change: change,
            mayUpdate: (source >= earlier || Self.contract(source) == Self.contract(earlier))
                && isMainOwner(row, layout)
        )
    }

    /// A home resold tells its facts by the newest contract, in whatever order the rows come.
    private func teller(_ row: CustomerRow, _ layout: RowLayout) -> String {
        var day = ""
        for milestone in ["signing", "subscription", "visit"] {
            if case .day(let told) = layout.milestones.value(milestone, row) {
                day = told.description
                break
            }
        }
        return "\(day) \(layout.journey.text("contract", row) ?? "")"
    }

    /// The contract that told a home may correct itself, even to an earlier day.
    private static func contract(_ teller: String) -> Substring { teller.drop { $0 != " " } }

    private func isMainOwner(_ row: CustomerRow, _ layout: RowLayout) -> Bool {
        layout.ownership.text("role", row) != "co"
    }

    /// Drops what different departments write differently: 栋, 幢, 座, 号楼, #, 单元, 室, leading zeros and case.
    private func normalised(_ place: String) -> String {
        if let known = places[place] { return known }
        let normalised = Self.normalised(place)
        places[place] = normalised
        return normalised
    }

    private static func normalised(_ place: String) -> String {
        var text = place.uppercased()
        for word in ["号楼", "单元", "栋", "幢", "座", "楼", "室", "期", "#", " "] {
            text.replace(word, with: "")
        }
        let digits = text.drop { $0 == "0" }
        return digits.isEmpty ? text : String(digits)
    }
}
