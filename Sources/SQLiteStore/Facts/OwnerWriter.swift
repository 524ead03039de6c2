import GRDB

/// Writes who owns a journey, and whom it is contacted through: the first living owner who may be contacted, the
/// main owner before the others.
final class OwnerWriter {
    private let change: Int64
    /// The journey made last, while its contact is sure to be its main owner, whoever owns it besides.
    private var settled: Int64?
    private let find: Prepared
    private let owned: Prepared
    private let insert: Prepared
    private let demote: Prepared
    private let keepPast: Prepared
    private let setRole: Prepared
    private let choose: Prepared
    private let keepJourney: Prepared
    private let setContact: Prepared
    private let delete: Prepared

    init(_ database: Database, change: Int64) throws {
        self.change = change
        find = try Prepared(database, "SELECT role FROM owners WHERE journey = ?1 AND person = ?2")
        owned = try Prepared(database, "SELECT journey FROM owners WHERE person = ?1 ORDER BY journey")
        insert = try Prepared(database, "INSERT INTO owners(journey, person, role, known) VALUES (?1, ?2, ?3, ?4)")
        demote = try Prepared(
            database,
            "SELECT person FROM owners WHERE journey = ?1 AND role = 'main' AND person <> ?2"
        )
        keepPast = try Prepared(database, VersionedTable.owners.keepPastSQL)
        setRole = try Prepared(database, "UPDATE owners SET role = ?3, known = ?4 WHERE journey = ?1 AND person = ?2")
        choose = try Prepared(
            database,
            """
            SELECT w.person, j.contact FROM owners w JOIN persons p ON p.id = w.person JOIN journeys j ON j.id = w.journey
            WHERE w.journey = ?1
            ORDER BY coalesce(p.deceased, 0) + coalesce(p.blocked, 0) > 0, w.role <> 'main', w.person LIMIT 1
            """
        )
        keepJourney = try Prepared(database, VersionedTable.journeys.keepPastSQL)
        setContact = try Prepared(database, "UPDATE journeys SET contact = ?2, known = ?3 WHERE id = ?1")
        delete = try Prepared(database, "DELETE FROM owners WHERE journey = ?1 AND person = ?2")
    }

    /// Whether a person owns a journey.
    func contains(_ person: Int64, of journey: Int64) throws -> Bool {
        find.bind(.integer(journey), .integer(person))
        defer { find.reset() }
        return try find.step()
    }

    /// Whether a person is a journey's main owner.
    func isMain(_ person: Int64, of journey: Int64) throws -> Bool {
        find.bind(.integer(journey), .integer(person))
        defer { find.reset() }
        return try find.step() && find.text(0) == "main"
    }

    /// Writes that a person owns a journey; a new one has its contact already.
    /// - Parameters:
    ///   - journey: The journey.
    ///   - person: The person.
    ///   - mayBeContacted: Whether the person is new, and nothing rules contact out.
    ///   - isMain: Whether the person is the main owner.
    ///   - isNew: Whether the journey came with this row.
    /// - Returns: What was done.
    /// - Throws: The store's error, such as a lock or a full disk.
    func write(
        journey: Int64,
        person: RecordWriter.Written,
        mayBeContacted: Bool,
        isMain: Bool,
        isNew: Bool
    ) throws -> RecordWriter.Effect {
        let role = isMain ? "main" : "co"
        if isNew {
            try insert.run(.integer(journey), .integer(person.number), .text(role), .integer(change))
            settled = isMain && mayBeContacted ? journey : nil
            return .created
        }
        if person.effect == .updated || isMain { settled = nil }
        find.bind(.integer(journey), .integer(person.number))
        let existing = try find.step() ? find.text(0) : nil
        find.reset()
        var effect = RecordWriter.Effect.unchanged
        if existing == nil {
            try insert.run(.integer(journey), .integer(person.number), .text(role), .integer(change))
            effect = .created
        } else if existing != role {
            try set(role, journey: journey, person: person.number)
            effect = .updated
        }
        if isMain, effect != .unchanged {
            demote.bind(.integer(journey), .integer(person.number))
            let former = try demote.step() ? demote.integer(0) : nil
            demote.reset()
            if let former { try set("co", journey: journey, person: former) }
        }
        if effect != .unchanged || person.effect != .unchanged, journey != settled { try updateContact(of: journey) }
        return effect
    }

    private func set(_ role: String, journey: Int64, person: Int64) throws {
        try keepPast.run(.integer(change), .integer(journey), .integer(person))
        try setRole.run(.integer(journey), .integer(person), .text(role), .integer(change))
    }

    /// Chooses the contact of all journeys of a person again.
    func updateContacts(of person: Int64) throws {
        settled = nil
        owned.bind(.integer(person))
        var journeys: [Int64] = []
        while try owned.step() { journeys.append(owned.integer(0)) }
        for journey in journeys { try updateContact(of: journey) }
    }

    /// Removes an owner who sold or gave up their part; a journey without owners has no contact.
    /// - Returns: Whether the person was an owner.
    func remove(_ person: Int64, from journey: Int64) throws -> Bool {
        guard try contains(person, of: journey) else { return false }
        settled = nil
        try keepPast.run(.integer(change), .integer(journey), .integer(person))
        try delete.run(.integer(journey), .integer(person))
        try updateContact(of: journey)
        return true
    }

    /// Chooses the contact of a journey again.
    func updateContact(of journey: Int64) throws {
        choose.bind(.integer(journey))
        let found = try choose.step()
        let chosen = found ? choose.integer(0) : 0
        let isSame = found && !choose.isNull(1) && choose.integer(1) == chosen
        choose.reset()
        guard !isSame else { return }
        try keepJourney.run(.integer(change), .integer(journey))
        try setContact.run(.integer(journey), found ? .integer(chosen) : .null, .integer(change))
    }
}
