import GRDB
package import Lifecycle

extension SQLiteStore: ReturnStore {
    package func take(_ receipts: [Receipt], at moment: Int64) throws -> ReceiptCount {
        guard !receipts.isEmpty else { return ReceiptCount() }
        return try write { database in
            let writer = try ReceiptWriter(database, at: moment)
            return try receipts.reduce(into: ReceiptCount()) { try writer.take($1, &$0) }
        }
    }

    @discardableResult
    package func refuse(
        _ channel: ChannelKind,
        _ address: String,
        source: String,
        at moment: Int64
    ) throws -> Bool {
        try write { database in
            try MarkWriter(database, at: moment).mark(channel, address, .refuses, source: source)
        }
    }

    @discardableResult
    package func refuse(message: Int64, source: String, at moment: Int64) throws -> Bool {
        try write { database in
            try MarkWriter(database, at: moment).refuse(message: message, source: source)
        }
    }

    package func lift(_ channel: ChannelKind, _ address: String, at moment: Int64) throws -> Int {
        try write { database in try MarkWriter(database, at: moment).lift(channel, address) }
    }

    package func marks(of person: Int64) throws -> [AddressMark] {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT a.channel, a.kind, a.source, a.since FROM persons o JOIN address_marks a
                  ON (a.channel = 'sms' AND a.address = o.phone) OR (a.channel = 'email' AND a.address = lower(o.email))
                WHERE o.id = ?1 AND a.active = 1 ORDER BY a.since, a.channel, a.kind
                """
            )
            find.bind(.integer(person))
            var marks: [AddressMark] = []
            while try find.step() {
                guard let channel = ChannelKind(rawValue: find.text(0)),
                    let kind = AddressMark.Kind(rawValue: find.text(1))
                else { continue }
                marks.append(
                    AddressMark(channel: channel, kind: kind, source: find.text(2), since: find.integer(3))
                )
            }
            return marks
        }
    }

    package func alarms(since moment: Int64) throws -> [Receipt.Blame: Int] {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT news, count(*) FROM receipts
                WHERE news IN ('policy', 'signature', 'content') AND at >= ?1 GROUP BY news
                """
            )
            find.bind(.integer(moment))
            var alarms: [Receipt.Blame: Int] = [:]
            while try find.step() {
                if let blame = Receipt.Blame(rawValue: find.text(0)) { alarms[blame] = Int(find.integer(1)) }
            }
            return alarms
        }
    }

    package func receipts(of message: Int64) throws -> [KeptReceipt] {
        try read { database in
            let find = try Prepared(
                database,
                "SELECT at, news, code, words FROM receipts WHERE message = ?1 ORDER BY id"
            )
            find.bind(.integer(message))
            var receipts: [KeptReceipt] = []
            while try find.step() {
                receipts.append(
                    KeptReceipt(at: find.integer(0), news: find.text(1), code: find.text(2), words: find.text(3))
                )
            }
            return receipts
        }
    }
}
