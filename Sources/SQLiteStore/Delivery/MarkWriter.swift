import ChineseCalendar
import GRDB
import Lifecycle

/// Writes what addresses tell us, as facts that become known: a past day is decided again as it was.
final class MarkWriter {
    private let database: Database
    private let moment: Int64
    private var change: Int64?

    init(_ database: Database, at moment: Int64) {
        self.database = database
        self.moment = moment
    }

    /// An address as it is compared: mailboxes in lower case.
    static func folded(_ address: String) -> String { address.lowercased() }

    /// Marks an address.
    /// - Returns: Whether that is new.
    func mark(
        _ channel: ChannelKind,
        _ address: String,
        _ kind: AddressMark.Kind,
        source: String
    ) throws -> Bool {
        let key: [SQLValue] = [.text(channel.rawValue), .text(Self.folded(address)), .text(kind.rawValue)]
        let find = try Prepared(
            database,
            "SELECT active FROM address_marks WHERE channel = ?1 AND address = ?2 AND kind = ?3"
        )
        find.bind(key)
        let isMarked = try find.step() && find.integer(0) == 1
        find.reset()
        if isMarked { return false }
        let change = try beginChange()
        try keepPast(key, change)
        let write = try Prepared(
            database,
            """
            INSERT OR REPLACE INTO address_marks(channel, address, kind, source, since, active, known)
            VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6)
            """
        )
        write.bind(key + [.text(source), .integer(moment), .integer(change)])
        while try write.step() {}
        return true
    }

    /// Marks the address a message went to, and those that its person has now, as refusing.
    /// - Returns: Whether that is new.
    func refuse(message: Int64, source: String) throws -> Bool {
        let find = try Prepared(
            database,
            """
            SELECT b.channel, b.address, o.phone, o.email FROM outbox b LEFT JOIN persons o ON o.id = b.person
            WHERE b.id = ?1
            """
        )
        find.bind(.integer(message))
        guard try find.step() else { return false }
        let went = ChannelKind(rawValue: find.text(0)) ?? .sms
        let addresses = [(went, find.text(1)), (.sms, find.text(2)), (.email, find.text(3))]
        find.reset()
        return try addresses.filter { !$0.1.isEmpty }.reduce(false) { isNew, address in
            try mark(address.0, address.1, .refuses, source: source) || isNew
        }
    }

    /// Takes back all that an address has told us.
    /// - Returns: How many marks there were.
    func lift(_ channel: ChannelKind, _ address: String) throws -> Int {
        var lifted = 0
        for kind in AddressMark.Kind.allCases {
            let key: [SQLValue] = [.text(channel.rawValue), .text(Self.folded(address)), .text(kind.rawValue)]
            let find = try Prepared(
                database,
                "SELECT 1 FROM address_marks WHERE channel = ?1 AND address = ?2 AND kind = ?3 AND active = 1"
            )
            find.bind(key)
            let isMarked = try find.step()
            find.reset()
            guard isMarked else { continue }
            let change = try beginChange()
            try keepPast(key, change)
            let write = try Prepared(
                database,
                "UPDATE address_marks SET active = 0, known = ?4 WHERE channel = ?1 AND address = ?2 AND kind = ?3"
            )
            write.bind(key + [.integer(change)])
            while try write.step() {}
            lifted += 1
        }
        // What was soft before is forgiven with it.
        try Prepared(database, "DELETE FROM soft_bounces WHERE channel = ?1 AND address = ?2")
            .run(.text(channel.rawValue), .text(Self.folded(address)))
        return lifted
    }

    private func keepPast(_ key: [SQLValue], _ change: Int64) throws {
        let keep = try Prepared(database, VersionedTable.addressMarks.keepPastSQL)
        keep.bind([.integer(change)] + key)
        while try keep.step() {}
    }

    /// One change for all marks of a transaction, begun with the first.
    private func beginChange() throws -> Int64 {
        if let change { return change }
        try Prepared(
            database,
            """
            INSERT INTO changes(source, day, made_at)
            VALUES ('returns', max(?1, coalesce((SELECT max(day) FROM changes), ?1)), ?2)
            """
        ).run(.int(ChinaTime.day(of: moment).number), .integer(moment))
        let number = database.lastInsertedRowID
        change = number
        return number
    }
}
