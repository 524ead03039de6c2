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

    /// A journey that a contract names.
    struct Looked {
        let number: Int64
        let project: Int64
        /// 0 for none, or where the file tells no homes.
        let home: Int64
        /// The line of the file that told of it first; 0 when none has.
        let line: Int
        /// Whether a main owner's row has told of it, in this file or an earlier one.
        let isMainTold: Bool
    }

    private let session: ImportSession
    private let journeys: RecordWriter
    private let rename: Prepared
    private let keepPast: Prepared
    private let ownedHome: Prepared
    private let owners: OwnerWriter
    private let milestones: MilestoneWriter
    private let shapes: NumberShapes
    private let contract: Int?
    private let role: Int?
    private let excluding: [Int]
    private let tellsHome: Bool

    init(_ database: Database, _ layout: RowLayout, _ session: ImportSession, store: SQLiteStore) throws {
        self.session = session
        contract = layout.journey.position("contract")
        role = layout.ownership.position("role")
        excluding = ["deceased", "blocked"].compactMap(layout.person.position)
        tellsHome = layout.tellsHome
        journeys = try RecordWriter(
            database,
            .journeys,
            key: "key = ?1",
            columns: layout.journey.columns(session),
            further: ["main_told", "project"] + (layout.tellsHome ? ["home"] : []),
            fixed: ["key", "contact"],
            session: session
        )
        rename = try Prepared(database, "UPDATE journeys SET key = ?2, known = ?3 WHERE id = ?1")
        keepPast = try Prepared(database, VersionedTable.journeys.keepPastSQL)
        ownedHome = try Prepared(
            database,
            """
            SELECT j.key FROM owners w JOIN journeys j ON j.id = w.journey WHERE w.person = ?1 AND j.home = ?2
            ORDER BY j.status IN ('transferred', 'returned'), j.id DESC LIMIT 1
            """
        )
        owners = try OwnerWriter(database, change: session.change)
        milestones = try MilestoneWriter(database, layout.milestones, session, store: store)
        shapes = try NumberShapes(database, .contract)
    }

    /// Looks for the journey of a contract; ``write(_:_:)`` or ``leave()`` has to follow.
    func look(contract: String) throws -> Looked? {
        guard let number = try journeys.find(.text("contract \(contract)")) else { return nil }
        return Looked(
            number: number,
            project: journeys.integer(further: 1),
            home: tellsHome ? journeys.integer(further: 2) : 0,
            line: session.journeys.line(number),
            isMainTold: journeys.integer(further: 0) != 0
        )
    }

    /// Ends looking without writing.
    func leave() { journeys.leave() }

    /// Whether a person owns a journey.
    func isOwner(_ person: Int64, of journey: Int64) throws -> Bool { try owners.contains(person, of: journey) }

    /// Writes the journey of a row.
    /// - Parameters:
    ///   - entry: The row.
    ///   - looked: The journey that was looked for by its contract; `nil` when there is none.
    /// - Returns: What was done.
    /// - Throws: The store's error, such as a lock or a full disk.
    func write(_ entry: Entry, _ looked: Int64?) throws -> RecordWriter.Effect {
        let key = key(entry)
        let number = try looked ?? find(entry, key)
        if entry.row.text(role) == "former" { return try leave(entry, number) }
        var isMain = entry.row.text(role) != "co"
        if isMain, let number, session.seesMainOwner(of: number, line: entry.row.line) {
            // A second main owner in one file is a co-owner.
            isMain = try owners.isMain(entry.person.number, of: number)
        }
        let mainTold = number != nil && journeys.integer(further: 0) != 0
        let tells = isMain || !mainTold
        // What a co-owner's row told gives way to the main owner's.
        let isFirst = number == nil || isMain && !mainTold
        var telling = session.telling(ofJourney: isFirst ? 0 : number ?? 0, by: entry.person.number)
        telling.clears = isMain
        let written = try journeys.write(
            entry.row,
            over: number,
            further: further(entry, number, isMain: isMain || mainTold),
            fixed: [.text(key), .integer(entry.person.number)],
            mayUpdate: tells,
            telling: telling
        )
        if written.effect == .created { try noteNew(entry, written.number, isMain: isMain) }
        let effect = try finish(entry, written, isMain: isMain, tells: tells ? telling : nil)
        if tells {
            let told = journeys.filled(by: entry.row) | milestones.filled(by: entry.row)
            session.journeys.note(written.number, line: entry.row.line, columns: told)
        }
        return effect
    }

    /// Chooses the contact of all journeys of a person again, once their facts have changed.
    func updateContacts(of person: Int64) throws { try owners.updateContacts(of: person) }

    private func noteNew(_ entry: Entry, _ journey: Int64, isMain: Bool) throws {
        if isMain { _ = session.seesMainOwner(of: journey, line: entry.row.line) }
        guard let contract = entry.row.text(contract), let similar = try shapes.add(contract, record: journey) else {
            return
        }
        session.remark(entry.row.line, nil, Self.similar(similar))
    }

    /// An owner who leaves is no owner any more; the row tells nothing else.
    private func leave(_ entry: Entry, _ number: Int64?) throws -> RecordWriter.Effect {
        journeys.leave()
        guard let number, try owners.remove(entry.person.number, from: number) else { return .unchanged }
        return .updated
    }

    private func further(_ entry: Entry, _ number: Int64?, isMain: Bool) -> [SQLValue] {
        var further: [SQLValue] = [.integer(isMain ? 1 : 0), .integer(entry.project)]
        guard tellsHome else { return further }
        let known = number == nil ? 0 : journeys.integer(further: 2)
        // A row that names no home leaves the one on record.
        further.append(entry.home.map { .integer($0.number) } ?? (known == 0 ? .null : .integer(known)))
        return further
    }

    /// Writes the owner and, where the row tells the journey, its milestones.
    private func finish(
        _ entry: Entry,
        _ written: RecordWriter.Written,
        isMain: Bool,
        tells telling: RecordWriter.Telling?
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
        let moved =
            try telling.map { try milestones.write(entry.row, journey: journey, isNew: isNew, $0) } ?? .unchanged
        return written.effect == .unchanged && (owned != .unchanged || moved != .unchanged) ? .updated : written.effect
    }

    private static func similar(_ record: Int64) -> Phrase {
        Phrase(
            "the contract differs from that of journey \(record) by leading zeros or letters that look alike only: "
                + "check which is right",
            zh: "合同编号与旅程 \(record) 的只差开头的零或形似的字母：请核对哪个是对的"
        )
    }
}

extension ImportSession {
    /// What the file told of a journey before; nothing of the journey 0.
    func telling(ofJourney journey: Int64, by person: Int64) -> RecordWriter.Telling {
        RecordWriter.Telling(
            line: journeys.line(journey),
            columns: journeys.columns(journey),
            isNew: journeys.isNew(journey),
            person: person
        )
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

    /// Looks for the journey of a row that no contract finds.
    ///
    /// A journey known by its visit or its home is the same journey once there is more to know it by; and a row without
    /// a contract is about the journey in which its person owns the home.
    private func find(_ entry: Entry, _ key: String) throws -> Int64? {
        let hasContract = entry.row.text(contract) != nil
        if !hasContract, let number = try journeys.find(.text(key)) { return number }
        // A home or a person that came with this row has had no journey by another key.
        if hasContract, let home = entry.home, home.effect != .created,
            try rename(Self.homeKey(home), to: key, owner: entry.person)
        {
            return try journeys.find(.text(key))
        }
        if !hasContract, let home = entry.home, home.effect != .created, entry.person.effect != .created,
            let owned = try ownedKey(entry.person.number, home.number)
        {
            return try journeys.find(.text(owned))
        }
        if hasContract || entry.home != nil, entry.person.effect != .created,
            try rename(Self.visitKey(entry), to: key, owner: entry.person)
        {
            return try journeys.find(.text(key))
        }
        return nil
    }

    private func ownedKey(_ person: Int64, _ home: Int64) throws -> String? {
        ownedHome.bind(.integer(person), .integer(home))
        defer { ownedHome.reset() }
        return try ownedHome.step() ? ownedHome.text(0) : nil
    }

    private func rename(_ earlier: String, to key: String, owner: RecordWriter.Written) throws -> Bool {
        guard let number = try journeys.find(.text(earlier)) else { return false }
        journeys.leave()
        guard try owners.contains(owner.number, of: number) else { return false }
        try keepPast.run(.integer(session.change), .integer(number))
        try rename.run(.integer(number), .text(key), .integer(session.change))
        return true
    }
}
