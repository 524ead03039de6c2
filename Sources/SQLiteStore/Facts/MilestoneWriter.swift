import ChineseCalendar
import GRDB
import Lifecycle

/// Writes the milestones of journeys, and remembers which moved.
final class MilestoneWriter {
    private let database: Database
    private let change: Int64
    private let session: ImportSession
    private let columns: [RecordColumn]
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

    init(_ database: Database, _ part: RowLayout.Part, _ session: ImportSession, store: SQLiteStore) throws {
        self.database = database
        self.session = session
        change = session.change
        columns = part.columns(session)
        kinds = try part.columns.map { try store.milestoneKind($0, in: database) }
        find = try Prepared(database, "SELECT kind, day FROM milestones WHERE journey = ?1")
        update = try Prepared(database, "UPDATE milestones SET day = ?3, known = ?4 WHERE journey = ?1 AND kind = ?2")
        delete = try Prepared(database, "DELETE FROM milestones WHERE journey = ?1 AND kind = ?2")
        keepPast = try Prepared(database, VersionedTable.milestones.keepPastSQL)
        move = try Prepared(database, "INSERT INTO moves(journey, kind) VALUES (?1, ?2)")
    }

    /// Writes what a row tells of a journey's milestones.
    func write(
        _ row: CustomerRow,
        journey: Int64,
        isNew: Bool,
        _ telling: RecordWriter.Telling
    ) throws -> RecordWriter.Effect {
        if isNew { return try create(row, journey: journey) }
        try readExisting(journey)
        var effect = RecordWriter.Effect.unchanged
        for (column, kind) in zip(columns, kinds) {
            let earlier = existing.first { $0.kind == kind }?.day
            switch row.says(column) {
            case .nothing: continue
            case .empty:
                guard earlier != nil, telling.line == 0, telling.clears else { continue }
                try hold(column, journey, row, telling)
            case .clear:
                guard earlier != nil else { continue }
                guard telling.line == 0 || !wasTold(column, telling) else {
                    session.contradict(row.line, telling.line, column)
                    continue
                }
                try hold(column, journey, row, telling, isFree: true)
            case .value(.integer(let day)):
                guard try takes(day, over: earlier, column, journey, row, telling) else { continue }
                try set(day, kind, journey: journey, existed: earlier != nil)
                effect = .updated
            case .value: continue
            }
        }
        return effect
    }

    /// The columns that a row fills.
    func filled(by row: CustomerRow) -> UInt64 {
        var bits: UInt64 = 0
        for column in columns where row.values[column.position] != nil { bits |= column.bit }
        return bits
    }

    /// Whether a day is to be written over the one on record, counting and remarking on what is found.
    private func takes(
        _ day: Int64,
        over earlier: Int64?,
        _ column: RecordColumn,
        _ journey: Int64,
        _ row: CustomerRow,
        _ telling: RecordWriter.Telling
    ) throws -> Bool {
        let isLater = telling.line > 0
        if isLater, session.held.count > 0 { try session.held.withdraw(Self.table, journey, column.name) }
        guard day != earlier else { return false }
        guard earlier != nil else {
            session.countSet(column.place)
            return true
        }
        if isLater, wasTold(column, telling) {
            session.contradict(row.line, telling.line, column)
            return false
        }
        session.count(column.place, cleared: false)
        return true
    }

    private func hold(
        _ column: RecordColumn,
        _ journey: Int64,
        _ row: CustomerRow,
        _ telling: RecordWriter.Telling,
        isFree: Bool = false
    ) throws {
        let change = HeldTable.Change(
            table: Self.table,
            record: journey,
            column: column.name,
            value: .null,
            place: column.place,
            person: telling.person,
            line: row.line,
            isFree: isFree
        )
        try session.held.hold(change)
    }

    /// Whether an earlier row of the file filled a column that has a day.
    private func wasTold(_ column: RecordColumn, _ telling: RecordWriter.Telling) -> Bool {
        telling.isNew || telling.columns & column.bit != 0
    }

    private static let table = VersionedTable.milestones.name

    private func create(_ row: CustomerRow, journey: Int64) throws -> RecordWriter.Effect {
        told.removeAll(keepingCapacity: true)
        for (column, kind) in zip(columns, kinds) {
            guard let day = row.day(column.position) else { continue }
            told.append((kind, Int64(day.number)))
            session.countSet(column.place)
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

    private func set(_ day: Int64?, _ kind: Int64, journey: Int64, existed: Bool) throws {
        if existed { try keepPast.run(.integer(change), .integer(journey), .integer(kind)) }
        switch (day, existed) {
        case (let day?, true):
            try update.run(.integer(journey), .integer(kind), .integer(day), .integer(change))
        case (let day?, false):
            try insert([(kind, day)], journey: journey)
        case (nil, _):
            try delete.run(.integer(journey), .integer(kind))
        }
        try move.run(.integer(journey), .integer(kind))
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
