import GRDB
package import Lifecycle

extension SQLiteStore {
    package func settle(_ word: Settlement, _ filter: OutboxFilter, at moment: Int64) throws -> Int {
        try write { database in
            let writer = try AttemptWriter(database)
            var settled = 0
            let restart = try Prepared(database, "UPDATE outbox SET tries_from = ?2 WHERE id = ?1")
            for item in try MessageReader(database).read(where: filter.sql, limit: filter.limit).map(\.item)
            where try apply(word, to: item, writer) {
                settled += 1
                // It is worth the whole patience again.
                if word == .resend { try restart.run(.integer(item.id), .integer(moment)) }
            }
            return settled
        }
    }

    /// Applies a word to a message; says whether it makes sense there.
    private func apply(_ word: Settlement, to item: OutboxItem, _ writer: AttemptWriter) throws -> Bool {
        let next: MessageState
        var problem: String?
        switch (word, item.state) {
        case (.arrived, .unknown): (next, problem) = (.accepted, "settled by hand: it arrived")
        case (.resend, .unknown): next = .waiting
        case (.resend, .waiting) where item.review != .none:
            try writer.wait(item.id, until: 0, problem: nil)
            return true
        case (.drop, .unknown): (next, problem) = (.failed, "settled by hand: it did not arrive")
        case (.drop, .waiting): (next, problem) = (.cancelled, "cancelled by hand")
        default: return false
        }
        return try writer.move(item.id, from: item.state, to: next, problem: problem)
    }

    package func recall(_ filter: OutboxFilter, at moment: Int64) throws -> Int {
        try write { database in
            var filter = filter
            filter.state = .waiting
            let find = try Prepared(
                database,
                """
                SELECT DISTINCT b.rule, b.subject, b.occasion FROM outbox b JOIN rules r ON r.id = b.rule
                WHERE \(filter.sql) ORDER BY 1, 2, 3 LIMIT \(filter.limit)
                """,
                cached: false
            )
            var occurrences: [Occurrence] = []
            while try find.step() {
                occurrences.append(
                    Occurrence(rule: find.integer(0), subject: find.integer(1), occasion: find.integer(2))
                )
            }
            let recall = OccurrenceRecall(database, by: 0)
            return try occurrences.reduce(0) { try $0 + (recall.isUntouched($1) ? recall.takeBack($1).messages : 0) }
        }
    }
}
