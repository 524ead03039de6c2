import ChineseCalendar
import GRDB
import Lifecycle

/// Writes what an import put off: clears fields and milestones, moves statuses back and lifts refusals.
struct HeldApplication {
    /// Changes in one transaction.
    private static let pieceSize = 5000

    let database: Database
    let session: ImportSession
    let store: SQLiteStore

    /// Writes everything, or what needs no leave, in transactions of its own.
    func run(hasLeave: Bool) throws {
        while true {
            try database.beginTransaction(.immediate)
            do {
                let changes = try session.held.takeOut(Self.pieceSize, hasLeave: hasLeave)
                try apply(changes)
                try database.commit()
                if changes.isEmpty { return }
            } catch {
                try? database.rollback()
                throw error
            }
        }
    }

    private func apply(_ changes: [HeldTable.Change]) throws {
        var first = 0
        while first < changes.count {
            var next = first + 1
            while next < changes.count, changes[next].table == changes[first].table,
                changes[next].record == changes[first].record
            {
                next += 1
            }
            try applyToRecord(Array(changes[first..<next]))
            first = next
        }
    }

    private func applyToRecord(_ changes: [HeldTable.Change]) throws {
        guard let record = changes.first?.record, let name = changes.first?.table else { return }
        if name == VersionedTable.milestones.name {
            for change in changes { try withdraw(change.column, of: record) }
            return
        }
        guard let table = VersionedTable.all.first(where: { $0.name == name }) else { return }
        try Prepared(database, table.keepPastSQL).run(.integer(session.change), .integer(record))
        for change in changes {
            try Prepared(database, "UPDATE \(name) SET \(change.column) = ?2, known = ?3 WHERE id = ?1")
                .run(.integer(record), change.value, .integer(session.change))
        }
        if name == VersionedTable.persons.name,
            changes.contains(where: { ["deceased", "blocked"].contains($0.column) })
        {
            try OwnerWriter(database, change: session.change).updateContacts(of: record)
        }
        if name == VersionedTable.persons.name, changes.contains(where: { $0.column.hasPrefix("birthday") }) {
            try recountBirthday(of: record)
        }
    }

    private func withdraw(_ milestone: String, of journey: Int64) throws {
        let kind = try store.milestoneKind(milestone, in: database)
        try Prepared(database, VersionedTable.milestones.keepPastSQL)
            .run(.integer(session.change), .integer(journey), .integer(kind))
        try Prepared(database, "DELETE FROM milestones WHERE journey = ?1 AND kind = ?2")
            .run(.integer(journey), .integer(kind))
        try Prepared(database, "INSERT INTO moves(journey, kind) VALUES (?1, ?2)")
            .run(.integer(journey), .integer(kind))
    }

    private func recountBirthday(of person: Int64) throws {
        let find = try Prepared(database, "SELECT birthday, birthday_kind FROM persons WHERE id = ?1")
        find.bind(.integer(person))
        guard try find.step() else { return }
        let key =
            find.isNull(0)
            ? .null
            : BirthdayColumns.key(Day(number: Int32(truncatingIfNeeded: find.integer(0))), find.optionalText(1))
        find.reset()
        try Prepared(database, "UPDATE persons SET birthday_key = ?2 WHERE id = ?1").run(.integer(person), key)
    }
}
