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
    /// Numbers of milestone kinds by name.
    let kinds: [String: Int64]
    private let named: Set<Field.Record>

    /// Creates the source of rules about the same kind of subject.
    init(rules: [Rule], kinds: [String: Int64]) {
        subject = rules.first?.subject ?? .journey
        isAnchored = rules.contains { $0.schedule.isAnchored }
        named = Set(rules.flatMap { $0.conditions.map(\.field.record) + $0.reads.map(\.field.record) })
        self.kinds = kinds
    }

    /// The SQL of a field's value.
    func column(_ field: Field) -> String {
        switch field.record {
        case .person: "o.\(field.name)"
        case .project: "p.\(field.name)"
        case .home: "h.\(field.name)"
        case .journey: "j.\(field.name)"
        case .milestone: milestone(field.name)
        case .ownership: "NULL"
        }
    }

    /// The SQL of a milestone's day.
    func milestone(_ name: String) -> String {
        "(SELECT x.day FROM milestones x WHERE x.journey = j.id AND x.kind = \(kind(name)))"
    }

    /// The number of a milestone kind; one that matches nothing when no journey has it yet.
    func kind(_ name: String) -> Int64 { kinds[name] ?? -1 }

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
        case .project: "p.id"
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
    }

    /// Columns before the rule's own fields.
    static let headColumns: Int32 = 8

    /// The columns every candidate has.
    func columns(_ head: Head) -> String {
        let contact =
            switch subject {
            case .project: "0, 0, 0"
            case .journey, .person:
                """
                \(journeyNumber), o.id, coalesce(o.deceased, 0) | (coalesce(o.blocked, 0) << 1) \
                | (coalesce(o.consent, 0) << 2) | ((o.phone IS NOT NULL) << 3) | ((o.email IS NOT NULL) << 4)
                """
            }
        return "\(record), \(head.anchor), \(head.failing), \(contact), \(head.end), \(head.window)"
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
        case .journey, .project: "CROSS JOIN journeys j ON j.id = m.journey" + joins
        }
    }

    /// The tables, beginning with the subjects themselves.
    var allTables: String {
        switch subject {
        case .person: "persons o"
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

extension Schedule {
    /// Whether a milestone says when it is due.
    fileprivate var isAnchored: Bool {
        switch self {
        case .offset, .every, .anniversary: true
        case .birthday, .date, .daily: false
        }
    }
}
