import ChineseCalendar
import GRDB
import Lifecycle

/// Writes homes: one per project and place, told by the latest journey that bought it.
final class HomeWriter {
    private let homes: RecordWriter
    private let positions: [Int]
    private let room: Int?
    private let building: Int?
    private let place: [Int?]
    private let role: Int?
    private let contract: Int?
    private let days: [Int?]
    /// Names of buildings, units and rooms come again and again.
    private var places: [String: String] = [:]

    /// Far more names than a developer has; a file with more gets slower and not bigger.
    private static let placesKept = 10_000

    init(_ database: Database, _ layout: RowLayout, change: Int64) throws {
        let part = layout.home
        positions = part.positions
        room = part.position("room")
        building = part.position("building")
        place = ["phase", "building", "unit", "room"].map(part.position)
        role = layout.ownership.position("role")
        contract = layout.journey.position("contract")
        days = ["signing", "subscription", "visit"].map(layout.milestones.position)
        homes = try RecordWriter(
            database,
            .homes,
            key: "project = ?1 AND place = ?2",
            columns: part.columns + ["told_by"],
            fixed: ["project", "place"],
            change: change
        )
    }

    /// Writes the home of a row; nothing when the row names no room.
    func write(_ row: CustomerRow, project: Int64) throws -> RecordWriter.Written? {
        guard row.text(room) != nil || row.text(building) != nil else { return nil }
        let place = place(row)
        let source = teller(row)
        let number = try homes.find(.integer(project), .text(place))
        let earlier = number == nil ? "" : homes.text(positions.count)
        return try homes.write(
            Told(row: row, positions: positions, further: [.text(source)]),
            over: number,
            fixed: [.integer(project), .text(place)],
            mayUpdate: row.text(role) != "co"
                && (source >= earlier || Self.contract(source) == Self.contract(earlier))
        )
    }

    /// A home resold tells its facts by the newest contract, in whatever order the rows come.
    private func teller(_ row: CustomerRow) -> String {
        var day = ""
        for milestone in days {
            if case .day(let told) = row.value(milestone) {
                day = told.description
                break
            }
        }
        return "\(day) \(row.text(contract) ?? "")"
    }

    /// The contract that told a home may correct itself, even to an earlier day.
    private static func contract(_ teller: String) -> Substring { teller.drop { $0 != " " } }

    /// Where a home is, as the store finds it: phase, building, unit and room, however they are written.
    private func place(_ row: CustomerRow) -> String {
        var text = ""
        for (index, position) in place.enumerated() {
            if index > 0 { text += "|" }
            if let name = row.text(position) { text += normalised(name) }
        }
        return text
    }

    /// Drops what different departments write differently: 栋, 幢, 座, 号楼, #, 单元, 室, leading zeros and case.
    private func normalised(_ place: String) -> String {
        if let known = places[place] { return known }
        if places.count == Self.placesKept { places.removeAll() }
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
