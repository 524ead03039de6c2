import ChineseCalendar
import GRDB
package import Lifecycle

extension SQLiteStore: OutboxStore {
    package func waiting(on channel: ChannelKind, after: Int64, limit: Int) throws -> [WaitingMessage] {
        try read { database in
            try MessageReader(database).read(
                where: "b.channel = '\(channel.rawValue)' AND b.state = 'waiting' AND b.id > \(after)",
                limit: limit
            )
        }
    }

    package func message(_ id: Int64) throws -> WaitingMessage? {
        try read { database in try MessageReader(database).read(where: "b.id = \(id)", limit: 1).first }
    }

    package func messages(_ filter: OutboxFilter) throws -> [OutboxItem] {
        var terms = ["b.id > \(filter.after)"]
        if let state = filter.state { terms.append("b.state = '\(state.rawValue)'") }
        if let channel = filter.channel { terms.append("b.channel = '\(channel.rawValue)'") }
        if let rule = filter.rule { terms.append("r.name = \(ConditionSQL.literal(.text(rule)))") }
        if let person = filter.person { terms.append("b.person = \(person)") }
        if let day = filter.day { terms.append("b.day = \(day.number)") }
        if filter.onReview { terms.append("b.problem IS NOT NULL AND b.state = 'waiting'") }
        return try read { database in
            try MessageReader(database).read(where: terms.joined(separator: " AND "), limit: filter.limit).map(\.item)
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
}
