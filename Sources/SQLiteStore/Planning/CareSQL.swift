import Lifecycle

/// What the arbitration of promotions asks about the person `o`, as SQL.
enum CareSQL {
    /// The bits of ``Contact`` that speak against greeting somebody.
    /// - Parameters:
    ///   - milestones: The milestones that there are.
    ///   - judgedOn: The day asked about.
    /// - Returns: An expression.
    static func troubles(_ milestones: MilestoneSQL, judgedOn: String) -> String {
        let bulk = milestones.day("bulk_handover", journey: "k")
        let planned = milestones.day("planned_handover", journey: "k")
        let isLate = """
            (k.status = 'signed' AND coalesce(\(bulk), \(planned)) < \(judgedOn) \
            AND \(milestones.day("handover", journey: "k")) IS NULL)
            """
        return """
            (SELECT max(coalesce(k.serious_complaints, 0) > 0) * \(Contact.complains.rawValue) \
            | max(coalesce(\(isLate), 0)) * \(Contact.awaitsHandover.rawValue) \
            FROM owners g CROSS JOIN journeys k ON k.id = g.journey WHERE g.person = o.id)
            """.coalesced
    }

    /// ``RecentPromotions/packed``.
    /// - Parameters:
    ///   - judgedOn: The day asked about.
    ///   - sources: Where promotions are on record.
    ///   - sharers: Who has the same addresses; what they got by them counts.
    /// - Returns: An expression.
    static func promotions(judgedOn: String, in sources: [PromotionSource], _ sharers: SharerSQL) -> String {
        func weight(_ channel: ChannelKind) -> String {
            let inYear = RecentPromotions.weight(channel, inWeek: false)
            let inWeek = RecentPromotions.weight(channel, inWeek: true)
            return "CASE WHEN q.day > \(judgedOn) - 7 THEN \(inWeek) ELSE \(inYear) END"
        }
        let counts = sources.flatMap { source in
            let sum = """
                sum(CASE WHEN q.day = \(judgedOn) THEN \(RecentPromotions.weightToday) \
                WHEN q.channel = 'sms' THEN \(weight(.sms)) ELSE \(weight(.email)) END)
                """
            let holds = "\(source.holds) AND q.day BETWEEN \(judgedOn) - 364 AND \(judgedOn)"
            let own = "(SELECT \(sum) FROM \(source.table) q WHERE \(holds) AND q.person = o.id)"
            let others = ChannelKind.allCases.map { channel in
                """
                (SELECT \(sum) FROM \(sharers.records(channel)) s CROSS JOIN \(source.table) q ON q.person = s.id \
                WHERE s.id <> o.id AND q.channel = '\(channel.rawValue)' AND \(holds))
                """
            }
            return ([own] + others).map(\.coalesced)
        }
        return counts.joined(separator: " + ")
    }
}

/// The records that have an address of the person `o`, as SQL.
struct SharerSQL {
    /// The last change that was known; `nil` for all.
    let knownAfter: Int64?

    /// The records with the person's address of a channel, that of the person among them; none without an address.
    func records(_ channel: ChannelKind) -> String {
        let now = "SELECT id FROM main.persons WHERE \(has(channel))"
        guard let change = knownAfter else { return "(\(now) LIMIT \(Self.most))" }
        return """
            (\(now) AND known <= \(change) UNION ALL SELECT id FROM main.persons_past WHERE \(has(channel)) \
            AND known <= \(change) AND known_to > \(change) LIMIT \(Self.most))
            """
    }

    /// Records looked at; an agent's number on thousands of records would be looked at by each of them.
    private static let most = 64

    /// The lowest of those records; NULL without an address.
    func lowest(_ channel: ChannelKind) -> String { "(SELECT min(id) FROM \(records(channel)))" }

    /// The plus sign takes the column's affinity away, see ``PastNeighbourhood``; the index of mailboxes leaves out those
    /// who have none, which has to be said for it to be used.
    private func has(_ channel: ChannelKind) -> String {
        channel == .sms ? "phone = +o.phone" : "email IS NOT NULL AND lower(email) = lower(o.email)"
    }
}

/// A table of promotions, and what must hold of its rows `q` for them to count.
struct PromotionSource {
    let table: String
    let holds: String

    /// What sweeps and mailings made.
    static let outbox = PromotionSource(table: "outbox", holds: "q.class = 'promotion' AND q.state <> 'cancelled'")
}

/// What follows from the journeys of the person `o`, as SQL.
enum HoldingSQL {
    /// The SQL of a field of ``Field/Record/holding``.
    static func column(_ name: String) -> String {
        let journeys = "owners g CROSS JOIN journeys k ON k.id = g.journey"
        let handedOver = "g.person = o.id AND k.status = 'handed_over'"
        switch name {
        case "homes": return "(SELECT count(*) FROM \(journeys) WHERE \(handedOver))"
        case "safety_notice":
            return """
                EXISTS (SELECT 1 FROM \(journeys) CROSS JOIN projects y ON y.id = k.project AND y.safety_notice = 1 \
                WHERE \(handedOver))
                """
        default: return "NULL"
        }
    }
}

extension String {
    /// The expression with 0 where it is NULL.
    fileprivate var coalesced: String { "coalesce(\(self), 0)" }
}
