import ChineseCalendar
import GRDB
import Lifecycle

/// Writes the milestones of journeys, and remembers which moved.
final class MilestoneWriter {
    private let database: Database
    private let change: Int64
    private let positions: [Int]
    private let kinds: [Int64]
    private let find: Prepared
    private let update: Prepared
    private let delete: Prepared
    private let keepPast: Prepared
    private let move: Prepared
    /// Statements that insert so many milestones of one journey, by their number.
    private var inserts: [Int: Prepared] = [:]
    /// What a journey is told, and what it has, each a kind and a day; kept for their room.
    private var told: [(kind: Int64, day: Int64)] = []
    private var existing: [(kind: Int64, day: Int64)] = []

    init(_ database: Database, _ part: RowLayout.Part, change: Int64, store: SQLiteStore) throws {
        self.database = database
        self.change = change
        positions = part.positions
        kinds = try part.columns.map { try store.milestoneKind($0, in: database) }
        find = try Prepared(database, "SELECT kind, day FROM milestones WHERE journey = ?1")
        update = try Prepared(database, "UPDATE milestones SET day = ?3, known = ?4 WHERE journey = ?1 AND kind = ?2")
        delete = try Prepared(database, "DELETE FROM milestones WHERE journey = ?1 AND kind = ?2")
        keepPast = try Prepared(database, VersionedTable.milestones.keepPastSQL)
        move = try Prepared(database, "INSERT INTO moves(journey, kind) VALUES (?1, ?2)")
    }

    /// Writes what a row tells of a journey's milestones.
    func write(_ row: CustomerRow, journey: Int64, isNew: Bool) throws -> RecordWriter.Effect {
        if isNew { return try create(row, journey: journey) }
        try readExisting(journey)
        var effect = RecordWriter.Effect.unchanged
        for (position, kind) in zip(positions, kinds) {
            let day = row.day(position).map { Int64($0.number) }
            let earlier = existing.first { $0.kind == kind }?.day
            guard day != earlier else { continue }
            effect = .updated
            try write(day, kind: kind, journey: journey, existed: earlier != nil)
            try move.run(.integer(journey), .integer(kind))
        }
        return effect
    }

    private func create(_ row: CustomerRow, journey: Int64) throws -> RecordWriter.Effect {
        told.removeAll(keepingCapacity: true)
        for (position, kind) in zip(positions, kinds) {
            if let day = row.day(position) { told.append((kind, Int64(day.number))) }
        }
        guard !told.isEmpty else { return .unchanged }
        try insert(told, journey: journey)
        return .updated
    }

    /// Inserts all milestones of a journey with one statement.
    private func insert(_ milestones: [(kind: Int64, day: Int64)], journey: Int64) throws {
        let insert = try inserts[milestones.count] ?? makeInsert(milestones.count)
        insert.bind(.integer(journey), at: 1)
        insert.bind(.integer(change), at: 2)
        for (index, milestone) in milestones.enumerated() {
            insert.bind(.integer(milestone.kind), at: Int32(2 * index + 3))
            insert.bind(.integer(milestone.day), at: Int32(2 * index + 4))
        }
        while try insert.step() {}
    }

    private func makeInsert(_ count: Int) throws -> Prepared {
        let rows = (0..<count).map { "(?1, ?\(2 * $0 + 3), ?\(2 * $0 + 4), ?2)" }.joined(separator: ", ")
        let insert = try Prepared(database, "INSERT INTO milestones(journey, kind, day, known) VALUES \(rows)")
        inserts[count] = insert
        return insert
    }

    private func readExisting(_ journey: Int64) throws {
        existing.removeAll(keepingCapacity: true)
        find.bind(.integer(journey), at: 1)
        while try find.step() { existing.append((find.integer(0), find.integer(1))) }
    }

    private func write(_ day: Int64?, kind: Int64, journey: Int64, existed: Bool) throws {
        if existed { try keepPast.run(.integer(change), .integer(journey), .integer(kind)) }
        switch (day, existed) {
        case (let day?, true):
            try update.run(.integer(journey), .integer(kind), .integer(day), .integer(change))
        case (let day?, false):
            try insert([(kind, day)], journey: journey)
        case (nil, _):
            try delete.run(.integer(journey), .integer(kind))
        }
    }
}

extension MilestoneWriter {
    /// Sets a milestone that only ever moves on, such as the last contact.
    static func postpone(
        _ kind: Int64,
        to day: Day,
        journey: Int64,
        change: ChangeID,
        _ database: Database
    ) throws {
        let find = try Prepared(database, "SELECT 1 FROM milestones WHERE journey = ?1 AND kind = ?2 AND day >= ?3")
        find.bind(.integer(journey), .integer(kind), .int(day.number))
        let isLater = try find.step()
        find.reset()
        guard !isLater else { return }
        try Prepared(database, VersionedTable.milestones.keepPastSQL)
            .run(.integer(change.number), .integer(journey), .integer(kind))
        try Prepared(
            database,
            """
            INSERT INTO milestones(journey, kind, day, known) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET day = ?3, known = ?4
            """
        ).run(.integer(journey), .integer(kind), .int(day.number), .integer(change.number))
        let move = try Prepared(database, "INSERT INTO moves(journey, kind) VALUES (?1, ?2)")
        try move.run(.integer(journey), .integer(kind))
    }
}
