import ChineseCalendar
import Lifecycle

/// The tables a rule's candidates are read from, and the SQL of each field it names.
///
/// The aliases are the same everywhere: `j` journey, `p` project, `h` home, `o` the person messages go to, `m` the
/// milestone that anchors the rule, `w` its owners.
struct SubjectSource {
    let rule: Rule
    /// Numbers of milestone kinds by name.
    let kinds: [String: Int64]

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
    var subject: String {
        switch rule.subject {
        case .journey: "(j.id << 2 | 1)"
        case .person: "(o.id << 2)"
        case .project: "(p.id << 2 | 2)"
        }
    }

    /// The subject's record number.
    var record: String {
        switch rule.subject {
        case .journey: "j.id"
        case .person: "o.id"
        case .project: "p.id"
        }
    }

    /// The columns every candidate has, before the rule's own fields.
    func head(anchor: String, to: String) -> String {
        switch rule.subject {
        case .project: "\(record), \(anchor), %FAILING%, 0, 0, 0, \(to)"
        case .journey, .person:
            """
            \(record), \(anchor), %FAILING%, \(journeyNumber), o.id, coalesce(o.deceased, 0) | (coalesce(o.blocked, 0) << 1) \
            | (coalesce(o.consent, 0) << 2) | ((o.phone IS NOT NULL) << 3) | ((o.email IS NOT NULL) << 4), \(to)
            """
        }
    }

    private var journeyNumber: String {
        rule.subject == .person && !isAnchored
            ? "coalesce((SELECT max(journey) FROM owners WHERE person = o.id), 0)" : "j.id"
    }

    private var isAnchored: Bool {
        switch rule.schedule {
        case .offset, .every, .anniversary: true
        case .birthday, .date, .daily: false
        }
    }

    /// The tables, beginning with the anchoring milestone; `CROSS JOIN` keeps SQLite to this order.
    var anchoredTables: String {
        switch rule.subject {
        case .person:
            """
            milestones m CROSS JOIN owners w ON w.journey = m.journey CROSS JOIN persons o ON o.id = w.person \
            CROSS JOIN journeys j ON j.id = m.journey
            """
        case .journey, .project: "milestones m CROSS JOIN journeys j ON j.id = m.journey" + joins
        }
    }

    /// The tables, beginning with the subjects themselves.
    var allTables: String {
        switch rule.subject {
        case .person: "persons o"
        case .journey: "journeys j" + joins
        case .project: "projects p"
        }
    }

    private var joins: String {
        let named = Set(rule.conditions.map(\.field.record) + rule.reads.map(\.field.record))
        return (named.contains(.project) ? " LEFT JOIN projects p ON p.id = j.project" : "")
            + (named.contains(.home) ? " LEFT JOIN homes h ON h.id = j.home" : "")
            + " LEFT JOIN persons o ON o.id = j.contact"
    }
}
