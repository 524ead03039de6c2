import ChineseCalendar
import GRDB
import Lifecycle

/// Writes homes: one per project and place, told by the latest journey that bought it.
final class HomeWriter {
    /// Where the home of a row is, and its record if there is one.
    struct Spot {
        let place: String
        let number: Int64?
    }

    /// How the address of a row stands to a home on record.
    enum Agreement {
        /// Every part that the row has is that of the home.
        case same(Spot)
        /// A part differs, and the row has all the parts that the home has.
        case other
        /// A part differs, and others are missing.
        case unclear
    }

    private let session: ImportSession
    private let homes: RecordWriter
    private let placeOf: Prepared
    private let room: Int?
    private let building: Int?
    private let parts: [Int?]
    private let role: Int?
    private let contract: Int?
    private let days: [Int?]
    /// Names of buildings, units and rooms come again and again.
    private var places: [String: String] = [:]

    /// Far more names than a property developer has; a file with more gets slower and not bigger.
    private static let placesKept = 10_000

    init(_ database: Database, _ layout: RowLayout, _ session: ImportSession) throws {
        self.session = session
        let part = layout.home
        room = part.position("room")
        building = part.position("building")
        parts = ["phase", "building", "unit", "room"].map(part.position)
        role = layout.ownership.position("role")
        contract = layout.journey.position("contract")
        days = ["signing", "subscription", "visit"].map(layout.milestones.position)
        homes = try RecordWriter(
            database,
            .homes,
            key: "project = ?1 AND place = ?2",
            columns: part.columns(session),
            further: ["told_by"],
            fixed: ["project", "place"],
            session: session
        )
        placeOf = try Prepared(database, "SELECT place, project FROM homes WHERE id = ?1")
    }

    /// Looks for the home of a row; `nil` for a row that names no room.
    ///
    /// ``write(_:_:project:line:person:)`` or ``leave()`` has to follow.
    func look(_ row: CustomerRow, project: Int64?) throws -> Spot? {
        guard row.text(room) != nil || row.text(building) != nil else { return nil }
        let place = place(row)
        return Spot(place: place, number: try project.flatMap { try homes.find(.integer($0), .text(place)) })
    }

    /// Ends looking without writing.
    func leave() { homes.leave() }

    /// Compares the address of a row with a home on record.
    /// - Parameters:
    ///   - row: The row.
    ///   - home: The home.
    ///   - project: The project of the row; `nil` for a new one.
    /// - Returns: How they agree; the home is then the one that was looked for.
    /// - Throws: The store's error, such as a lock.
    func compare(_ row: CustomerRow, with home: Int64, project: Int64?) throws -> Agreement {
        homes.leave()
        placeOf.bind(.integer(home))
        guard try placeOf.step() else { return .other }
        let (known, owner) = (placeOf.text(0), placeOf.integer(1))
        placeOf.reset()
        let recorded = known.split(separator: "|", omittingEmptySubsequences: false)
        let told = place(row).split(separator: "|", omittingEmptySubsequences: false)
        let pairs = zip(told, recorded)
        if owner == project, pairs.allSatisfy({ $0.isEmpty || $0 == $1 }) {
            return .same(Spot(place: known, number: try homes.find(.integer(owner), .text(known))))
        }
        return pairs.contains { $0.isEmpty && !$1.isEmpty } ? .unclear : .other
    }

    /// Writes the home of a row, once it has been looked for.
    /// - Parameters:
    ///   - row: The row.
    ///   - spot: Where the home is.
    ///   - project: Its project.
    ///   - line: The line of the file that told of the row's journey before; 0 when none has.
    ///   - person: Whose row it is.
    /// - Returns: What was done.
    /// - Throws: The store's error, such as a lock or a full disk.
    func write(
        _ row: CustomerRow,
        _ spot: Spot,
        project: Int64,
        line: Int,
        person: Int64
    ) throws -> RecordWriter.Written {
        var source = teller(row)
        let earlier = spot.number == nil ? "" : homes.text(further: 0)
        let isSame = Self.contract(source) == Self.contract(earlier)
        // A row without a day, or one that contradicts an earlier one, does not change whose contract tells.
        if spot.number != nil, isSame, line > 0 || source.first == " " { source = earlier }
        var telling = RecordWriter.Telling(line: line, person: person)
        if let number = spot.number {
            telling.columns = session.homes.columns(number)
            telling.isNew = session.homes.isNew(number)
        }
        let written = try homes.write(
            row,
            over: spot.number,
            further: [.text(source)],
            fixed: [.integer(project), .text(spot.place)],
            mayUpdate: row.text(role) != "co" && (source >= earlier || isSame),
            telling: telling
        )
        session.homes.note(written.number, columns: homes.filled(by: row))
        return written
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
        for (index, position) in parts.enumerated() {
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
        for word in words { text.replace(word, with: "") }
        let digits = text.drop { $0 == "0" }
        return digits.isEmpty ? text : String(digits)
    }

    private static let words = [
        "号楼", "號樓", "单元", "單元", "栋", "棟", "幢", "座", "楼", "樓", "室", "期", "#", " ", "|",
    ]
}
