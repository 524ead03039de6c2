import ChineseCalendar
import Lifecycle

/// The tables candidates are read from, and the SQL of each field that rules name.
///
/// The aliases are the same everywhere: `j` journey, `p` project, `h` home, `o` the person messages go to, `m` the
/// milestone that anchors the rule, `w` its owners.
struct SubjectSource {
    let subject: SubjectKind
    /// Whether a milestone says when the rule is due.
    let isAnchored: Bool
    /// The milestones that there are.
    let milestones: MilestoneSQL
    /// Whether some address has told us something; asking costs time.
    let hasMarks: Bool
    /// Where a person's promotions are on record.
    let promotions: [PromotionSource]
    /// Who has the same addresses.
    let sharers: SharerSQL
    /// Whether candidates tell what holds promotions back.
    let isCareful: Bool
    /// Whether candidates tell which project's sample they belong to.
    private let isSampled: Bool
    private let named: Set<Field.Record>

    /// Creates the source of rules about the same kind of subject.
    init(
        rules: [Rule],
        milestones: MilestoneSQL,
        hasMarks: Bool,
        promotions: [PromotionSource] = [.outbox],
        sharers: SharerSQL = SharerSQL(knownAfter: nil)
    ) {
        self.sharers = sharers
        self.promotions = promotions
        self.hasMarks = hasMarks
        subject = rules.first?.subject ?? .journey
        isAnchored = rules.contains { !$0.schedule.anchors.isEmpty }
        isCareful = rules.contains { $0.messageClass == .promotion }
        isSampled = rules.contains { $0.sample != nil }
        let prefer = rules.flatMap { $0.sample?.prefer ?? [] }
        named = Set(
            rules.flatMap { $0.conditions.map(\.field.record) + $0.reads.map(\.field.record) }
                + prefer.map(\.field.record)
        )
        self.milestones = milestones
    }

    /// The SQL of a field's value.
    func column(_ field: Field) -> String {
        switch field.record {
        case .person: "o.\(field.name)"
        case .project: "p.\(field.name)"
        case .home: "h.\(field.name)"
        case .journey: "j.\(field.name)"
        case .milestone: milestone(field.name)
        case .holding: HoldingSQL.column(field.name)
        case .ownership: "NULL"
        }
    }

    /// The SQL of a milestone's day.
    func milestone(_ name: String) -> String {
        subject == .project ? milestones.day(name, project: "p.id") : milestones.day(name, journey: "j")
    }

    /// The subject's number in ledger rows.
    ///
    /// Of the milestone where there is one: the ledger is asked before the journey is looked up.
    var subjectNumber: String {
        switch subject {
        case .journey: "(\(record) << 2 | 1)"
        case .person: "(\(record) << 2)"
        case .project: "(\(record) << 2 | 2)"
        }
    }

    /// The subject's record number.
    var record: String {
        switch subject {
        case .journey: isAnchored ? "m.journey" : "j.id"
        case .person: isAnchored ? "w.person" : "o.id"
        case .project: isAnchored ? "m.journey" : "p.id"
        }
    }

    /// What differs in the columns every candidate has.
    struct Head {
        /// The anchor's day.
        var anchor = "NULL"
        /// The first condition that does not hold; see ``Candidate/failing``.
        var failing = "0"
        /// The last day of a repeat.
        var end = "NULL"
        /// Which of the statement's windows the row belongs to.
        var window = "0"
        /// The day the row is judged on.
        var judgedOn = "0"
        /// Whether a sample prefers the row.
        var isPreferred = "0"
    }

    /// Columns before the rule's own fields.
    var headColumns: Int32 { isCareful || isSampled ? 13 : 8 }

    /// The columns every candidate has.
    func columns(_ head: Head) -> String {
        let contact =
            switch subject {
            case .project: "0, 0, 0"
            case .journey, .person: "\(journeyNumber), o.id, \(contact(judgedOn: head.judgedOn))"
            }
        let common = "\(record), \(head.anchor), \(head.failing), \(contact), \(head.end), \(head.window)"
        guard isCareful || isSampled else { return common }
        let isCounted = isCareful && subject != .project
        let promotions =
            isCounted ? CareSQL.promotions(judgedOn: head.judgedOn, in: self.promotions, sharers) : "0"
        let keys = isCounted ? "\(sharers.lowest(.sms)), \(sharers.lowest(.email))" : "0, 0"
        return "\(common), \(promotions), \(subject == .journey ? "j.project" : "0"), \(head.isPreferred), \(keys)"
    }

    /// Landlines take no text messages.
    private static let mobile = "1[3-9]" + String(repeating: "[0-9]", count: 9)

    private func contact(judgedOn: String) -> String {
        let consent = "coalesce(o.consent, 0)" + (hasMarks ? " AND NOT \(MarkSQL.refuses)" : "")
        let phone = "coalesce(o.phone GLOB '\(Self.mobile)', 0)" + (hasMarks ? " AND NOT \(MarkSQL.isDead(.sms))" : "")
        let email = "o.email IS NOT NULL" + (hasMarks ? " AND NOT \(MarkSQL.isDead(.email))" : "")
        let plain = """
            coalesce(o.deceased, 0) | (coalesce(o.blocked, 0) << 1) | ((\(consent)) << 2) | ((\(phone)) << 3) \
            | ((\(email)) << 4)
            """
        return isCareful ? "\(plain) | \(CareSQL.troubles(milestones, judgedOn: judgedOn))" : plain
    }

    private var journeyNumber: String {
        subject == .person && !isAnchored
            ? "coalesce((SELECT max(journey) FROM owners WHERE person = o.id), 0)" : "j.id"
    }

    /// The tables behind the anchoring milestones `m`; `CROSS JOIN` keeps SQLite to this order.
    var anchoredTables: String {
        switch subject {
        case .person:
            """
            CROSS JOIN owners w ON w.journey = m.journey CROSS JOIN persons o ON o.id = w.person \
            CROSS JOIN journeys j ON j.id = m.journey
            """
        case .journey: "CROSS JOIN journeys j ON j.id = m.journey" + joins
        case .project: "CROSS JOIN projects p ON p.id = m.journey"
        }
    }

    /// The tables, beginning with the subjects themselves.
    var allTables: String {
        switch subject {
        // A record that another one stands for is about nobody.
        case .person: "(SELECT * FROM persons WHERE merged_into IS NULL) o"
        case .journey: "journeys j" + joins
        case .project: "projects p"
        }
    }

    private var joins: String {
        (named.contains(.project) ? " LEFT JOIN projects p ON p.id = j.project" : "")
            + (named.contains(.home) ? " LEFT JOIN homes h ON h.id = j.home" : "")
            + " LEFT JOIN persons o ON o.id = j.contact"
    }
}
