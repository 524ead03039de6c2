import ChineseCalendar
import Lifecycle

/// Translates a request into statements.
struct QueryPlanner {
    let request: PlanRequest
    let source: SubjectSource
    /// The rule's number in ledger rows; one that matches nothing when it never decided anything.
    let ruleNumber: Int64
    /// The arrangements that workdays are counted by.
    let workdays: Workdays
    /// The earliest day on record of a milestone kind.
    let earliest: (String) throws -> Day?

    var rule: Rule { request.rule }

    /// The statements, in the order in which their candidates are decided.
    func queries() throws -> [PlannedQuery] {
        let spans = spans
        guard hasOlderThan else { return try queries(spans) }
        // Its condition moves with the day it is judged on, and stands in the statement.
        return try Set(spans.map(\.judgedOn)).sorted().flatMap { day in
            try queries(spans.filter { $0.judgedOn == day })
        }
    }

    private func queries(_ spans: [DueSpan]) throws -> [PlannedQuery] {
        guard let judgedOn = spans.first?.judgedOn else { return [] }
        let conditions = ConditionSQL(rule.conditions, source, today: judgedOn, workdays)
        switch rule.schedule {
        case .offset(let span, let anchors):
            return anchored(spans.compactMap { $0.window(span, Occasion.once, workdays) }, anchors, conditions)
        case .every(let span, let anchors, let to):
            return anchored(try repeated(span, anchors, spans), anchors, conditions, to: to)
        case .anniversary(let anchors):
            return anchored(try anniversaries(anchors, spans), anchors, conditions)
        case .birthday(let kind):
            return spans.flatMap { span in
                span.days.days.flatMap { birthdays(on: $0, kind, span.judgedOn, conditions) }
            }
        case .annual, .daily: return []  // read with all other rules for everyone
        }
    }

    private var spans: [DueSpan] {
        switch (request.windows, rule.late) {
        case (.open, .days(let late)):
            [DueSpan(days: request.day.advanced(by: -late)...request.day, judgedOn: request.day)]
        case (.open, .never): [DueSpan(days: Self.beginning...request.day, judgedOn: request.day)]
        case (.closed(let range), .days(let late)):
            range.days.map { DueSpan(days: $0.advanced(by: -late)...$0.advanced(by: -late), judgedOn: $0) }
        case (.closed, .never): []
        }
    }

    /// No fact is older: import refuses days before 1900.
    private static let beginning = Day(number: -25_567)  // 1900-01-01

    /// Whether the row is about the only subject that is asked about.
    var isAsked: String { request.subject.map { " AND \(source.record) = \($0.record)" } ?? "" }

    private var hasOlderThan: Bool {
        rule.conditions.contains { if case .olderThan = $0.test { true } else { false } }
    }
}

/// Days on which a rule falls due, and when that is judged.
private struct DueSpan {
    let days: ClosedRange<Day>
    let judgedOn: Day

    /// The anchors that lead into these days.
    func window(_ span: CalendarSpan, _ occasion: Int64, _ workdays: Workdays) -> AnchorWindow? {
        guard let anchors = Day.anchors(leadingBy: span, into: days, workdays) else { return nil }
        let window = PlannedQuery.Window(occasion: occasion, due: .counted(span), judgedOn: judgedOn)
        return AnchorWindow(anchors: anchors, first: days.lowerBound, window: window)
    }
}

/// Anchors whose occurrences fall due within a window, from the day `first` on.
private struct AnchorWindow {
    let anchors: ClosedRange<Day>
    let first: Day
    let window: PlannedQuery.Window

    var json: String {
        let days = [anchors.lowerBound, anchors.upperBound].map(\.number)
        return "[\(days[0]),\(days[1]),\(window.occasion),\(first.number),\(window.judgedOn.number)]"
    }
}

extension QueryPlanner {
    /// One statement per anchor: the first that is set counts, so the others ask that no earlier one is.
    ///
    /// Who is in one of the windows is collected first, in the order of journeys: from there on the ledger, the
    /// milestones and the records are read from front to back instead of all over the file.
    private func anchored(
        _ windows: [AnchorWindow],
        _ anchors: [String],
        _ conditions: ConditionSQL,
        to: String? = nil
    ) -> [PlannedQuery] {
        guard !windows.isEmpty else { return [] }
        // What never lapses would be looked at for ever by those it does not concern, so they are left out.
        let isEndless = rule.late == .never
        let head = SubjectSource.Head(
            anchor: "m.day",
            failing: isEndless ? "0" : conditions.failing,
            end: to.map(source.milestone) ?? "NULL",
            window: "m.n",
            judgedOn: "m.judged",
            isPreferred: isPreferred(conditions)
        )
        let select = PlannedQuery.select(
            source,
            head,
            reads: rule.reads.map(\.field),
            from: ""
        )
        return anchors.indices.map { index in
            PlannedQuery(
                sql: """
                    \(select)\(anchorsInWindows(anchors[index], conditions)) m \(source.anchoredTables) \
                    WHERE 1\(isAsked)\(unset(anchors[..<index]))\(hasNotEnded(to))\(chosenOfPerson(anchors[index])) AND NOT EXISTS \
                    (SELECT 1 FROM ledger l WHERE l.rule = ?1 AND l.subject = \(source.subjectNumber) \
                    AND l.occasion = m.occasion)\(isEndless ? " AND \(conditions.allHold)" : "")
                    """,
                values: [
                    .integer(ruleNumber), .text("[\(windows.map(\.json).joined(separator: ","))]"),
                    .integer(source.milestones.kind(anchors[index])),
                ],
                windows: windows.map(\.window)
            )
        }
    }

    /// Whether a sample would choose the row before others.
    private func isPreferred(_ conditions: ConditionSQL) -> String {
        guard let prefer = rule.sample?.prefer, !prefer.isEmpty else { return "0" }
        return "(\(ConditionSQL(prefer, source, today: conditions.today, workdays).allHold)) IS 1"
    }

    /// The milestones of kind `?3` in the windows `?2`, by journey; or by project, for rules about projects.
    ///
    /// The limits keep SQLite from merging the parts, and so from reading in another order.
    private func anchorsInWindows(_ anchor: String, _ conditions: ConditionSQL) -> String {
        let windows = """
            (SELECT key AS n, value ->> 0 AS low, value ->> 1 AS high, value ->> 2 AS occasion, value ->> 3 AS first, \
            value ->> 4 AS judged FROM json_each(?2) LIMIT -1) s
            """
        let rest = "s.n, s.occasion, s.first, s.judged"
        // Of a single subject the days are few, whatever the window.
        let owner = request.subject.flatMap { $0.kind == .person ? $0.record : nil }
        let asked = owner.map { _ in "q.journey" } ?? request.subject.map { "\($0.record)" }
        let owned = owner.map { "owners q ON q.person = \($0) CROSS JOIN " } ?? ""
        let inWindow = "x.kind = ?3 AND x.day BETWEEN s.low AND s.high" + (asked.map { " AND x.journey = \($0)" } ?? "")
        let ofProjects = "project_milestones x ON x.kind = ?3 AND x.day BETWEEN s.low AND s.high"
        guard rule.subject != .project else {
            return """
                (SELECT x.project AS journey, x.day, \(rest) FROM \(windows) CROSS JOIN \(ofProjects) \
                ORDER BY x.project LIMIT -1)
                """
        }
        // A window without an end goes back to the beginning: those of a status are fewer than those with a milestone.
        let isEndless = rule.late == .never && rule.subject == .journey && asked == nil
        let statuses = isEndless ? conditions.statuses : nil
        let own =
            statuses.map {
                "journeys j ON \($0) CROSS JOIN milestones x ON x.journey = j.id AND \(inWindow)"
            } ?? "\(owned)milestones x ON \(inWindow)"
        var anchors = "SELECT x.journey, x.day, \(rest) FROM \(windows) CROSS JOIN \(own)"
        if source.milestones.isOfProjects(anchor) {
            anchors += """
                 UNION ALL SELECT j.id, x.day, \(rest) FROM \(windows) CROSS JOIN \(ofProjects) \
                CROSS JOIN \(owned)journeys j ON j.project = x.project AND \(statuses ?? "1")\
                \(asked.map { " AND j.id = \($0)" } ?? "") \
                WHERE NOT EXISTS (SELECT 1 FROM milestones e WHERE e.journey = j.id AND e.kind = ?3)
                """
        }
        return "(\(anchors) ORDER BY 1 LIMIT -1)"
    }

    /// None of the anchors that come first is set: for the journey, or for a person in any journey they own.
    private func unset(_ earlier: ArraySlice<String>) -> String {
        guard !earlier.isEmpty else { return "" }
        let ofProjects = earlier.filter(source.milestones.isOfProjects)
        let kinds = earlier.map { "\(source.milestones.kind($0))" }.joined(separator: ", ")
        switch rule.subject {
        case .project: return earlier.map { " AND \(source.milestone($0)) IS NULL" }.joined()
        case .journey:
            let own =
                " AND NOT EXISTS (SELECT 1 FROM milestones e WHERE e.journey = m.journey AND e.kind IN (\(kinds)))"
            return own + ofProjects.map { " AND \(source.milestones.day($0, project: "j.project")) IS NULL" }.joined()
        case .person:
            let own = """
                 AND NOT EXISTS (SELECT 1 FROM owners e CROSS JOIN milestones f ON f.journey = e.journey \
                WHERE e.person = w.person AND f.kind IN (\(kinds)))
                """
            return own
                + ofProjects.map { name in
                    """
                     AND NOT EXISTS (SELECT 1 FROM owners e CROSS JOIN journeys f ON f.id = e.journey \
                    WHERE e.person = w.person AND \(source.milestones.day(name, project: "f.project")) IS NOT NULL)
                    """
                }.joined()
        }
    }

    /// A repeat whose last day lies before all that is due in the window; when exactly it is due, nobody knows here.
    private func hasNotEnded(_ to: String?) -> String {
        guard let to else { return "" }
        guard !source.milestones.isOfProjects(to) else { return " AND (\(source.milestone(to)) < m.first) IS NOT 1" }
        return """
             AND NOT EXISTS (SELECT 1 FROM milestones e WHERE e.journey = m.journey \
            AND e.kind = \(source.milestones.kind(to)) AND e.day < m.first)
            """
    }

    /// A person's anchor is the earliest such milestone of the journeys they own, or the latest where that is what
    /// counts.
    private func chosenOfPerson(_ anchor: String) -> String {
        guard rule.subject == .person else { return "" }
        let before = rule.latestAnchors.contains(anchor) ? ">" : "<"
        guard !source.milestones.isOfProjects(anchor) else {
            let day = source.milestones.day(anchor, journey: "f")
            return """
                 AND NOT EXISTS (SELECT 1 FROM owners e CROSS JOIN journeys f ON f.id = e.journey \
                WHERE e.person = w.person AND (\(day) \(before) m.day OR (\(day) = m.day AND f.id < m.journey)))
                """
        }
        return """
             AND NOT EXISTS (SELECT 1 FROM owners e CROSS JOIN milestones f ON f.journey = e.journey AND f.kind = ?3 \
            WHERE e.person = w.person AND (f.day \(before) m.day OR (f.day = m.day AND f.journey < m.journey)))
            """
    }

    private func repeated(_ span: CalendarSpan, _ anchors: [String], _ spans: [DueSpan]) throws -> [AnchorWindow] {
        guard let first = try anchors.compactMap({ try earliest($0) }).min() else { return [] }
        return spans.flatMap { due in
            (1...).lazy.prefix { first.adding(span.times($0), workdays) <= due.days.upperBound }
                .compactMap { due.window(span.times($0), Int64($0), workdays) }
        }
    }

    private func anniversaries(_ anchors: [String], _ spans: [DueSpan]) throws -> [AnchorWindow] {
        guard let first = try anchors.compactMap({ try earliest($0) }).min()?.parts.year else { return [] }
        return spans.flatMap { span in
            span.years.filter { $0.year > first }.flatMap { year, piece in
                (1...year - first).compactMap { piece.window(CalendarSpan($0, .years), Int64(year), workdays) }
            }
        }
    }
}

extension DueSpan {
    /// The days year by year.
    fileprivate var years: [(year: Int, piece: DueSpan)] {
        (days.lowerBound.parts.year...days.upperBound.parts.year).compactMap { year in
            guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
                return nil
            }
            return (year, DueSpan(days: max(first, days.lowerBound)...min(last, days.upperBound), judgedOn: judgedOn))
        }
    }
}

extension ClosedRange<Day> {
    /// The days in it, one by one.
    var days: [Day] { (0...lowerBound.distance(to: upperBound)).map { lowerBound.advanced(by: $0) } }
}
