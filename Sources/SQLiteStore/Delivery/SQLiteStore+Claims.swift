import ChineseCalendar
import GRDB
package import Lifecycle

extension SQLiteStore {
    package func beginDispatcher(process: String, at moment: Int64) throws -> DispatcherID {
        try write { database in
            try Prepared(database, "INSERT INTO dispatchers(process, started_at) VALUES (?1, ?2)")
                .run(.text(process), .integer(moment))
            return DispatcherID(number: database.lastInsertedRowID)
        }
    }

    package func process(of dispatcher: DispatcherID) throws -> String {
        try read { database in
            let find = try Prepared(database, "SELECT process FROM dispatchers WHERE id = ?1")
            find.bind(.integer(dispatcher.number))
            defer { find.reset() }
            return try find.step() ? find.text(0) : ""
        }
    }

    package func endDispatcher(_ dispatcher: DispatcherID, at moment: Int64) throws -> Bool {
        try write { database in
            try Prepared(database, ClaimWriter.releaseSQL).run(.integer(dispatcher.number))
            // Should an outcome be missing, the next dispatcher settles it.
            let end = try Prepared(
                database,
                """
                UPDATE dispatchers SET ended_at = ?2
                WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM outbox WHERE dispatcher = ?1)
                """
            )
            try end.run(.integer(dispatcher.number), .integer(moment))
            return end.changes > 0
        }
    }

    package func openDispatchers() throws -> [DispatcherID] {
        try read { database in
            let find = try Prepared(database, "SELECT id FROM dispatchers WHERE ended_at IS NULL ORDER BY id")
            var open: [DispatcherID] = []
            while try find.step() { open.append(DispatcherID(number: find.integer(0))) }
            return open
        }
    }

    /// What a dispatcher has on its way.
    static let sendingSQL = """
        SELECT id FROM outbox WHERE dispatcher = ?1 AND dispatcher IS NOT NULL AND state = 'sending' ORDER BY id
        """
    /// What waits and may go out no more.
    static let lapseSQL = """
        UPDATE outbox SET state = 'cancelled', problem = ?2, cancelled_after = \(AttemptWriter.lastSweep)
        WHERE state = 'waiting' AND expires IS NOT NULL AND expires < ?1 AND dispatcher IS NULL
        """

    package func bury(_ dispatcher: DispatcherID, traces: [Int64: WireTrace]?, at moment: Int64) throws -> Int {
        try write { database in
            let find = try Prepared(database, Self.sendingSQL)
            find.bind(.integer(dispatcher.number))
            var left: [Int64] = []
            while try find.step() { left.append(find.integer(0)) }
            let writer = try AttemptWriter(database)
            var doubts = 0
            for message in left {
                if let traces, traces[message] == nil {
                    try writer.giveBack(message)
                    continue
                }
                let report = WireTrace.report(message, traces?[message])
                doubts += report.outcome == .unknown ? 1 : 0
                try writer.finish(AttemptEnd(report: report, retryAt: moment), at: moment)
            }
            try Prepared(database, "UPDATE outbox SET dispatcher = NULL WHERE dispatcher = ?1")
                .run(.integer(dispatcher.number))
            try Prepared(database, "UPDATE dispatchers SET ended_at = ?2 WHERE id = ?1")
                .run(.integer(dispatcher.number), .integer(moment))
            return doubts
        }
    }

    package func lapse(at moment: Int64) throws -> Int {
        try write { database in
            let cancel = try Prepared(database, Self.lapseSQL)
            try cancel.run(.int(ChinaTime.day(of: moment).number), .text(Reason.tooLate.code))
            return cancel.changes
        }
    }

    package func claim(_ request: ClaimRequest) throws -> Claim {
        try write { database in try ClaimWriter(database, request).run() }
    }

    package func release(_ problems: [Int64: String?], until: Int64) throws {
        guard !problems.isEmpty else { return }
        try write { database in
            let update = try Prepared(
                database,
                """
                UPDATE outbox SET dispatcher = NULL, not_before = max(not_before, ?2), problem = ?3, review = ?4
                WHERE id = ?1 AND state = 'waiting'
                """
            )
            for (message, problem) in problems.sorted(by: { $0.key < $1.key }) {
                let review = problem == nil ? OutboxItem.Review.none : .text
                try update.run(.integer(message), .integer(until), .optional(problem), .int(review.rawValue))
            }
        }
    }
}

extension WireTrace {
    /// The outcome that a wire log stands for.
    fileprivate static func report(_ message: Int64, _ trace: WireTrace?) -> DeliveryReport {
        switch trace {
        case nil, .begun: DeliveryReport(message: message, outcome: .unknown, code: 0, words: lost.stored)
        case .ended(let outcome, let code):
            DeliveryReport(message: message, outcome: outcome, code: code, words: unwritten.stored)
        }
    }

    private static let lost = Phrase(
        "the program that was sending it ended before it knew the outcome",
        zh: "发送它的程序在得知结果之前就结束了"
    )

    private static let unwritten = Phrase(
        "the program ended when it had the answer, before it had written it down",
        zh: "程序收到应答后、记录之前就结束了"
    )
}
