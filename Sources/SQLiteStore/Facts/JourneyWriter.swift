import ChineseCalendar
import GRDB
import Lifecycle

/// Writes journeys with their owners and milestones.
///
/// The main owner's row tells the facts of the journey; a co-owner's row adds the co-owner and nothing else, unless
/// no main owner's row has come yet.
final class JourneyWriter {
    private let layout: RowLayout
    private let change: Int64
    private let journeys: RecordWriter
    private let mainTold: Prepared
    private let rename: Prepared
    private let owners: OwnerWriter
    private let milestones: MilestoneWriter

    init(_ database: Database, _ layout: RowLayout, change: Int64, store: SQLiteStore) throws {
        self.layout = layout
        self.change = change
        journeys = try RecordWriter(
            database,
            .journeys,
            key: "key = ?1",
            columns: layout.journey.columns + ["project", "main_told"] + (layout.tellsHome ? ["home"] : []),
            fixed: ["key"]
        )
        rename = try Prepared(database, "UPDATE journeys SET key = ?2 WHERE id = ?1")
        mainTold = try Prepared(database, "SELECT main_told FROM journeys WHERE key = ?1")
        owners = try OwnerWriter(database, change: change)
        milestones = try MilestoneWriter(database, layout.milestones, change: change, store: store)
    }

    func write(
        _ row: CustomerRow,
        person: PersonWritten,
        project: Int64,
        home: Int64?,
        seen: inout SeenMainOwners
    ) throws -> RecordWriter.Effect {
        let key = try key(row, person: person.number, project: project, home: home)
        var isMain = layout.ownership.text("role", row) != "co"
        if isMain, let number = try journeys.number(key: [.text(key)]), seen.insert(number) {
            isMain = try owners.isMain(person.number, of: number)  // a second main owner in one file is a co-owner
        }
        mainTold.bind(.text(key))
        let told = try mainTold.step() && mainTold.integer(0) != 0
        mainTold.reset()
        let values = values(row, project: project, home: home, isMain: isMain || told)
        let written = try journeys.write(
            key: [.text(key)],
            values: values,
            fixed: [.text(key)],
            change: change,
            mayUpdate: isMain || !told
        )
        if isMain, written.effect == .created { _ = seen.insert(written.number) }
        var effects = [written.effect]
        effects.append(
            try owners.write(
                journey: written.number,
                person: person,
                isMain: isMain,
                isNew: written.effect == .created
            )
        )
        if isMain || !told {
            effects.append(try milestones.write(row, journey: written.number, isNew: written.effect == .created))
        }
        if effects[0] == .created { return .created }
        return effects.contains { $0 != .unchanged } ? .updated : .unchanged
    }

    /// Chooses the contact of all journeys of a person again, once their facts have changed.
    func updateContacts(of person: Int64) throws { try owners.updateContacts(of: person) }

    private func values(_ row: CustomerRow, project: Int64, home: Int64?, isMain: Bool) -> [SQLValue] {
        let told = zip(layout.journey.columns, layout.journey.values(row)).map { column, value in
            column == "open_complaints" && value == .null ? .integer(0) : value
        }
        let place = layout.tellsHome ? [home.map(SQLValue.integer) ?? .null] : []
        return told + [.integer(project), .int(isMain ? 1 : 0)] + place
    }

    /// A contract's number; else the home; before there is one, the person's visit to the project.
    ///
    /// A journey known by its visit or its home is the same journey once there is more to know it by.
    private func key(_ row: CustomerRow, person: Int64, project: Int64, home: Int64?) throws -> String {
        var keys = ["visit \(project) \(person)"]
        if let home { keys.insert("home \(home)", at: 0) }
        if let contract = layout.journey.text("contract", row) { keys.insert("contract \(contract)", at: 0) }
        guard try journeys.number(key: [.text(keys[0])]) == nil else { return keys[0] }
        for earlier in keys.dropFirst() {
            guard let number = try journeys.number(key: [.text(earlier)]), try owners.contains(person, of: number)
            else { continue }
            try rename.run(.integer(number), .text(keys[0]))
            break
        }
        return keys[0]
    }
}
