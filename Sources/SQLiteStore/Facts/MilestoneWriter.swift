import ChineseCalendar
import GRDB
import Lifecycle

/// Writes the milestones of journeys, and remembers which moved.
final class MilestoneWriter {
    private let change: Int64
    private let positions: [Int]
    private let kinds: [Int64]
    private let find: Prepared
    private let insert: Prepared
    private let update: Prepared
    private let delete: Prepared
    private let keepPast: Prepared
    private let move: Prepared

    init(_ database: Database, _ part: RowLayout.Part, change: Int64, store: SQLiteStore) throws {
        self.change = change
        positions = part.positions
        kinds = try part.columns.map { try store.milestoneKind($0, in: database) }
        find = try Prepared(database, "SELECT kind, day FROM milestones WHERE journey = ?1")
        insert = try Prepared(database, "INSERT INTO milestones(journey, kind, day, known) VALUES (?1, ?2, ?3, ?4)")
        update = try Prepared(database, "UPDATE milestones SET day = ?3, known = ?4 WHERE journey = ?1 AND kind = ?2")
        delete = try Prepared(database, "DELETE FROM milestones WHERE journey = ?1 AND kind = ?2")
        keepPast = try Prepared(database, VersionedTable.milestones.keepPastSQL)
        move = try Prepared(database, "INSERT INTO moves(journey, kind) VALUES (?1, ?2)")
    }

    func write(_ row: CustomerRow, journey: Int64, isNew: Bool) throws -> RecordWriter.Effect {
        let existing = isNew ? [:] : try milestones(of: journey)
        var effect = RecordWriter.Effect.unchanged
        for (position, kind) in zip(positions, kinds) {
            var told: Int64?
            if case .day(let day) = row.values[position] { told = Int64(day.number) }
            guard told != existing[kind] else { continue }
            effect = .updated
            try write(told, kind: kind, journey: journey, existed: existing[kind] != nil)
            if !isNew { try move.run(.integer(journey), .integer(kind)) }
        }
        return effect
    }

    private func milestones(of journey: Int64) throws -> [Int64: Int64] {
        var days: [Int64: Int64] = [:]
        find.bind(.integer(journey))
        while try find.step() { days[find.integer(0)] = find.integer(1) }
        return days
    }

    private func write(_ day: Int64?, kind: Int64, journey: Int64, existed: Bool) throws {
        if existed { try keepPast.run(.integer(change), .integer(journey), .integer(kind)) }
        switch (day, existed) {
        case (let day?, true):
            try update.run(.integer(journey), .integer(kind), .integer(day), .integer(change))
        case (let day?, false):
            try insert.run(.integer(journey), .integer(kind), .integer(day), .integer(change))
        case (nil, _):
            try delete.run(.integer(journey), .integer(kind))
        }
    }
}
