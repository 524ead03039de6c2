import ChineseCalendar
import GRDB
import Lifecycle

/// Reads messages with the facts their texts are made from.
struct MessageReader {
    private let database: Database
    private let workspace: String
    private let dates: PlannedDates

    init(_ database: Database) throws {
        self.database = database
        let find = try Prepared(database, "SELECT key FROM workspace")
        workspace = try find.step() ? find.text(0) : ""
        find.reset()
        dates = try PlannedDates(database)
    }

    /// Reads in ascending order of numbers.
    ///
    /// `condition` is SQL over `b` (outbox) and `r` (rules).
    func read(where condition: String, limit: Int) throws -> [WaitingMessage] {
        let find = try Prepared(
            database,
            "\(Self.select) WHERE \(condition) ORDER BY b.id LIMIT \(limit)",
            cached: false
        )
        var messages: [WaitingMessage] = []
        while try find.step() { messages.append(try message(find)) }
        return messages
    }

    /// Reads one message; nothing when there is none.
    func read(_ id: Int64) throws -> WaitingMessage? {
        let find = try Prepared(database, "\(Self.select) WHERE b.id = ?1")
        find.bind(.integer(id))
        defer { find.reset() }
        return try find.step() ? try message(find) : nil
    }

    /// An attempt counts that the server answered or may have, since somebody last said to send again.
    private static let counts = "t.outcome IN ('deferred', 'unknown') AND t.started_at >= b.tries_from"

    /// Its columns are what ``message(_:)`` reads.
    static let select = """
        SELECT b.id, r.name, b.person, coalesce(b.journey, 0), b.channel, b.template, b.state, b.day, b.parts, b.problem,
          coalesce(CASE b.state WHEN 'waiting' THEN NULL ELSE b.address END,
            CASE b.channel WHEN 'sms' THEN o.phone ELSE o.email END, b.address, ''), b.class, b.date_plan, b.due,
          b.review, b.not_before, b.expires,
          (SELECT count(*) FROM attempts t WHERE t.message = b.id AND \(counts)),
          coalesce((SELECT min(t.started_at) FROM attempts t WHERE t.message = b.id AND \(counts)), 0),
          \(FactsColumns.sql)
        FROM outbox b LEFT JOIN rules r ON r.id = b.rule LEFT JOIN persons o ON o.id = b.person
          LEFT JOIN journeys j ON j.id = b.journey LEFT JOIN projects p ON p.id = j.project
          LEFT JOIN homes h ON h.id = j.home
        """

    /// The message of a row of ``select``.
    func message(_ row: Prepared) throws -> WaitingMessage {
        let item = OutboxItem(
            id: row.integer(0),
            rule: row.optionalText(1),
            person: row.integer(2),
            journey: row.integer(3),
            channel: ChannelKind(rawValue: row.text(4)) ?? .sms,
            messageClass: MessageClass(rawValue: row.text(11)) ?? .notice,
            address: row.text(10),
            template: row.text(5),
            state: MessageState(rawValue: row.text(6)) ?? .failed,
            day: Day(number: Int32(truncatingIfNeeded: row.integer(7))),
            parts: Int(row.integer(8)),
            problem: row.optionalText(9),
            review: OutboxItem.Review(rawValue: Int(row.integer(14))) ?? .none,
            notBefore: row.integer(15),
            expires: row.isNull(16) ? nil : Day(number: Int32(truncatingIfNeeded: row.integer(16)))
        )
        return WaitingMessage(
            item: item,
            key: "\(workspace).\(item.id)",
            date: try date(row, journey: item.journey),
            facts: FactsColumns.read(row, from: 19),
            tries: WaitingMessage.Tries(count: Int(row.integer(17)), first: row.integer(18))
        )
    }

    private func date(_ row: Prepared, journey: Int64) throws -> Day? {
        guard let stored = row.optionalText(12) else { return Day(number: Int32(truncatingIfNeeded: row.integer(13))) }
        return try DatePlan(stored: stored).flatMap { try dates.day($0, journey: journey) }
    }
}

/// The columns that make ``SubjectFacts``, over `o` person, `j` journey, `p` project, `h` home.
enum FactsColumns {
    static let sql = """
        coalesce(o.name, ''), coalesce(o.gender, ''), coalesce(o.salutation, ''), coalesce(o.phone, ''),
        coalesce(p.name, ''), coalesce(h.building, '') || coalesce(h.unit, '') || coalesce(h.room, ''),
        coalesce(j.specialist, '')
        """

    static func read(_ row: Prepared, from column: Int32) -> SubjectFacts {
        var facts = SubjectFacts()
        facts.name = row.text(column)
        facts.gender = row.text(column + 1)
        facts.salutation = row.text(column + 2)
        facts.phone = row.text(column + 3)
        facts.project = row.text(column + 4)
        facts.home = row.text(column + 5)
        facts.specialist = row.text(column + 6)
        return facts
    }
}
