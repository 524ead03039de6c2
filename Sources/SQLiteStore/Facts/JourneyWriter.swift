import ChineseCalendar
import GRDB
import Lifecycle

/// Writes journeys with their owners and milestones.
///
/// The main owner's row tells the facts of the journey; a co-owner's row adds the co-owner and nothing else, unless
/// no main owner's row has come yet.
final class JourneyWriter {
    /// A row, and the records it names.
    struct Entry {
        let row: CustomerRow
        let person: RecordWriter.Written
        let project: Int64
        let home: RecordWriter.Written?
    }

    private let journeys: RecordWriter
    private let rename: Prepared
    private let owners: OwnerWriter
    private let milestones: MilestoneWriter
    private let positions: [Int]
    private let contract: Int?
    private let role: Int?
    private let complaints: [Int]
    private let excluding: [Int]
    private let tellsHome: Bool

    init(_ database: Database, _ layout: RowLayout, change: Int64, store: SQLiteStore) throws {
        positions = layout.journey.positions
        contract = layout.journey.position("contract")
        complaints = ["open_complaints", "serious_complaints"].compactMap(layout.journey.position)
        role = layout.ownership.position("role")
        excluding = ["deceased", "blocked"].compactMap(layout.person.position)
        tellsHome = layout.tellsHome
        journeys = try RecordWriter(
            database,
            .journeys,
            key: "key = ?1",
            columns: layout.journey.columns + ["main_told", "project"] + (layout.tellsHome ? ["home"] : []),
            fixed: ["key", "contact"],
            change: change
        )
        rename = try Prepared(database, "UPDATE journeys SET key = ?2 WHERE id = ?1")
        owners = try OwnerWriter(database, change: change)
        milestones = try MilestoneWriter(database, layout.milestones, change: change, store: store)
    }

    /// Writes the journey of a row.
    /// - Parameters:
    ///   - entry: The row.
    ///   - seen: The journeys whose main owner's row has come in this import.
    /// - Returns: What was done.
    /// - Throws: The store's error, such as a lock or a full disk.
    func write(_ entry: Entry, seen: inout SeenMainOwners) throws -> RecordWriter.Effect {
        let key = key(entry)
        var isMain = entry.row.text(role) != "co"
        let number = try find(entry, key)
        if isMain, let number, seen.insert(number) {
            // A second main owner in one file is a co-owner.
            isMain = try owners.isMain(entry.person.number, of: number)
        }
        let mainTold = number != nil && journeys.integer(positions.count) != 0
        let tells = isMain || !mainTold
        let written = try journeys.write(
            told(entry, isMain: isMain || mainTold),
            over: number,
            fixed: [.text(key), .integer(entry.person.number)],
            mayUpdate: tells
        )
        if isMain, written.effect == .created { _ = seen.insert(written.number) }
        return try finish(entry, written, isMain: isMain, tells: tells)
    }

    /// Chooses the contact of all journeys of a person again, once their facts have changed.
    func updateContacts(of person: Int64) throws { try owners.updateContacts(of: person) }

    private func told(_ entry: Entry, isMain: Bool) -> Told {
        var further: [SQLValue] = [.integer(isMain ? 1 : 0), .integer(entry.project)]
        if tellsHome { further.append(entry.home.map { .integer($0.number) } ?? .null) }
        return Told(row: entry.row, positions: positions, counting: complaints, further: further)
    }

    /// Writes the owner and, where the row tells the journey, its milestones.
    private func finish(
        _ entry: Entry,
        _ written: RecordWriter.Written,
        isMain: Bool,
        tells: Bool
    ) throws -> RecordWriter.Effect {
        let (journey, isNew) = (written.number, written.effect == .created)
        let isRuledOut = excluding.contains { entry.row.values[$0] == .boolean(true) }
        let owned = try owners.write(
            journey: journey,
            person: entry.person,
            mayBeContacted: entry.person.effect == .created && !isRuledOut,
            isMain: isMain,
            isNew: isNew
        )
        let moved = tells ? try milestones.write(entry.row, journey: journey, isNew: isNew) : .unchanged
        return written.effect == .unchanged && (owned != .unchanged || moved != .unchanged) ? .updated : written.effect
    }
}

extension JourneyWriter {
    /// A contract's number; else the home; before there is one, the person's visit to the project.
    private func key(_ entry: Entry) -> String {
        if let contract = entry.row.text(contract) { return "contract \(contract)" }
        return entry.home.map(Self.homeKey) ?? Self.visitKey(entry)
    }

    private static func homeKey(_ home: RecordWriter.Written) -> String { "home \(home.number)" }

    private static func visitKey(_ entry: Entry) -> String { "visit \(entry.project) \(entry.person.number)" }

    /// Looks for the journey of a row.
    ///
    /// A journey known by its visit or its home is the same journey once there is more to know it by.
    private func find(_ entry: Entry, _ key: String) throws -> Int64? {
        if let number = try journeys.find(.text(key)) { return number }
        // A home or a person that came with this row has had no journey by another key.
        let hasContract = entry.row.text(contract) != nil
        if hasContract, let home = entry.home, home.effect != .created,
            try rename(Self.homeKey(home), to: key, owner: entry.person)
        {
            return try journeys.find(.text(key))
        }
        if hasContract || entry.home != nil, entry.person.effect != .created,
            try rename(Self.visitKey(entry), to: key, owner: entry.person)
        {
            return try journeys.find(.text(key))
        }
        return nil
    }

    private func rename(_ earlier: String, to key: String, owner: RecordWriter.Written) throws -> Bool {
        guard let number = try journeys.find(.text(earlier)) else { return false }
        journeys.leave()
        guard try owners.contains(owner.number, of: number) else { return false }
        try rename.run(.integer(number), .text(key))
        return true
    }
}
