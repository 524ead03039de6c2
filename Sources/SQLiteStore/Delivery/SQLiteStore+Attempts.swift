import GRDB
package import Lifecycle

extension SQLiteStore {
    package func beginAttempts(
        _ messages: [AttemptStart],
        by dispatcher: DispatcherID,
        at moment: Int64
    ) throws -> Begun {
        try write { database in
            let gate = try SendingGate(database, on: ChinaTime.day(of: moment))
            let writer = try AttemptWriter(database)
            var begun = Begun()
            for start in messages {
                switch try gate.ruling(on: start, of: dispatcher) {
                case .pass:
                    try writer.begin(start, at: moment)
                    begun.messages.insert(start.message)
                case .cancel(let reason):
                    try writer.move(start.message, from: .waiting, to: .cancelled, problem: reason.code)
                    begun.cancelled += 1
                case .wait(let until, let reason):
                    try writer.wait(start.message, until: until, problem: reason?.code)
                    begun.later += 1
                case .notOurs: begun.later += 1
                }
            }
            return begun
        }
    }

    package func finishAttempts(_ ends: [AttemptEnd], at moment: Int64) throws {
        guard !ends.isEmpty else { return }
        try write { database in
            let writer = try AttemptWriter(database)
            for end in ends {
                try writer.finish(end, at: moment)
                guard end.report.outcome == .refused, let blame = Receipt.Blame.ofRefusal(end.report.words) else {
                    continue
                }
                // What a bounce would tell later is told now.
                var count = ReceiptCount()
                try ReceiptWriter(database, at: moment).take(
                    Receipt(
                        message: .number(end.report.message),
                        news: .undeliverable(blame),
                        code: "\(end.report.code)",
                        words: end.report.words
                    ),
                    &count
                )
            }
            try EarlyReceipts(database).take(ends, at: moment)
        }
    }
}

/// Writes attempts and the state changes that go with them; a change the table of states does not allow is not made.
struct AttemptWriter {
    private let database: Database
    private let state: Prepared
    private let accept: Prepared
    private let change: Prepared
    private let insert: Prepared
    private let close: Prepared
    private let start: Prepared
    private let delay: Prepared
    private let undo: Prepared

    init(_ database: Database) throws {
        self.database = database
        state = try Prepared(database, "SELECT state, if_unknown FROM outbox WHERE id = ?")
        accept = try Prepared(
            database,
            """
            UPDATE outbox SET state = 'accepted', problem = NULL, dispatcher = NULL, not_before = 0, review = 0
            WHERE id = ?1 AND state = 'sending'
            """
        )
        change = try Prepared(
            database,
            """
            UPDATE outbox SET state = ?2, problem = ?3, dispatcher = NULL, not_before = ?4, review = ?5,
              reference = coalesce(?6, reference), cancelled_after = CASE ?2 WHEN 'cancelled' THEN \(Self.lastSweep) END
            WHERE id = ?1
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
            UPDATE attempts SET finished_at = ?2, outcome = ?3, code = ?4, words = ?5
            WHERE message = ?1 AND outcome IS NULL
            """
        )
        start = try Prepared(
            database,
            "UPDATE outbox SET state = 'sending', problem = NULL, review = 0, address = ?2, parts = ?3 WHERE id = ?1"
        )
        undo = try Prepared(
            database,
            """
            DELETE FROM attempts WHERE message = ?1 AND outcome IS NULL
            """
        )
        delay = try Prepared(
            database,
            "UPDATE outbox SET dispatcher = NULL, not_before = ?2, problem = ?3, review = 0 WHERE id = ?1"
        )
    }

    /// The number of the last sweep, as SQL: what is cancelled remembers after which one that was.
    static let lastSweep = "(SELECT coalesce(max(id), 0) FROM sweeps)"

    /// Begins an attempt of a message that is waiting.
    func begin(_ attempt: AttemptStart, at moment: Int64) throws {
        try start.run(.integer(attempt.message), .text(attempt.address), .int(attempt.parts))
        try insert.run(.integer(attempt.message), .integer(moment))
    }

    /// Takes back the beginning of an attempt that was never made.
    func giveBack(_ message: Int64) throws {
        guard try standing(message)?.state == .sending else { return }
        try move(message, from: .sending, to: .waiting, problem: nil)
        try undo.run(.integer(message))
    }

    /// Lets a message wait longer.
    func wait(_ message: Int64, until moment: Int64, problem: String?) throws {
        try delay.run(.integer(message), .integer(moment), .optional(problem))
    }

    /// Where a message stands, and what happens should nobody know what became of it.
    func standing(_ message: Int64) throws -> (state: MessageState, ifUnknown: DoubtPolicy)? {
        state.bind(.integer(message))
        defer { state.reset() }
        guard try state.step(), let current = MessageState(rawValue: state.text(0)) else { return nil }
        return (current, state.optionalText(1).flatMap(DoubtPolicy.init) ?? .leave)
    }

    /// Moves a message, if the table of states allows it.
    @discardableResult
    func move(
        _ message: Int64,
        from current: MessageState,
        to next: MessageState,
        problem: String?,
        notBefore: Int64 = 0,
        review: OutboxItem.Review = .none,
        reference: String? = nil
    ) throws -> Bool {
        guard current.next.contains(next) else { return false }
        try change.run(
            .integer(message),
            .text(next.rawValue),
            .optional(problem),
            .integer(notBefore),
            .int(review.rawValue),
            .optional(reference)
        )
        return true
    }

    /// Writes the end of an attempt, and moves the message where the table of states lets it.
    func finish(_ end: AttemptEnd, at moment: Int64) throws {
        let report = end.report
        if try takesAtOnce(report) { return try close(report, at: moment) }
        guard let (current, ifUnknown) = try standing(report.message) else { return }
        if current == .sending { try conclude(end, ifUnknown) }
        // A receipt may have been faster; the attempt ends all the same.
        guard current == .sending || current == .delivered || current == .failed else { return }
        try close(report, at: moment)
        if current != .sending, let reference = report.reference {
            try Prepared(database, "UPDATE outbox SET reference = ?2, dispatcher = NULL WHERE id = ?1")
                .run(.integer(report.message), .text(reference))
        }
    }

    /// Moves a message that was being sent and is taken, which nearly all are, without reading it first.
    /// - Returns: Whether it was one.
    private func takesAtOnce(_ report: DeliveryReport) throws -> Bool {
        guard report.outcome == .accepted, report.reference == nil, MessageState.sending.next.contains(.accepted)
        else { return false }
        try accept.run(.integer(report.message))
        return accept.changes > 0
    }

    private func close(_ report: DeliveryReport, at moment: Int64) throws {
        try close.run(
            .integer(report.message),
            .integer(moment),
            .text(report.outcome.rawValue),
            .int(report.code),
            .text(report.words)
        )
    }

    private func conclude(_ end: AttemptEnd, _ ifUnknown: DoubtPolicy) throws {
        let (message, words) = (end.report.message, end.report.words)
        switch end.report.outcome {
        case .accepted:
            try move(message, from: .sending, to: .accepted, problem: nil, reference: end.report.reference)
        case .refused: try move(message, from: .sending, to: .failed, problem: words)
        case .unknown where ifUnknown == .leave: try move(message, from: .sending, to: .unknown, problem: words)
        case .deferred, .unsent, .unknown:
            let review = end.retryAt == nil ? OutboxItem.Review.gaveUp : .none
            try move(
                message,
                from: .sending,
                to: .waiting,
                problem: words,
                notBefore: end.retryAt ?? 0,
                review: review
            )
        }
    }
}
