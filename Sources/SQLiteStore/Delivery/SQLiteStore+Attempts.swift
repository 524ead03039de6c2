import GRDB
package import Lifecycle

extension SQLiteStore {
    package func review(_ problems: [Int64: String?]) throws {
        guard !problems.isEmpty else { return }
        try write { database in
            let update = try Prepared(database, "UPDATE outbox SET problem = ?2 WHERE id = ?1 AND state = 'waiting'")
            for (message, problem) in problems { try update.run(.integer(message), .optional(problem)) }
        }
    }

    package func beginAttempts(_ messages: [AttemptStart], at moment: Int64) throws -> Set<Int64> {
        try write { database in
            let writer = try AttemptWriter(database)
            return Set(try messages.filter { try writer.begin($0, at: moment) }.map(\.message))
        }
    }

    package func finishAttempts(_ reports: [DeliveryReport], at moment: Int64) throws {
        try write { database in
            let writer = try AttemptWriter(database)
            for report in reports { try writer.finish(report, at: moment) }
        }
    }

    package func abandonAttempts(at moment: Int64) throws -> Int {
        try write { database in
            // The list of the partial index has to be named for SQLite to use it.
            let find = try Prepared(
                database,
                "SELECT id FROM outbox WHERE state IN ('sending', 'unknown') AND state = 'sending' ORDER BY id"
            )
            var left: [Int64] = []
            while try find.step() { left.append(find.integer(0)) }
            let writer = try AttemptWriter(database)
            for message in left {
                let words = "the program that was sending it ended before it knew the outcome"
                try writer.finish(
                    DeliveryReport(message: message, outcome: .unknown, code: 0, words: words),
                    at: moment
                )
            }
            return left.count
        }
    }

    package func settle(_ message: Int64, arrived: Bool, at moment: Int64) throws -> Bool {
        try write { database in
            try AttemptWriter(database).move(
                message,
                from: .unknown,
                to: arrived ? .accepted : .waiting,
                problem: arrived ? "settled by hand: it arrived" : nil
            )
        }
    }
}

/// Writes attempts and the state changes that go with them; a change the table of states does not allow is not made.
struct AttemptWriter {
    private let database: Database
    private let state: Prepared
    private let set: Prepared
    private let contact: Prepared
    private let insert: Prepared
    private let close: Prepared
    private let address: Prepared

    init(_ database: Database) throws {
        self.database = database
        state = try Prepared(database, "SELECT state FROM outbox WHERE id = ?")
        set = try Prepared(database, "UPDATE outbox SET state = ?2, problem = ?3 WHERE id = ?1")
        contact = try Prepared(
            database,
            """
            SELECT b.class, coalesce(o.deceased, 0), coalesce(o.blocked, 0), coalesce(o.consent, 0),
              CASE b.channel WHEN 'sms' THEN o.phone ELSE o.email END
            FROM outbox b JOIN persons o ON o.id = b.person WHERE b.id = ?
            """
        )
        insert = try Prepared(
            database,
            """
            INSERT INTO attempts(message, number, started_at)
            VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM attempts WHERE message = ?1), ?2)
            """
        )
        close = try Prepared(
            database,
            """
            UPDATE attempts SET finished_at = ?2, outcome = ?3, code = ?4, words = ?5 WHERE message = ?1
              AND number = (SELECT max(number) FROM attempts WHERE message = ?1) AND outcome IS NULL
            """
        )
        address = try Prepared(database, "UPDATE outbox SET address = ?2, parts = ?3 WHERE id = ?1")
    }

    /// Moves a message, if it stands in `from` and the table of states allows it.
    func move(_ message: Int64, from: MessageState? = nil, to: MessageState, problem: String?) throws -> Bool {
        state.bind(.integer(message))
        let current = try state.step() ? MessageState(rawValue: state.text(0)) : nil
        state.reset()
        guard let current, from == nil || current == from, current.next.contains(to) else { return false }
        try set.run(.integer(message), .text(to.rawValue), .optional(problem))
        return true
    }

    /// Begins an attempt, unless the person may not be contacted any more.
    func begin(_ start: AttemptStart, at moment: Int64) throws -> Bool {
        if let refusal = try refusal(start) {
            _ = try move(start.message, from: .waiting, to: .cancelled, problem: refusal.code)
            return false
        }
        guard try move(start.message, from: .waiting, to: .sending, problem: nil) else { return false }
        try address.run(.integer(start.message), .text(start.address), .int(start.parts))
        try insert.run(.integer(start.message), .integer(moment))
        return true
    }

    private func refusal(_ start: AttemptStart) throws -> Reason? {
        contact.bind(.integer(start.message))
        defer { contact.reset() }
        guard try contact.step() else { return .address }
        if contact.integer(1) > 0 { return .deceased }
        if contact.integer(2) > 0 { return .blocked }
        if contact.text(0) == MessageClass.promotion.rawValue, contact.integer(3) == 0 { return .consent }
        return contact.optionalText(4) == start.address ? nil : .address
    }

    /// Writes an outcome.
    func finish(_ report: DeliveryReport, at moment: Int64) throws {
        let next: MessageState =
            switch report.outcome {
            case .accepted: .accepted
            case .refused: .failed
            case .deferred, .unsent: .waiting
            case .unknown: .unknown
            }
        let problem = report.outcome == .accepted ? nil : report.words
        guard try move(report.message, from: .sending, to: next, problem: problem) else { return }
        try close.run(
            .integer(report.message),
            .integer(moment),
            .text(report.outcome.rawValue),
            .int(report.code),
            .text(report.words)
        )
    }
}
