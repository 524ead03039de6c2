import ChineseCalendar
import Foundation
import GRDB
package import Lifecycle

extension SQLiteStore: OutboxStore {
    package func message(_ id: Int64) throws -> WaitingMessage? {
        try read { database in try MessageReader(database).read(id) }
    }

    package func messages(_ filter: OutboxFilter) throws -> [OutboxItem] {
        try read { database in
            try MessageReader(database).read(where: filter.sql, limit: filter.limit).map(\.item)
        }
    }

    package func attempts(of message: Int64) throws -> [Attempt] {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT number, started_at, finished_at, outcome, code, words FROM attempts WHERE message = ? ORDER BY number
                """
            )
            find.bind(.integer(message))
            var attempts: [Attempt] = []
            while try find.step() {
                attempts.append(
                    Attempt(
                        number: Int(find.integer(0)),
                        startedAt: find.integer(1),
                        finishedAt: find.isNull(2) ? nil : find.integer(2),
                        outcome: find.optionalText(3),
                        code: Int(find.integer(4)),
                        words: find.text(5)
                    )
                )
            }
            return attempts
        }
    }

    package func stateCounts() throws -> [MessageState: Int] {
        try read { database in
            var counts: [MessageState: Int] = [:]
            let find = try Prepared(database, "SELECT state, count(*) FROM outbox GROUP BY state")
            while try find.step() {
                if let state = MessageState(rawValue: find.text(0)) { counts[state] = Int(find.integer(1)) }
            }
            return counts
        }
    }

    package func nextDue(
        on channel: ChannelKind,
        _ messageClass: MessageClass,
        countsReview: Bool
    ) throws -> Int64? {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT min(not_before) FROM outbox WHERE channel = ?1 AND class = ?2 AND state = 'waiting'
                  AND dispatcher IS NULL AND review < 2 AND review <= ?3
                """
            )
            let highest: OutboxItem.Review = countsReview ? .text : .none
            find.bind(.text(channel.rawValue), .text(messageClass.rawValue), .int(highest.rawValue))
            defer { find.reset() }
            return try find.step() && !find.isNull(0) ? find.integer(0) : nil
        }
    }

    package func countInHand(of dispatcher: DispatcherID) throws -> Int {
        try read { database in
            let find = try Prepared(database, "SELECT count(*) FROM (\(Self.sendingSQL))")
            find.bind(.integer(dispatcher.number))
            defer { find.reset() }
            return try find.step() ? Int(find.integer(0)) : 0
        }
    }

    package func secret() throws -> [UInt8] {
        try read { database in
            Array(try Data.fetchOne(database, sql: "SELECT secret FROM workspace") ?? Data())
        }
    }
}

extension OutboxFilter {
    /// The condition over `b` (outbox) and `r` (rules).
    var sql: String {
        var terms = ["b.id > \(after)"]
        if !numbers.isEmpty { terms.append("b.id IN (\(numbers.map(String.init).joined(separator: ", ")))") }
        if let state { terms.append("b.state = '\(state.rawValue)'") }
        if let channel { terms.append("b.channel = '\(channel.rawValue)'") }
        if let rule { terms.append("r.name = \(ConditionSQL.literal(.text(rule)))") }
        if let person { terms.append("b.person = \(person)") }
        if let sweep { terms.append("b.sweep = \(sweep)") }
        if let day { terms.append("b.day = \(day.number)") }
        if onReview { terms.append("b.review > 0 AND b.state = 'waiting'") }
        return terms.joined(separator: " AND ")
    }
}
