import ChineseCalendar
import GRDB
import Lifecycle

/// Looks at a person once more at the moment of sending: what was agreed to yesterday may be refused today.
struct SendingGate {
    private let today: Day
    private let find: Prepared
    private let troubles: Prepared

    /// What is to happen with a message.
    enum Ruling {
        case pass
        case cancel(Reason)
        case wait(until: Int64, Reason?)
        /// It waits no longer, or another has it.
        case notOurs
    }

    init(_ database: Database, on today: Day) throws {
        self.today = today
        find = try Prepared(
            database,
            """
            SELECT b.state, b.dispatcher, b.class, coalesce(b.expires, ?2), coalesce(o.deceased, 0), coalesce(o.blocked, 0),
              coalesce(o.consent, 0), CASE b.channel WHEN 'sms' THEN o.phone ELSE o.email END,
              CASE b.channel WHEN 'sms' THEN \(MarkSQL.isDead(.sms)) ELSE \(MarkSQL.isDead(.email)) END,
              \(MarkSQL.refuses), o.id
            FROM outbox b JOIN persons o ON o.id = b.person WHERE b.id = ?1
            """
        )
        var kinds: [String: Int64] = [:]
        let names = try Prepared(database, "SELECT name, id FROM milestone_kinds")
        while try names.step() { kinds[names.text(0)] = names.integer(1) }
        let milestones = MilestoneSQL(kinds: kinds, ofProjects: Set(kinds.values))
        troubles = try Prepared(
            database,
            "SELECT \(CareSQL.troubles(milestones, judgedOn: "?2")) FROM persons o WHERE o.id = ?1"
        )
    }

    func ruling(on start: AttemptStart, of dispatcher: DispatcherID) throws -> Ruling {
        find.bind(.integer(start.message), .int(today.number))
        defer { find.reset() }
        guard try find.step(), find.text(0) == MessageState.waiting.rawValue, find.integer(1) == dispatcher.number
        else {
            return .notOurs
        }
        if find.integer(3) < Int64(today.number) { return .cancel(.tooLate) }
        if find.integer(4) > 0 { return .cancel(.deceased) }
        if find.integer(5) > 0 { return .cancel(.blocked) }
        let isPromotion = find.text(2) == MessageClass.promotion.rawValue
        if isPromotion, find.integer(6) == 0 || find.integer(9) > 0 { return .cancel(.consent) }
        guard let address = find.optionalText(7), !address.isEmpty, find.integer(8) == 0 else {
            return .cancel(.address)
        }
        // The record changed while the text was made, which may hold what is no longer so.
        if address != start.address { return .wait(until: 0, nil) }
        return isPromotion ? try care(of: find.integer(10)) : .pass
    }

    /// Whether anything holds a promotion back today; tomorrow it is looked at again, until its last day has passed.
    private func care(of person: Int64) throws -> Ruling {
        troubles.bind(.integer(person), .int(today.number))
        defer { troubles.reset() }
        guard try troubles.step() else { return .pass }
        let contact = Contact(rawValue: UInt8(truncatingIfNeeded: troubles.integer(0)))
        let tomorrow = ChinaTime.moment(0, of: today.advanced(by: 1))
        if contact.contains(.complains) { return .wait(until: tomorrow, .complaint) }
        return contact.contains(.awaitsHandover) ? .wait(until: tomorrow, .handoverLate) : .pass
    }
}
